/** Small messages, as a feed would write them; the clocks are UTC. */

export const UNIT = "ALPMSL----SIT---------FNL-000100--";

export interface EnvelopeSettings {
  type?: string;
  code?: string;
  version?: number;
  /** Event time, UTC ms. */
  at: number;
  status?: string;
}

export function odf(
  { type = "DT_SCHEDULE", code = "ALP".padEnd(34, "-"), version = 1, at, status }: EnvelopeSettings,
  body: string,
): Buffer {
  const [date = "", clock = ""] = new Date(at).toISOString().split("T");
  const time = clock.replaceAll(/[^0-9]/g, "").slice(0, 9);
  const said = status === undefined ? "" : ` ResultStatus="${status}"`;
  return Buffer.from(
    `<OdfBody DocumentType="${type}" DocumentCode="${code}" Version="${version}" Date="${date}" Time="${time}"${said}>` +
      `<Competition Code="TEST">${body}</Competition></OdfBody>`,
  );
}

export const unitXml = (name: string, status = "SCHEDULED", code = UNIT): string =>
  `<Unit Code="${code}" ScheduleStatus="${status}"><ItemName Language="ENG" Value="${name}"/></Unit>`;

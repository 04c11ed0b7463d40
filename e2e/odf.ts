import { results as routes } from "../contracts/routes.ts";
import type { Backend } from "../bench/backend.ts";
import { expect } from "./stage.ts";

/** A race of two athletes, told in ODF, for the pages that show it. */

const RACE = `ALPM${"SUPERG-SIT".padEnd(18, "-")}FNL-000100--`;
const ROME = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Rome",
  ...({
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  } as const),
});
let versions = 0;
const codeOf = (type: string): string =>
  type === "DT_RESULT" ? RACE : type === "DT_MEDALLISTS" ? RACE.slice(0, 22).padEnd(34, "-") : "ALP".padEnd(34, "-");

/** @param at event time, UTC ms: the message holds from then on. */
export async function send(
  backend: Backend,
  type: string,
  body: string,
  { at = Date.now(), status = "", code = codeOf(type) } = {},
): Promise<number> {
  const [date = "", clock = ""] = ROME.format(at).split(" ");
  const time = clock.replaceAll(":", "") + String(Math.floor(at) % 1000).padStart(3, "0");
  const said = status === "" ? "" : ` ResultStatus="${status}"`;
  const answer = await fetch(backend.results + routes.odf, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.odfToken}` },
    body: `<OdfBody DocumentType="${type}" DocumentCode="${code}" Version="${++versions}" Date="${date}" Time="${time}"${said}><Competition>${body}</Competition></OdfBody>`,
  });
  expect(await answer.json()).toMatchObject({ fate: "accepted" });
  return at;
}

export const unit = (status: string, more = "") =>
  `<Unit Code="${RACE}" ScheduleStatus="${status}" Venue="test" Medal="1" ${more}><ItemName Language="ENG" Value="Super-G of the tests"/></Unit>`;
const PEOPLE = [
  ["1", "Jonas", "Ritter", "AUT", "LW11"],
  ["2", "Kenji", "Morita", "JPN", "LW12-2"],
]
  .map(
    ([code, given, family, organisation, sportClass]) =>
      `<Participant Code="${code}" GivenName="${given}" FamilyName="${family}" Organisation="${organisation}" Gender="M"><Discipline Code="ALP"><RegisteredEvent Event="X" Class="${sportClass}"/></Discipline></Participant>`,
  )
  .join("");
export const entry = (code: string, sortOrder: number, attributes: string, more = "") =>
  `<Result SortOrder="${sortOrder}" StartOrder="${code}" ${attributes}><ExtendedResults>${more}</ExtendedResults><Competitor Code="${code}" Type="A"><Composition><Athlete Code="${code}" Bib="${code}"/></Composition></Competitor></Result>`;
const timed = (real: string, factor: string) =>
  `<ExtendedResult Type="ER" Code="REAL_TIME" Value="${real}"/><ExtendedResult Type="ER" Code="FACTOR" Value="${factor}"/>`;
export const MORITA_LEADS =
  entry("2", 1, 'Rank="1" Result="59.59" ResultType="TIME"', timed("1:08.71", "0.8672")) + entry("1", 2, "");
export const RITTER_LEADS =
  entry("1", 1, 'Rank="1" Result="59.29" ResultType="TIME"', timed("1:14.02", "0.8010")) +
  entry("2", 2, 'Rank="2" Result="59.59" ResultType="TIME" Diff="0.30"', timed("1:08.71", "0.8672"));

/** The race as it begins: who is there, and who leads. */
export async function beginRace(backend: Backend): Promise<void> {
  await send(backend, "DT_PARTIC", PEOPLE);
  await send(backend, "DT_SCHEDULE", unit("RUNNING"));
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
}

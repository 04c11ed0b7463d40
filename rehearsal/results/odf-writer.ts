import type { Draft } from "./programme.ts";
import { localTime } from "./time-text.ts";
import { el, xmlOf } from "./xml.ts";

/** A message, numbered; its words are written when somebody wants them. */
export interface OdfMessage {
  at: number;
  /** Messages of one document take each other's place. */
  document: string;
  version: number;
  xml(): string;
}

export const documentOf = ({ type, code }: Draft): string => `${type} ${code}`;

export const odfMessage = (draft: Draft, version: number): OdfMessage => ({
  at: draft.at,
  document: documentOf(draft),
  version,
  xml: () => xmlText(draft, version),
});

function xmlText({ at, type, code, status, body }: Draft, version: number): string {
  const { date, clock } = localTime(at);
  const root = el(
    "OdfBody",
    {
      CompetitionCode: "REHEARSAL",
      DocumentCode: code,
      DocumentType: type,
      Version: version,
      ResultStatus: status,
      FeedFlag: "P",
      Date: date,
      Time: clock.join(""),
      LogicalDate: date,
      Language: "ENG",
      Source: "REHEARSAL",
    },
    [el("Competition", { Code: "REHEARSAL" }, body())],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${xmlOf(root)}`;
}

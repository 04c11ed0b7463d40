import type { Body, Kind } from "../../../contracts/results.ts";
import type { Message } from "../message.ts";
import type { Fault } from "./header.ts";
import { readMessage, type ReadMessage } from "./read-message.ts";

/** "ALPM", "SUPERG--12050", "FNL-", "000100--": what is left out is left open. */
export const rsc = (sport: string, event = "", phase = "", unit = ""): string =>
  sport.padEnd(4, "-") + event.padEnd(18, "-") + phase.padEnd(4, "-") + unit.padEnd(8, "-");

export const SUPER_G = rsc("ALPM", "SUPERG----12050", "FNL-", "000100--");
export const SPRINT = rsc("BTHW", "SPRINT----09070", "FNL-", "000100--");
export const GAME = rsc("IHOX", "TEAM8", "FNL-", "000100--");
export const DRAW = rsc("CURX", "TEAM4", "PREL", "000300--");
export const CROSS = rsc("SBDM", "CROSS-----SBLL2", "FNL-", "000100--");

/** Attributes of `OdfBody`; undefined leaves one out. */
export type Attributes = Record<string, string | undefined>;

/** A synthetic message of the first of March, a quarter past ten in Italy. */
export function odf(type: string, code: string, inside: string, attributes: Attributes = {}): Buffer {
  const all: Attributes = {
    ...{ CompetitionCode: "REHEARSAL", DocumentCode: code, DocumentType: type, Version: "1", FeedFlag: "P" },
    ...{ Date: "2026-03-01", Time: "101500000", ResultStatus: "LIVE", Source: "TEST" },
    ...attributes,
  };
  return Buffer.from(`<OdfBody ${written(all)}><Competition Code="REHEARSAL">${inside}</Competition></OdfBody>`);
}

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]))
    .join(" ");

/** `<Result><Competitor/></Result>` of an athlete, or whatever `competitor` says. */
export const resultXml = (
  code: string,
  attributes: Attributes = {},
  { extended = "", competitor = "", inside = "" }: { extended?: string; competitor?: string; inside?: string } = {},
): string =>
  `<Result ${written(attributes)}>` +
  (extended ? `<ExtendedResults>${extended}</ExtendedResults>` : "") +
  `<Competitor Code="${code}" ${competitor || `Type="A"`}>${inside}</Competitor></Result>`;

export const er = (attributes: Attributes, inside = ""): string =>
  `<ExtendedResult Type="ER" ${written(attributes)}>${inside}</ExtendedResult>`;

export const readOdf = (bytes: Uint8Array): ReadMessage =>
  readMessage(bytes, { timeZone: "Europe/Rome", now: Date.parse("2026-03-01T12:00:00Z") });

export function messageOf(answer: ReadMessage): Message {
  if ("faults" in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.message;
}

/** The one change of a message that must be understood. */
export function bodyOf<K extends Kind>(kind: K, bytes: Uint8Array): Body<K> {
  const { changes } = messageOf(readOdf(bytes));
  const [change] = changes;
  if (changes.length !== 1 || change?.kind !== kind)
    throw new Error(`expected one ${kind}: ${JSON.stringify(changes)}`);
  return change.body as Body<K>;
}

/** Each fault of a message that must be refused. */
function faultsIn(bytes: Uint8Array): Fault[] {
  const answer = readOdf(bytes);
  if (!("faults" in answer)) throw new Error("expected faults");
  return answer.faults;
}
export const placesOf = (bytes: Uint8Array): string[] => faultsIn(bytes).map(({ place }) => place);
/** "Result[11]@Rank: expected a whole number" */
export const faultsOf = (bytes: Uint8Array): string[] =>
  faultsIn(bytes).map(({ place, expected }) => `${place}: ${expected}`);

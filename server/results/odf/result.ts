import type { Entry, Kind, ResultStatus } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeOf, competitorOf } from "./competitors.ts";
import { extendedOf } from "./extended-results.ts";
import { countOf, present, textOf, wordOf, wrong, type Reading } from "./fields.ts";
import type { OdfHeader } from "./header.ts";
import { matchStateOf, withPeriods } from "./match.ts";
import { elapsedOf, gapOf, isYes, named, numberOf, onceEach, ordinalOf, upTo } from "./measures.ts";
import { IRMS, MEDALS, OUTCOMES, STATUSES } from "./result-words.ts";
import { sportOf, type Sport } from "./sports.ts";
import { all, one, type Element } from "./xml.ts";

/** More do not start in any race of these sports. */
const MAX_COMPETITORS = 1000;
const RESULT_TYPES: Readonly<Record<string, Sport["ranks"]>> = { TIME: "time", POINTS: "score", SCORE: "score" };

export type ResultKind = Extract<Kind, "result" | "current" | "phase-result" | "cumulative">;

/**
 * DT_RESULT, DT_PHASE_RESULT, DT_CUMULATIVE_RESULT, and DT_CURRENT, which has the same shape and speaks only of those
 * who compete at this moment: so it is of a kind of its own, and needs no status.
 */
export const readResult =
  (kind: ResultKind) =>
  (root: Element, { code: id }: OdfHeader, reading: Reading): Change[] => {
    const competition = one(root, "Competition");
    if (!competition) return [];
    const status = statusOf(root, reading) ?? (kind === "current" ? "live" : undefined);
    if (!status && textOf(root, "ResultStatus") === undefined)
      wrong(reading, root, "ResultStatus", "expected one, such as LIVE or OFFICIAL");
    const entries = withPeriods(entriesOf(competition, sportOf(id), reading), competition, reading);
    const body = { status: status ?? "live", entries, ...matchStateOf(competition, reading) };
    return [{ kind, id, scope: "", body }];
  };

const statusOf = (root: Element, reading: Reading): ResultStatus | undefined =>
  wordOf(reading, root, "ResultStatus", STATUSES);

function entriesOf(competition: Element, sport: Sport, reading: Reading): Entry[] {
  const once = onceEach(reading, "expected each competitor once");
  return upTo(MAX_COMPETITORS, reading, competition, "Result").flatMap((result, index): Entry[] => {
    const [competitor, ...more] = all(result, "Competitor");
    if (!competitor || more.length > 0) wrong(reading, result, "Competitor", "expected one competitor");
    const code = competitor && codeOf(competitor, reading);
    if (!competitor || code === undefined) return [];
    once(competitor, "Code", code);
    return [entryOf(named(result, code), competitor, { code, index, sport }, reading)];
  });
}

/** @param index in the document, which orders those who are not told apart otherwise. */
function entryOf(
  result: Element,
  competitor: Element,
  { code, index, sport }: { code: string; index: number; sport: Sport },
  reading: Reading,
): Entry {
  const { runs, counts, ...extended } = extendedOf(result, code, sport, reading);
  return {
    ...competitorOf(competitor, code, reading),
    sortOrder: countOf(reading, result, "SortOrder") ?? index + 1,
    isTied: isYes(result, "RankEqual"),
    ...present({
      bib: textOf(competitor, "Bib"),
      startOrder: countOf(reading, result, "StartOrder"),
      // Whoever is out has no rank, whatever a sender leaves standing.
      rank: textOf(result, "IRM") === undefined ? ordinalOf(reading, result, "Rank") : undefined,
      irm: wordOf(reading, result, "IRM", IRMS),
      qualified: textOf(result, "QualificationMark"),
      outcome: wordOf(reading, result, "WLT", OUTCOMES),
      medal: wordOf(reading, result, "Medal", MEDALS),
      ...publishedOf(result, sport, reading),
    }),
    ...extended,
    periods: runs,
    // Measured, and not yet looked at by the timekeepers.
    counts: isYes(result, "Unchecked") ? { ...counts, UNCHECKED: "Y" } : counts,
  };
}

/** What ranks, as published, and as the number that it is. Of whoever has no rank there may be words: "DNF". */
function publishedOf(
  element: Element,
  sport: Sport,
  reading: Reading,
): { [K in "result" | "time" | "score" | "behind"]: Entry[K] | undefined } {
  const [result, type] = [textOf(element, "Result"), textOf(element, "ResultType")];
  const known = type === undefined ? sport.ranks : (RESULT_TYPES[type] ?? "words");
  const isWord = result !== undefined && textOf(element, "IRM") !== undefined && !/^\d/.test(result);
  const kind = isWord ? "words" : known;
  return {
    result,
    time: kind === "time" ? elapsedOf(reading, element, "Result") : undefined,
    score: kind === "score" ? numberOf(reading, element, "Result") : undefined,
    behind: known === "time" ? gapOf(reading, element, "Diff") : undefined,
  };
}

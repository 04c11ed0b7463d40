import type { Entry, Result } from "../../../contracts/results.ts";
import { isNobody } from "./competitors.ts";
import { createCountBook } from "./counts.ts";
import { present, required, textOf, wrong, type Reading } from "./fields.ts";
import { elapsedOf, isYes, numberOf, onceEach, upTo } from "./measures.ts";
import { one, type Element } from "./xml.ts";

/** What a result says of a match as a whole: the period that is played, its clock, and whatever else is counted. */
export type MatchState = Pick<Result, "period" | "clock" | "counts">;

const MAX_INFOS = 200;
const MAX_PERIODS = 100;
const CLOCK_CODES: ReadonlySet<string> = new Set(["PERIOD", "REMAINING", "RUNNING"]);

export function matchStateOf(competition: Element, reading: Reading): MatchState {
  const book = createCountBook();
  const clock = new Map<string, Element>();
  for (const info of upTo(MAX_INFOS, reading, one(competition, "ExtendedInfos"), "ExtendedInfo")) {
    const code = required(reading, info, "Code");
    const value = textOf(info, "Value");
    if (textOf(info, "Type") === "CLOCK" && CLOCK_CODES.has(code)) clock.set(code, info);
    else if (value !== undefined) book.put(code, value);
  }
  const [period, remaining, running] = [clock.get("PERIOD"), clock.get("REMAINING"), clock.get("RUNNING")];
  const left = remaining && elapsedOf(reading, remaining, "Value");
  return {
    ...present({
      period: period && textOf(period, "Value"),
      clock: left === undefined ? undefined : { remaining: left, isRunning: !!running && isYes(running, "Value") },
    }),
    counts: book.counts(),
  };
}

/** Entries with what they scored in each period or end, and up to now; as they were where nothing is scored so. */
export function withPeriods(entries: readonly Entry[], competition: Element, reading: Reading): Entry[] {
  const list = one(competition, "Periods");
  const periods = upTo(MAX_PERIODS, reading, list, "Period");
  if (!list || periods.length === 0) return [...entries];
  const onceEachPeriod = onceEach(reading, "expected each period once");
  for (const period of periods) onceEachPeriod(period, "Code", required(reading, period, "Code"));
  const sides = (["Home", "Away"] as const).map((side) => ({ side, code: required(reading, list, side) }));
  const once = onceEach(reading, "expected each side once");
  for (const { side, code } of sides) {
    if (code === "" || isNobody(code)) continue;
    once(list, side, code);
    if (!entries.some(({ competitor }) => competitor === code))
      wrong(reading, list, side, "expected a competitor of this result");
  }

  const scores = sides.map(({ side }) => scoresOf(side, periods, reading));
  return entries.map((entry) => {
    const own = scores[sides.findIndex(({ code }) => code === entry.competitor)];
    if (!own) return entry;
    const total = present({ score: entry.score ?? own.total });
    return { ...entry, ...total, periods: [...entry.periods, ...own.periods] };
  });
}

function scoresOf(side: "Home" | "Away", periods: readonly Element[], reading: Reading) {
  const totals = periods.map((period) => scoreOf(reading, period, `${side}Score`));
  return {
    periods: periods.map((period) => ({
      name: textOf(period, "Code") ?? "",
      ...present({ score: scoreOf(reading, period, `${side}PeriodScore`) }),
    })),
    total: totals.findLast((total) => total !== undefined),
  };
}

/** Ends that were not played, because one side conceded, are marked with an X. */
const scoreOf = (reading: Reading, period: Element, name: string): number | undefined =>
  textOf(period, name) === "X" ? undefined : numberOf(reading, period, name);

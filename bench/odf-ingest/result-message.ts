import type { Entry } from "../../contracts/results.ts";
import { randomOf } from "../../testing/random.ts";

/** A race as it is sent after each arrival: all of its athletes, with what they have reached until then. */
export interface Race {
  /** An RSC. */
  unit: string;
  codes: readonly string[];
}

export const raceOf = (number: number, athletes: number): Race => ({
  unit: `ALPMSL${String(number).padStart(2, "0")}--------------FNL-000100--`,
  codes: Array.from({ length: athletes }, (_, index) => String(10_000 + number * athletes + index)),
});

const FACTOR = 0.7855;
const POINTS = 2;
function clock(ms: number): string {
  const hundredths = Math.round(ms / 10);
  const seconds = ((hundredths % 6000) / 100).toFixed(2).padStart(5, "0");
  return `${Math.floor(hundredths / 6000)}:${seconds}`;
}

/** Entries of a version of a race's results; each version has other times. */
export function entriesOf({ codes }: Race, version: number): Entry[] {
  const random = randomOf(version);
  const reached = codes.map((code, index) => {
    const realTime = random(7_000, 12_000) * 10;
    return { code, bib: String(index + 1), startOrder: index + 1, realTime, time: Math.round(realTime * FACTOR) };
  });
  const sorted = reached.toSorted((a, b) => a.time - b.time);
  const best = sorted[0]?.time ?? 0;
  return sorted.map(({ code, time, realTime, bib, startOrder }, index) => ({
    ...{ competitor: code, kind: "athlete", organisation: "ITA", bib, startOrder, sortOrder: index + 1 },
    ...{ rank: index + 1, isTied: false, result: clock(time), time, realTime, factor: FACTOR, behind: time - best },
    splits: Array.from({ length: POINTS }, (_, point) => ({
      ...{ at: point + 1, time: Math.round((time * (point + 1)) / (POINTS + 1)), behind: (time - best) >> 1 },
      rank: index + 1,
    })),
    ...{ shootings: [], periods: [], counts: {} },
    members: [{ participant: code, bib, sportClass: "LW10-1", role: "athlete" }],
  }));
}

/** DT_RESULT as docs/guides/odf.md has it. */
export function resultXml(race: Race, version: number, at: number): string {
  const [date = "", time = ""] = new Date(at).toISOString().replace("Z", "").split("T");
  const results = entriesOf(race, version).map((entry) => {
    const intermediate = entry.splits.map(
      (split) =>
        `<ExtendedResult Type="ER" Code="INT" Pos="${split.at}" Value="${clock(split.time ?? 0)}" Diff="${clock(split.behind ?? 0)}" Rank="${split.rank}"/>`,
    );
    return `<Result Rank="${entry.rank}" SortOrder="${entry.sortOrder}" StartOrder="${entry.startOrder}" Result="${entry.result}" ResultType="TIME" Diff="${clock(entry.behind ?? 0)}"><ExtendedResults><ExtendedResult Type="ER" Code="REAL_TIME" Value="${clock(entry.realTime ?? 0)}"/><ExtendedResult Type="ER" Code="FACTOR" Value="${FACTOR}"/>${intermediate.join("")}</ExtendedResults><Competitor Code="${entry.competitor}" Type="A" Organisation="ITA" Bib="${entry.bib}"><Composition><Athlete Code="${entry.competitor}" Bib="${entry.bib}" Order="1"><Description GivenName="Given" FamilyName="Family" Organisation="ITA" Class="LW10-1"/></Athlete></Composition></Competitor></Result>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><OdfBody CompetitionCode="BENCH" DocumentType="DT_RESULT" DocumentCode="${race.unit}" Version="${version}" FeedFlag="P" ResultStatus="LIVE" Date="${date}" Time="${time.replaceAll(/[:.]/g, "")}" Source="BENCH"><Competition Code="BENCH">${results.join("")}</Competition></OdfBody>`;
}

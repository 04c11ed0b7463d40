import { athleteCompetitor, entryNode, er, ranked } from "./entries.ts";
import { calculatedMs } from "./factors.ts";
import type { Person } from "./people.ts";
import { durationText } from "./time-text.ts";
import type { Node } from "./xml.ts";

/** A starter at a point of the course: 1 to 4 the intermediates, 5 the finish. */
export interface Passage {
  at: number;
  point: number;
  /** Of the published precision. */
  realMs: number;
  factor: number;
  /** km/h */
  speed: number;
}
export interface RunOf {
  number: number;
  openMs: number;
  starters: readonly { person: Person; passages: readonly Passage[]; fell: boolean }[];
}
/** Why somebody has no rank in a run, or in all of them. */
type IrmOf = (bib: string | undefined, at: number, run?: RunOf) => string | undefined;

export const FINISH = 5;
const timeOf = ({ realMs, factor }: Passage): number => calculatedMs(realMs, factor, 10);

/** What this person has after the runs finished until an instant; undefined where one of those is missing. */
export function sumBy(runs: readonly RunOf[], person: Person, at: number): number | undefined {
  let sum = 0;
  for (const run of runs) {
    if (run.openMs > at) break;
    const finish = finishOf(run, person, at);
    if (finish === undefined) return undefined;
    sum += finish;
  }
  return sum;
}

function finishOf(run: RunOf, person: Person, at: number): number | undefined {
  const starter = run.starters.find((each) => each.person === person);
  const finish = starter?.passages.find(({ point, at: passed }) => point === FINISH && passed <= at);
  return finish && timeOf(finish);
}

/** A run as it stands at an instant. */
export function runNodes(
  { irmOf }: { irmOf: IrmOf },
  run: RunOf,
  { at, hasBegun, only }: { at: number; hasBegun: boolean; only?: Person },
): Node[] {
  const starters = run.starters.map((starter, index) => ({
    ...starter,
    startOrder: index + 1,
    irm: hasBegun ? irmOf(starter.person.bib, at, run) : undefined,
    passed: hasBegun ? starter.passages.filter((passage) => passage.at <= at) : [],
  }));
  const timesAt = (point: number) =>
    starters.flatMap(({ passed }) => passed.filter((passage) => passage.point === point).map(timeOf));
  const times = new Map([1, 2, 3, 4, FINISH].map((point) => [point, timesAt(point)]));
  const finishes = starters.flatMap(({ passed, irm }) =>
    irm === undefined ? passed.filter(({ point }) => point === FINISH).map(timeOf) : [],
  );
  const best = Math.min(...finishes);

  const order = ranked(starters, ({ passed, irm }) => {
    const finish = passed.find(({ point }) => point === FINISH);
    return finish && irm === undefined ? timeOf(finish) : undefined;
  });
  const asked = only ? order.filter(({ item }) => item.person === only) : order;
  return asked.map(({ item, rank, isTied, sortOrder }) => {
    const { person, passed, irm, startOrder } = item;
    const finish = passed.find(({ point }) => point === FINISH);
    const splits = passed.filter(({ point }) => point < FINISH);
    const isTimed = finish !== undefined && irm !== "DSQ";
    const result = isTimed ? durationText(timeOf(finish)) : undefined;
    return entryNode(
      {
        ...{ rank, isTied, sortOrder, startOrder, irm },
        result: irm ?? result,
        resultType: "TIME",
        diff: rank !== undefined && finish ? `+${durationText(timeOf(finish) - best)}` : undefined,
      },
      [
        er("FACTOR", (splits[0]?.factor ?? item.passages[0]?.factor ?? 1).toFixed(4)),
        ...(isTimed
          ? [er("REAL_TIME", durationText(finish.realMs)), er("RUN", durationText(timeOf(finish)), { Pos: run.number })]
          : []),
        ...splits.map((split) => {
          const known = times.get(split.point) ?? [];
          const time = timeOf(split);
          return er("INT", durationText(time), {
            Pos: split.point,
            Diff: durationText(time - Math.min(...known)),
            Rank: 1 + known.filter((each) => each < time).length,
          });
        }),
        ...splits.map((split) => er("SPEED", split.speed.toFixed(1), { Pos: split.point })),
      ],
      athleteCompetitor(person),
    );
  });
}

/** The sum of the runs so far. */
export function cumulativeNodes({ runs, irmOf }: { runs: readonly RunOf[]; irmOf: IrmOf }, at: number): Node[] {
  const people = runs[0]?.starters.map(({ person }) => person) ?? [];
  const sumOf = (person: Person) => (irmOf(person.bib, at) === undefined ? sumBy(runs, person, at) : undefined);
  const best = Math.min(...people.map((person) => sumOf(person) ?? Infinity));
  return ranked(people, sumOf).map(({ item, rank, isTied, sortOrder }) => {
    const sum = sumOf(item);
    const irm = irmOf(item.bib, at);
    return entryNode(
      {
        ...{ rank, isTied, sortOrder, irm },
        startOrder: people.indexOf(item) + 1,
        result: irm ?? (sum === undefined ? undefined : durationText(sum)),
        resultType: "TIME",
        diff: sum === undefined ? undefined : `+${durationText(sum - best)}`,
      },
      runs.flatMap((run) => {
        const time = finishOf(run, item, at);
        return time === undefined || irm === "DSQ" ? [] : [er("RUN", durationText(time), { Pos: run.number })];
      }),
      athleteCompetitor(item),
    );
  });
}

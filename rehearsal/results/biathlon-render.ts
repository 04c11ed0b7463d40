import { athleteCompetitor, entryNode, er, ranked } from "./entries.ts";
import { calculatedMs } from "./factors.ts";
import type { Person } from "./people.ts";
import { durationText } from "./time-text.ts";
import { el, type Node } from "./xml.ts";

export interface Bout {
  shots: readonly { at: number; hit: boolean }[];
  leftAt: number;
}
export interface Racer {
  person: Person;
  /** 1 is the whole real time. */
  percent: number;
  bouts: readonly Bout[];
  realMs: number;
  finishedAt: number;
}

/** A race as it stands: bouts shot by shot, penalty loops, times where the range is left, ranks of who has finished. */
export function biathlonNodes(
  racers: readonly Racer[],
  options: { at: number; gunMs: number; through: number; hasBegun: boolean },
): Node[] {
  const { at, gunMs, through, hasBegun } = options;
  const calculated = (racer: Racer, realMs: number) => calculatedMs(realMs, racer.percent, 100);
  const splitOf = (racer: Racer, bout: number): number | undefined => {
    const leftAt = racer.bouts[bout]?.leftAt;
    return leftAt !== undefined && leftAt <= at ? calculated(racer, leftAt - gunMs) : undefined;
  };
  const finishOf = (racer: Racer) => (racer.finishedAt <= at ? calculated(racer, racer.realMs) : undefined);
  const best = Math.min(...racers.map((racer) => finishOf(racer) ?? Infinity));

  return ranked(racers, finishOf).map(({ item, rank, isTied, sortOrder }) => {
    const finish = finishOf(item);
    const fired = item.bouts.flatMap(({ shots }, bout) => {
      const done = shots.filter((shot) => shot.at <= at);
      return done.length === 0 ? [] : [{ bout: bout + 1, hits: done.map(({ hit }) => (hit ? "1" : "0")).join("") }];
    });
    const misses = item.bouts.flatMap(({ shots }) => shots.filter((shot) => shot.at <= at && !shot.hit)).length;
    const splits = item.bouts.flatMap((_, bout) => {
      const time = splitOf(item, bout);
      return time === undefined ? [] : [{ bout, time }];
    });
    return entryNode(
      {
        ...{ rank, isTied, sortOrder },
        startOrder: racers.indexOf(item) + 1,
        result: finish === undefined ? undefined : durationText(finish, 1),
        resultType: "TIME",
        diff: finish === undefined ? undefined : `+${durationText(finish - best, 1)}`,
        mark: finish !== undefined && sortOrder <= through ? "Q" : undefined,
      },
      [
        er("FACTOR", item.percent.toFixed(4)),
        ...(finish === undefined ? [] : [er("REAL_TIME", durationText(item.realMs, 1))]),
        ...fired.map(({ bout, hits }) =>
          er("SHOOT", hits, { Pos: bout }, [el("Extension", { Code: "POSITION", Value: "P" })]),
        ),
        ...(hasBegun ? [er("PENALTY", misses)] : []),
        ...splits.map(({ bout, time }) => {
          const known = racers.flatMap((other) => splitOf(other, bout) ?? []);
          return er("INT", durationText(time, 1), {
            Pos: bout + 1,
            Diff: durationText(time - Math.min(...known), 1),
            Rank: 1 + known.filter((each) => each < time).length,
          });
        }),
      ],
      athleteCompetitor(item.person),
    );
  });
}

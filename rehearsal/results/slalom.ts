import type { Cycle } from "./cycle.ts";
import { athleteCompetitor, entryNode, er, ranked } from "./entries.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import { medallistsOf } from "./podium.ts";
import { heldAt, resultDrafts, usualChanges, type Award, type Programme, type Status } from "./programme.ts";
import { impairedWomen } from "./rosters.ts";
import { rsc } from "./rsc.ts";
import { clockOf, durationText } from "./time-text.ts";
import type { Node } from "./xml.ts";

/**
 * Women's slalom, vision impaired, each with her guide, on the other slope, where no camera is. It begins late, for fog,
 * and two of them share a medal. No factors of these classes are known to us: all ski at their real time.
 */
const PLANNED_MS = 120_000;
const DELAYED_MS = 90_000;
const STARTS_MS = 200_000;
const INTERVAL_MS = 14_000;
const CLOSED_AFTER_MS = 10_000;
const CONFIRMED_AFTER_MS = 30_000;
/** In the order of starting; two are third. Bib 7 straddles a gate. */
const TIMES_MS = [53_420, 51_870, 52_640, 54_810, 52_640, 55_370, 0, 54_050, 52_210, 56_190] as const;
const FALLEN = 6;
const SPLIT_SHARES = [0.31, 0.66] as const;

export function slalomProgramme(cycle: Cycle): Programme {
  const startMs = cycle.startMs + STARTS_MS;
  const random = cycle.random(201);
  // The same for all, or the tie would be none.
  const snow = Math.floor((random() - 0.5) * 300) * 10;
  const starters = impairedWomen.map((one, index) => {
    const began = startMs + index * INTERVAL_MS;
    const timeMs = (TIMES_MS[index] ?? 0) + snow;
    const splits = SPLIT_SHARES.map((share) => Math.floor((timeMs * share * (1 + (random() - 0.5) * 0.012)) / 10) * 10);
    const isOut = index === FALLEN;
    return { person: one, began, timeMs: isOut ? undefined : timeMs, splits: isOut ? [15_700 + snow / 3] : splits };
  });
  type Starter = (typeof starters)[number];
  const finishedAt = ({ began, timeMs }: Starter) => (timeMs === undefined ? began + 27_000 : began + timeMs);
  const endMs = Math.max(...starters.map(finishedAt)) + CLOSED_AFTER_MS;
  const officialMs = endMs + CONFIRMED_AFTER_MS;
  const event = `SLALOM-VI--${cycle.tag}`;
  const code = rsc("ALP", "W", event, "FNL", "000100");

  const timeAt = (starter: Starter, at: number) => (finishedAt(starter) <= at ? starter.timeMs : undefined);
  const render = (at: number): Node[] => {
    const best = Math.min(...starters.map((starter) => timeAt(starter, at) ?? Infinity));
    return ranked(starters, (starter) => timeAt(starter, at)).map(({ item, rank, isTied, sortOrder }) => {
      const time = timeAt(item, at);
      const irm = item.timeMs === undefined && finishedAt(item) <= at ? "DNF" : undefined;
      const splits = item.splits.flatMap((split, index) => (item.began + split <= at ? [{ split, index }] : []));
      return entryNode(
        {
          ...{ rank, isTied, sortOrder, irm },
          startOrder: starters.indexOf(item) + 1,
          result: irm ?? (time === undefined ? undefined : durationText(time)),
          resultType: "TIME",
          diff: time === undefined ? undefined : `+${durationText(time - best)}`,
        },
        splits.map(({ split, index }) => {
          const known = starters.flatMap((each) => {
            const other = each.splits[index];
            return other !== undefined && each.began + other <= at ? [other] : [];
          });
          return er("INT", durationText(split), {
            Pos: index + 1,
            Diff: durationText(split - Math.min(...known)),
            Rank: 1 + known.filter((each) => each < split).length,
          });
        }),
        athleteCompetitor(item.person),
      );
    });
  };
  const steps: (readonly [number, Status])[] = [
    [cycle.startMs + 60_000, "START_LIST"],
    [startMs, "LIVE"],
    [endMs, "UNOFFICIAL"],
    [officialMs, "OFFICIAL"],
  ];
  const award: Award = {
    at: officialMs + 5_000,
    event: rsc("ALP", "W", event),
    medallists: medallistsOf(
      ranked(starters, ({ timeMs }) => timeMs).map((each) => ({ ...each, item: each.item.person })),
    ),
  };
  return {
    awards: [award],
    drafts: resultDrafts({
      type: "DT_RESULT",
      code,
      instants: [
        ...steps.map(([from]) => from),
        ...starters.flatMap((starter) => [
          ...starter.splits.map((split) => starter.began + split),
          finishedAt(starter),
        ]),
      ],
      statusAt: (at) => heldAt(steps, at),
      render,
    }),
    units: [
      {
        code,
        name: `Women's Slalom Vision Impaired, race ${cycle.place + 1}`,
        venue: VENUE_CODES["alpine"] ?? "",
        location: LOCATIONS.slalom,
        startMs: cycle.startMs + PLANNED_MS,
        endMs,
        medals: "final",
        changes: [
          {
            at: cycle.startMs + DELAYED_MS,
            status: "DELAYED",
            startMs,
            note: `Fog on the upper course. New start at ${clockOf(startMs)}.`,
          },
          ...usualChanges(startMs, endMs),
        ],
      },
    ],
  };
}

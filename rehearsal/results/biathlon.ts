import { shots } from "../scenario/biathlon.ts";
import { LOOPS } from "../scenario/feeds.ts";
import { biathlonNodes, type Bout, type Racer } from "./biathlon-render.ts";
import type { Cycle } from "./cycle.ts";
import { ranked } from "./entries.ts";
import { calculatedMs, NORDIC_SIT } from "./factors.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import { medallistsOf } from "./podium.ts";
import {
  heldAt,
  resultDrafts,
  usualChanges,
  type Award,
  type Programme,
  type Status,
  type UnitPlan,
} from "./programme.ts";
import type { Draft } from "./programme.ts";
import { biathletes } from "./rosters.ts";
import { rsc } from "./rsc.ts";

/**
 * Women's super sprint, sitting: qualification, semi-final and final, each with a mass start and four bouts. The
 * picture shows one athlete's visit to the range a pass, so a race takes four passes.
 */
const PASS_MS = LOOPS.biathlon;
const BOUTS = 4;
const RACE_MS = BOUTS * PASS_MS;
/** The gun, before the first visit; when she who is in the picture leaves the range behind her; her finish. */
const GUN_MS = -2_000;
const LEFT_RANGE_MS = 50_000;
const FINISH_MS = 56_000;
/** Of the whole race, from the gun. */
const SEEN_RACE_MS = RACE_MS - PASS_MS + FINISH_MS - GUN_MS;
const CLOSED_MS = RACE_MS - 2_000;
const START_LIST_MS = -14_000;

const ROUNDS = [
  { phase: "QFNL", name: "qualification", starters: 12, through: 10 },
  { phase: "SFNL", name: "semi-final", starters: 10, through: 8 },
  { phase: "FNL", name: "final", starters: 8, through: 0 },
] as const;
/** Real times of those whom the picture does not show, in the order of `biathletes`, ms from the gun. */
const PACE_MS = [251_900, 249_600, 251_200, 250_700, 251_600, 250_600, 252_300, 253_100, 254_300, 253_400, 253_200];
const SPREAD_MS = 1_100;
/** In the final this one is as fast, to the tenth of a second, as the one in the picture. */
const RIVAL = 3;

/** One visit to the range; shots of others are told together when they leave. */
function boutsOf(index: number, gunMs: number, realMs: number, isSeen: boolean, random: () => number): Bout[] {
  return Array.from({ length: BOUTS }, (_, bout): Bout => {
    if (isSeen) {
      const visit = gunMs - GUN_MS + bout * PASS_MS;
      return {
        shots: shots.map(({ atMs, hit }) => ({ at: visit + atMs, hit })),
        leftAt: visit + LEFT_RANGE_MS,
      };
    }
    const pace = realMs / SEEN_RACE_MS;
    const leftAt = Math.round(gunMs + (bout * PASS_MS + LEFT_RANGE_MS - GUN_MS + (random() - 0.5) * 5_000) * pace);
    return {
      shots: Array.from({ length: 5 }, () => ({ at: leftAt - 4_000, hit: random() > 0.1 + index * 0.006 })),
      leftAt,
    };
  });
}

export function biathlonProgramme(cycle: Cycle): Programme {
  const event = `SPRINT-SIT-${cycle.tag}`;
  const drafts: Draft[] = [];
  const units: UnitPlan[] = [];
  const awards: Award[] = [];
  let field = biathletes;
  for (const [number, round] of ROUNDS.entries()) {
    const visitsMs = cycle.startMs + number * RACE_MS;
    const gunMs = visitsMs + GUN_MS;
    const random = cycle.random(301 + number);
    const racers = field.map((one): Racer => {
      const index = biathletes.indexOf(one);
      const isSeen = one.code === biathletes.at(-1)?.code;
      const percent = NORDIC_SIT[one.sportClass ?? ""] ?? 1;
      const drawn = (PACE_MS[index] ?? SEEN_RACE_MS) + (random() - 0.5) * SPREAD_MS;
      const isTied = round.phase === "FNL" && index === RIVAL;
      const realMs = isSeen || isTied ? SEEN_RACE_MS : Math.floor(Math.min(drawn, RACE_MS - 2_000) / 100) * 100;
      return {
        person: one,
        percent,
        bouts: boutsOf(index, gunMs, realMs, isSeen, random),
        realMs,
        finishedAt: gunMs + realMs,
      };
    });
    const code = rsc("BTH", "W", event, round.phase, "000100");
    const closedMs = visitsMs + CLOSED_MS;
    const steps: (readonly [number, Status])[] = [
      [visitsMs + START_LIST_MS, "START_LIST"],
      [gunMs, "LIVE"],
      [closedMs, "UNOFFICIAL"],
      [closedMs + 25_000, "OFFICIAL"],
    ];
    drafts.push(
      ...resultDrafts({
        type: "DT_RESULT",
        code,
        instants: [
          ...steps.map(([from]) => from),
          ...racers.flatMap(({ bouts, finishedAt }) => [
            ...bouts.flatMap((bout) => [...bout.shots.map(({ at }) => at), bout.leftAt]),
            finishedAt,
          ]),
        ],
        statusAt: (at) => heldAt(steps, at),
        render: (at, status) =>
          biathlonNodes(racers, { at, gunMs, through: status === "LIVE" ? 0 : round.through, hasBegun: at >= gunMs }),
      }),
    );
    const order = ranked(racers, ({ realMs, percent }) => calculatedMs(realMs, percent, 100));
    const isFinal = round.phase === "FNL";
    units.push({
      code,
      name: `Women's Super Sprint Sitting ${cycle.place + 1}, ${round.name}`,
      venue: VENUE_CODES["biathlon"] ?? "",
      location: LOCATIONS.range,
      startMs: gunMs,
      endMs: closedMs,
      ...(isFinal ? { medals: "final" as const } : {}),
      changes: usualChanges(gunMs, closedMs),
    });
    if (isFinal)
      awards.push({
        at: closedMs + 30_000,
        event: rsc("BTH", "W", event),
        medallists: medallistsOf(order.map((each) => ({ ...each, item: each.item.person }))),
      });
    const through = new Set(order.filter(({ sortOrder }) => sortOrder <= round.through).map(({ item }) => item.person));
    field = field.filter((one) => through.has(one));
  }
  return { drafts, units, awards };
}

import { runs as seenRuns } from "../scenario/alpine.ts";
import { LOOPS } from "../scenario/feeds.ts";
import { sumBy, type Passage, type RunOf } from "./alpine-render.ts";
import type { Cycle } from "./cycle.ts";
import { ranked } from "./entries.ts";
import { SUPER_G } from "./factors.ts";
import type { Person } from "./people.ts";
import type { Status } from "./programme.ts";
import { sittingMen } from "./rosters.ts";

/**
 * Men's super-G, sitting, in three runs whose times are summed: one run a pass of the picture. The picture shows the
 * last two starters; the other ten raced before it begins and are in place when a run opens.
 */
const PASS_MS = LOOPS["alpine-1"];
const RUNS = [1, 2, 3] as const;
const LAST_RUN = 3;
/** Intermediate times are taken at these gates. */
export const INTERMEDIATE_GATES = [4, 8, 12, 16] as const;
export const CLOSED_MS = 118_000;
const CONFIRMED_MS = 124_000;
export const PROTESTED_MS = 122_000;
/** After the pass of the last run: a protest is settled, or somebody is found to have been wrong, in the next one. */
const RESOLVED_MS = PASS_MS + 40_000;
const CORRECTED_MS = PASS_MS + 30_000;
const START_LIST_MS = -12_000;
const FALLEN_BIB = "8";
export const PROTESTED_BIB = "2";

/** Calculated time of a run, of those whom no camera shows; how much it differs from race to race, and from run to run. */
const PACE_MS = [36_900, 38_880, 40_350, 39_480, 41_700, 38_950, 40_900, 39_900, 41_150, 42_300] as const;
const FORM_MS = 700;
const SPREAD_MS = 420;
/** Where in a run the intermediates lie. */
const first = seenRuns[0];
const shares = INTERMEDIATE_GATES.map((gate) => (first?.gateMs[gate - 1] ?? 0) / (first?.durationMs ?? 1));
const gateSpeeds = INTERMEDIATE_GATES.map((gate) => (first?.speedAt(first.gateMs[gate - 1] ?? 0) ?? 0) * 3.6);

function passagesOf(index: number, openMs: number, formMs: number, random: () => number): Passage[] {
  const one = sittingMen[index];
  const factor = SUPER_G[one?.sportClass ?? ""] ?? 1;
  const seen = seenRuns.find(({ athlete }) => athlete === `a${one?.bib}`);
  if (seen) {
    const points = INTERMEDIATE_GATES.map((gate) => seen.gateMs[gate - 1] ?? 0);
    return [...points, seen.durationMs].map((runMs, point) => ({
      at: Math.round(openMs + seen.startMs + runMs),
      point: point + 1,
      realMs: Math.floor(runMs / 10) * 10,
      factor,
      speed: seen.speedAt(runMs) * 3.6,
    }));
  }
  const finalMs = ((PACE_MS[index] ?? 40_000) + formMs + (random() - 0.5) * SPREAD_MS) / factor;
  const wobble = shares.map(() => (random() - 0.5) * 0.006);
  const points = shares.map((share, point) => finalMs * share * (1 + (wobble[point] ?? 0)));
  return [...points, finalMs].map((runMs, point) => ({
    at: openMs,
    point: point + 1,
    realMs: Math.floor(runMs / 10) * 10,
    factor,
    speed: (gateSpeeds[point] ?? gateSpeeds.at(-1) ?? 0) * (44_600 / finalMs),
  }));
}

export interface Race {
  /** The event of its codes. */
  event: string;
  /** In its session, from 1. */
  number: number;
  runs: readonly RunOf[];
  /** Why somebody has no rank in a run, or in all (where no run is given). */
  irmOf(bib: string | undefined, at: number, run?: RunOf): string | undefined;
  /** How the result of a run stands, from when. */
  stepsOf(run: RunOf): (readonly [from: number, status: Status])[];
  isProtested: boolean;
  /** The last result is official. */
  resolvedMs: number;
  /** It is found that somebody was wrong, after all. */
  correction: { at: number; person: Person } | undefined;
}
export const isLast = ({ number }: RunOf): boolean => number === LAST_RUN;

/** Two races a cycle: about the first there is a protest, the second is corrected. */
export function raceOf(cycle: Cycle, which: 0 | 1): Race {
  const startMs = cycle.startMs + which * RUNS.length * PASS_MS;
  const random = cycle.random(101 + which);
  const isProtested = which === 0;
  const forms = sittingMen.map(() => (random() - 0.5) * FORM_MS);
  const runs = RUNS.map((number): RunOf => {
    const openMs = startMs + (number - 1) * PASS_MS;
    const starters = sittingMen.map((person, index) => {
      const passages = passagesOf(index, openMs, forms[index] ?? 0, random);
      const fell = number > 1 && person.bib === FALLEN_BIB;
      return { person, passages: fell ? passages.slice(0, number === 2 ? 3 : 0) : passages, fell };
    });
    return { number, openMs, starters };
  });

  const lastMs = startMs + (LAST_RUN - 1) * PASS_MS;
  const resolvedMs = lastMs + (isProtested ? RESOLVED_MS : CONFIRMED_MS);
  // The best of those whom no camera shows: what is wrong with them, no picture contradicts.
  const best = ranked(sittingMen.slice(0, PACE_MS.length), (one) => sumBy(runs, one, Infinity))[0]?.item;
  const correction = isProtested || !best ? undefined : { at: lastMs + CORRECTED_MS, person: best };

  function inRun(run: RunOf, bib: string | undefined, at: number): string | undefined {
    if (bib === FALLEN_BIB && run.number > 1 && at >= run.openMs) return run.number === 2 ? "DNF" : "DNS";
    if (!isLast(run)) return undefined;
    if (correction && bib === correction.person.bib && at >= correction.at) return "DSQ";
    const isPending = isProtested && at >= lastMs + PROTESTED_MS && at < resolvedMs;
    return isPending && bib === PROTESTED_BIB ? "DQP" : undefined;
  }
  return {
    event: `SUPERG-SIT-${cycle.tag}${"AB"[which]}`,
    number: cycle.place * 2 + which + 1,
    ...{ runs, isProtested, resolvedMs, correction },
    irmOf: (bib, at, run) => (run ? [run] : runs).map((each) => inRun(each, bib, at)).find((irm) => irm !== undefined),
    stepsOf: (run) => [
      [run.openMs + START_LIST_MS, "START_LIST"],
      [run.openMs, "LIVE"],
      [run.openMs + CLOSED_MS, "UNOFFICIAL"],
      ...(isLast(run) && isProtested ? [[run.openMs + PROTESTED_MS, "PROTESTED"] as const] : []),
      [isLast(run) ? resolvedMs : run.openMs + CONFIRMED_MS, "OFFICIAL"],
    ],
  };
}

import { runs as seenRuns } from "../scenario/alpine.ts";
import { gates } from "../scenario/course.ts";
import { CLOSED_MS, isLast, PROTESTED_BIB, PROTESTED_MS, raceOf, type Race } from "./alpine-race.ts";
import { cumulativeNodes, FINISH, runNodes, sumBy, type RunOf } from "./alpine-render.ts";
import type { Cycle } from "./cycle.ts";
import { ranked } from "./entries.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import { medallistsOf } from "./podium.ts";
import {
  heldAt,
  resultDrafts,
  usualChanges,
  type Award,
  type Draft,
  type Programme,
  type UnitPlan,
} from "./programme.ts";
import { sittingMen } from "./rosters.ts";
import { rsc } from "./rsc.ts";

/** So long somebody who is down is still the one on course. */
const LINGERS_MS = 6_000;
const AWARDED_AFTER_MS = 5_000;
const PROTESTED_GATE = gates[13]?.number;

export function alpineProgramme(cycle: Cycle): Programme {
  const races = [raceOf(cycle, 0), raceOf(cycle, 1)];
  return {
    units: races.flatMap((race) => race.runs.map((run) => unitOf(race, run))),
    drafts: races.flatMap((race) => [
      ...race.runs.flatMap((run) => [...runDrafts(race, run), ...currentDrafts(race, run)]),
      ...sumDrafts(race),
    ]),
    awards: races.flatMap(awardsOf),
  };
}

const unitCode = ({ event }: Race, { number }: RunOf): string => rsc("ALP", "M", event, "FNL", `000${number}00`);
const correctedAt = ({ correction }: Race, run: RunOf): number[] => (correction && isLast(run) ? [correction.at] : []);
const passedAt = ({ starters }: RunOf, point?: number): number[] =>
  starters.flatMap(({ passages }) =>
    passages.filter((passage) => point === undefined || passage.point === point).map(({ at }) => at),
  );

const runDrafts = (race: Race, run: RunOf): Draft[] =>
  resultDrafts({
    type: "DT_RESULT",
    code: unitCode(race, run),
    instants: [...race.stepsOf(run).map(([from]) => from), ...passedAt(run), ...correctedAt(race, run)],
    statusAt: (at) => heldAt(race.stepsOf(run), at),
    render: (at, status) => runNodes(race, run, { at, hasBegun: status !== "START_LIST" }),
  });

/** Who is on course, from the start wand on. */
const currentDrafts = (race: Race, run: RunOf): Draft[] =>
  run.starters.flatMap(({ passages, person }) => {
    const seen = seenRuns.find(({ athlete }) => athlete === `a${person.bib}`);
    if (!seen) return [];
    const startedAt = Math.round(run.openMs + seen.startMs);
    const leavesAt = (passages.at(-1)?.at ?? startedAt) + LINGERS_MS;
    return resultDrafts({
      type: "DT_CURRENT",
      code: unitCode(race, run),
      instants: [startedAt, ...passages.map(({ at }) => at), leavesAt],
      statusAt: () => "LIVE",
      render: (at) => (at < leavesAt ? runNodes(race, run, { at, hasBegun: true, only: person }) : []),
    });
  });

function sumDrafts(race: Race): Draft[] {
  const steps = (run: RunOf) => race.stepsOf(run).filter(([, status]) => status !== "START_LIST");
  return resultDrafts({
    type: "DT_CUMULATIVE_RESULT",
    code: rsc("ALP", "M", race.event, "FNL"),
    instants: race.runs.flatMap((run) => [
      ...steps(run).map(([from]) => from),
      ...passedAt(run, FINISH),
      ...correctedAt(race, run),
    ]),
    // Of all runs together nothing is settled before the last one is.
    statusAt: (at) => {
      const last = race.runs.find(isLast);
      return last && at >= last.openMs + CLOSED_MS ? heldAt(race.stepsOf(last), at) : "LIVE";
    },
    render: (at) => cumulativeNodes(race, at),
  });
}

function awardsOf(race: Race): Award[] {
  const awardAt = (at: number): Award => ({
    at,
    event: rsc("ALP", "M", race.event),
    medallists: medallistsOf(
      ranked(sittingMen, (one) => (race.irmOf(one.bib, at) ? undefined : sumBy(race.runs, one, at))),
    ),
  });
  const instants = [race.resolvedMs, ...(race.correction ? [race.correction.at] : [])];
  return instants.map((at) => awardAt(at + AWARDED_AFTER_MS));
}

function unitOf(race: Race, run: RunOf): UnitPlan {
  const endMs = run.openMs + CLOSED_MS;
  const noted = (at: number, note: string) => ({ at, status: "FINISHED" as const, note });
  const notes = [
    ...(race.isProtested
      ? [
          noted(run.openMs + PROTESTED_MS, `Protest: bib ${PROTESTED_BIB} at gate ${PROTESTED_GATE}.`),
          noted(race.resolvedMs, "Protest dismissed, the result stands."),
        ]
      : []),
    ...(race.correction
      ? [
          noted(
            race.correction.at,
            `Corrected: bib ${race.correction.person.bib} disqualified, equipment control. Medals are re-allocated.`,
          ),
        ]
      : []),
  ];
  return {
    code: unitCode(race, run),
    name: `Men's Super-G Sitting, race ${race.number}, run ${run.number}`,
    venue: VENUE_CODES["alpine"] ?? "",
    location: LOCATIONS.superG,
    startMs: run.openMs,
    endMs,
    ...(isLast(run) ? { medals: "final" as const } : {}),
    changes: [...usualChanges(run.openMs, endMs), ...(isLast(run) ? notes : [])],
  };
}

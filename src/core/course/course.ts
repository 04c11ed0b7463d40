import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import { METRICS } from "../../../contracts/metrics.ts";
import { channelOf, splitChannel } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Who is on course where, told by the state metrics `on-course` and `best-run` (their value: an athlete's id). */

export type Place = Pick<CatalogueFeed, "id" | "venue">;

/** A run of one athlete. `end`, the finish or the leaving of the course, is null while it lasts. */
export interface Run {
  athlete: string;
  start: UtcMs;
  end: UtcMs | null;
}

/** A state about a place may be published for the feed or for its whole venue; the nearer one counts. */
const subjectsOf = (place: Place): string[] => [`feed:${place.id}`, `venue:${place.venue}`];

const bareId = (value: unknown): string | null => {
  if (typeof value !== "string" || value === "") return null;
  return value.startsWith("athlete:") ? value.slice("athlete:".length) : value;
};

function athleteOf(telemetry: Telemetry, place: Place, metric: string, at: UtcMs): string | null {
  for (const subject of subjectsOf(place)) {
    const value = telemetry.valueAt(channelOf(subject, metric), at);
    if (value !== null) return bareId(value);
  }
  return null;
}

/** Single happenings do not make an athlete the one in the picture: any player of a team may shoot. */
const MOMENTS = new Set(METRICS.filter((metric) => metric.kind === "moment").map((metric) => metric.id));

/** The athlete in the picture at `at`: who is on course, else the only one whom this feed carries values of. */
export function athleteAt(telemetry: Telemetry, place: Place, at: UtcMs): string | null {
  const channels = telemetry.channelsOf(place.id).map(splitChannel);
  if (channels.some(({ metric }) => metric === "on-course")) return athleteOf(telemetry, place, "on-course", at);
  const athletes = new Set(
    channels
      .filter(({ subject, metric }) => subject.startsWith("athlete:") && !MOMENTS.has(metric))
      .map(({ subject }) => subject),
  );
  const [only] = athletes;
  return athletes.size === 1 ? bareId(only) : null;
}

/** Whose run was to be beaten by `run`: asked within the run, for with its finish the answer may change. */
export function bestAthleteFor(telemetry: Telemetry, place: Place, run: Run, at: UtcMs): string | null {
  const asked = [utcMs(run.start + 1), utcMs(Math.min(at, run.end ?? at) - 1)];
  return (
    asked.map((moment) => athleteOf(telemetry, place, "best-run", moment)).find((athlete) => athlete !== null) ?? null
  );
}

/** Runs that began in (from, to], oldest first. The last one is open where the athlete is still on course at `to`. */
export function runsBetween(telemetry: Telemetry, place: Place, from: UtcMs, to: UtcMs): Run[] {
  for (const subject of subjectsOf(place)) {
    const changes = telemetry.samplesBetween(channelOf(subject, "on-course"), from, to);
    if (changes.length === 0) continue;
    const runs: Run[] = [];
    for (const { at, value } of changes) {
      const athlete = bareId(value);
      const open = runs.at(-1);
      // The same state may be published again and again: that is no new run.
      if (open?.end === null && open.athlete === athlete) continue;
      if (open?.end === null) open.end = at;
      if (athlete !== null) runs.push({ athlete, start: at, end: null });
    }
    return runs;
  }
  return [];
}

/**
 * The run under way at `at`. Its beginning is told by the state's change, or by the clock where the change came before
 * this viewer did; the earlier counts, for a clock stands still at the finish.
 */
export function currentRun(telemetry: Telemetry, place: Place, at: UtcMs, dvrMs: number): Run | null {
  const athlete = athleteAt(telemetry, place, at);
  if (athlete === null) return null;
  const clock = telemetry.valueAt(channelOf(`athlete:${athlete}`, "run-time"), at);
  const last = runsBetween(telemetry, place, utcMs(at - dvrMs), at).at(-1);
  const byState = last?.athlete === athlete ? last.start : null;
  const byClock = typeof clock === "number" ? at - clock * 1000 : null;
  if (byState === null && byClock === null) return null;
  const run = { athlete, start: utcMs(Math.min(byState ?? Infinity, byClock ?? Infinity)), end: null };
  return { ...run, end: finishOf(telemetry, run, at) };
}

/** Less than this may be the grid of the samples; more, and the clock stood still. */
const STOPPED_MS = 250;

/** When the run's clock stopped, as known at `at`; null while it runs, or without a clock. */
function finishOf(telemetry: Telemetry, run: Run, at: UtcMs): UtcMs | null {
  const clock = telemetry.valueAt(channelOf(`athlete:${run.athlete}`, "run-time"), at);
  if (typeof clock !== "number" || at - run.start - clock * 1000 < STOPPED_MS) return null;
  return utcMs(run.start + clock * 1000);
}

/** The latest whole run, of `athlete` where one is named, that ended at or before `before`. */
export function lastRun(
  telemetry: Telemetry,
  place: Place,
  athlete: string | null,
  before: UtcMs,
  dvrMs: number,
): Run | null {
  const whole = runsBetween(telemetry, place, utcMs(before - dvrMs), before).findLast(
    (run) => run.end !== null && (athlete === null || run.athlete === athlete),
  );
  if (!whole || whole.end === null) return null;
  return { ...whole, end: finishOf(telemetry, whole, whole.end) ?? whole.end };
}

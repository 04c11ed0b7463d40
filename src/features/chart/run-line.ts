import { bisector } from "d3-array";
import { channelOf } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import type { Run } from "../../core/course/course.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";

/** One point of a run: metres down the course, metres a second. */
export interface RunPoint {
  metres: number;
  speed: number;
}

/** More points than pixels are wide draw nothing more. */
const POINTS_MAX = 400;

/** Speed over distance of a run up to `to`, in the order of the course. */
export function runLine(telemetry: Telemetry, run: Run, to: UtcMs): RunPoint[] {
  const subject = `athlete:${run.athlete}`;
  const distance = channelOf(subject, "distance");
  const until = utcMs(Math.min(to, run.end ?? to));
  const samples = telemetry.samplesBetween(channelOf(subject, "speed"), utcMs(run.start - 1), until);
  const step = Math.max(1, Math.ceil(samples.length / POINTS_MAX));
  const points: RunPoint[] = [];
  samples.forEach(({ at, value }, index) => {
    if (index % step !== 0 && index !== samples.length - 1) return;
    const metres = telemetry.valueAt(distance, at);
    // Where the distance stands still or steps back (the finish, a fall), speed over distance has no meaning.
    if (typeof value !== "number" || typeof metres !== "number" || metres <= (points.at(-1)?.metres ?? -1)) return;
    points.push({ metres, speed: value });
  });
  return points;
}

const byMetres = bisector((point: RunPoint) => point.metres);

/** The line's speed at a place of the course; null outside of it. */
export function speedAt(line: readonly RunPoint[], metres: number): number | null {
  const index = byMetres.left(line as RunPoint[], metres);
  const after = line[index];
  const before = line[index - 1];
  if (!after) return null;
  if (!before) return after.metres === metres ? after.speed : null;
  const share = (metres - before.metres) / (after.metres - before.metres);
  return before.speed + (after.speed - before.speed) * share;
}

/** Faster (positive) or slower than the best run at the same place, km/h; null where they cannot be compared. */
export function leadKmh(point: RunPoint, best: readonly RunPoint[]): number | null {
  const against = speedAt(best, point.metres);
  return against === null ? null : (point.speed - against) * 3.6;
}

import { bisector } from "d3-array";
import { channelOf } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import type { Run } from "../course/course.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** When a run was where: metres down the course, ms by its clock. Both grow from point to point. */
export interface LinePoint {
  metres: number;
  runMs: number;
}

/** Further apart nobody knows what was in between, ms by the clock. */
const GAP_MS = 2000;

/** Keeps what grows: a run-out after the finish, a step back of a sensor and a standing clock say nothing of a race. */
export function raceLine(points: Iterable<LinePoint>): LinePoint[] {
  const line: LinePoint[] = [];
  for (const point of points) {
    const last = line.at(-1);
    if (point.runMs < 0 || (last && (point.metres <= last.metres || point.runMs <= last.runMs))) continue;
    line.push(point);
  }
  return line;
}

/** The line of a run up to `to`, from its samples of the distance and of the clock; without a clock, from its start. */
export function lineOf(telemetry: Telemetry, run: Run, to: UtcMs): LinePoint[] {
  const subject = `athlete:${run.athlete}`;
  const until = utcMs(Math.min(to, run.end ?? to));
  const points: LinePoint[] = [];
  for (const { at, value } of telemetry.samplesBetween(channelOf(subject, "distance"), utcMs(run.start - 1), until)) {
    if (typeof value === "number") points.push({ metres: value, runMs: runMsAt(telemetry, run, at) });
  }
  return raceLine(points);
}

/** The run's clock at an instant, ms. */
export function runMsAt(telemetry: Telemetry, run: Run, at: UtcMs): number {
  const clock = telemetry.valueAt(channelOf(`athlete:${run.athlete}`, "run-time"), at);
  return typeof clock === "number" ? clock * 1000 : at - run.start;
}

/** Whether a line tells of a run from its beginning without a hole. */
export const isWhole = (line: readonly LinePoint[]): boolean =>
  line.length > 1 && line.every((point, index) => point.runMs - (line[index - 1]?.runMs ?? 0) <= GAP_MS);

const byMetres = bisector((point: LinePoint) => point.metres);

/** When the line was at a place, ms by its clock; null outside of it and in its holes. */
export function runMsOf(line: readonly LinePoint[], metres: number): number | null {
  const index = byMetres.left(line as LinePoint[], metres);
  const after = line[index];
  const before = line[index - 1];
  if (!after) return null;
  if (!before) return after.metres === metres ? after.runMs : null;
  if (after.runMs - before.runMs > GAP_MS) return null;
  const share = (metres - before.metres) / (after.metres - before.metres);
  return before.runMs + (after.runMs - before.runMs) * share;
}

/** By how much a run leads (positive) or trails the line at the same place, ms; null where they cannot be compared. */
export function leadMsAt(line: readonly LinePoint[], { metres, runMs }: LinePoint): number | null {
  const there = runMsOf(line, metres);
  return there === null ? null : there - runMs;
}

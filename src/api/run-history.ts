import * as v from "valibot";
import { telemetry } from "../../contracts/routes.ts";
import { channelOf, TelemetrySegment, telemetrySegmentNumber } from "../../contracts/telemetry.ts";
import type { UtcMs } from "../../contracts/units.ts";

/** One instant of a recorded run: UTC ms, ms by its clock, metres down the course, metres a second. */
export interface RunSample {
  at: number;
  runMs: number;
  metres: number;
  speed: number;
}

export interface RunHistory {
  /** The athlete's latest run that was under way or over at `before`, its start included; null where it is not recorded. */
  lastRun(athlete: string, before: UtcMs): Promise<readonly RunSample[] | null>;
}

interface RunHistoryOptions {
  /** Base address of the timed segments, and the feed that they lie beside. */
  segments: string;
  feed: string;
  /** How far back the recording goes, ms. */
  dvrMs: number;
  signal: AbortSignal;
  get?: typeof fetch;
}

const AT_ONCE = 4;
/** A run is looked for no further back than this: nobody waits for more requests. */
const LOOK_BACK_MS = 300_000;

/** Reads runs from the timed segments beside the video, latest first, so that a viewer who comes late has them too. */
export function createRunHistory({ segments, feed, dvrMs, signal, get = fetch }: RunHistoryOptions): RunHistory {
  async function segment(number: number): Promise<TelemetrySegment | null> {
    try {
      const response = await get(segments + telemetry.segment(feed, number), { signal, priority: "low" });
      const parsed = response.ok ? v.safeParse(TelemetrySegment, await response.json()) : null;
      return parsed?.success ? parsed.output : null;
    } catch {
      return null;
    }
  }

  return {
    async lastRun(athlete, before) {
      const newest = telemetrySegmentNumber(before);
      const oldest = telemetrySegmentNumber(before - Math.min(dvrMs, LOOK_BACK_MS));
      const found: RunSample[][] = [];
      for (let number = newest; number >= oldest && !signal.aborted; number -= AT_ONCE) {
        const batch = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => segment(number - index)));
        // The recording begins later than this: further back there is nothing either.
        if (batch.every((each) => each === null)) break;
        for (const each of batch) {
          const samples = each ? runSamples(each, athlete, before) : [];
          if (samples.length > 0) found.push(samples);
          else if (found.length > 0) return found.reverse().flat();
        }
      }
      return null;
    },
  };
}

/** What a segment holds of an athlete while the run's clock runs. */
export function runSamples(
  { channels, initial, samples }: TelemetrySegment,
  athlete: string,
  before: number,
): RunSample[] {
  const columns = ["run-time", "distance", "speed"].map((metric) =>
    channels.indexOf(channelOf(`athlete:${athlete}`, metric)),
  );
  const rows = new Map<number, (number | undefined)[]>();
  for (const [channel, at, value] of samples) {
    const column = columns.indexOf(channel);
    if (column === -1 || typeof value !== "number" || at > before) continue;
    const row = rows.get(at) ?? [];
    row[column] = value;
    rows.set(at, row);
  }
  const run: RunSample[] = [];
  const clockAtStart = initial.find(([channel]) => channel === columns[0])?.[2];
  let clockBefore = typeof clockAtStart === "number" ? clockAtStart : 0;
  for (const [at, [clock, metres, speed]] of [...rows].sort(([a], [b]) => a - b)) {
    // The clock stands at 0 before the start and at the result after the finish.
    if (clock !== undefined && metres !== undefined && speed !== undefined && clock > clockBefore)
      run.push({ at, runMs: clock * 1000, metres, speed });
    clockBefore = clock ?? clockBefore;
  }
  return run;
}

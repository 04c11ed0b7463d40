import { channelOf } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { athleteAt, bestAthleteFor, currentRun, lastRun, type Place, type Run } from "../course/course.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { type Tone, toneOf } from "./mapping.ts";
import { isWhole, leadMsAt, type LinePoint, lineOf, raceLine, runMsAt } from "./race-line.ts";
import { type SoundMoment, soundMoments } from "./sound-moments.ts";

/** What is to be heard and felt at an instant; no tone where the lead is not known. */
export interface Sounding {
  tone: Tone | null;
  moments: readonly SoundMoment[];
}

/** A run as it sounds, from one look to the next. Pure: it reads no clock, and nothing after the instant it is asked for. */
export interface Sonifier {
  /** SILENCE itself where everything is to end at once: paused, or the playhead was moved. */
  look(at: UtcMs, paused: boolean): Sounding;
}

export interface SonifierOptions {
  telemetry: Telemetry;
  place: Place;
  /** How far back samples go, ms. */
  dvrMs: number;
  /** A run from before this viewer came, for the line to compare with. */
  history: { lastRun(athlete: string, before: UtcMs): Promise<readonly LinePoint[] | null> };
  /** What else happened in (from, to]. */
  others?(from: UtcMs, to: UtcMs): readonly SoundMoment[];
}

export const SILENCE: Sounding = { tone: null, moments: [] };
/** The playhead moves by looks; from one to the next by more than this, it was moved. */
const JUMP_MS = 500;
/** After a jump: until pictures are there again. */
const SETTLE_MS = 400;
/** Who runs against whom is looked up so often: it takes a walk through ten minutes of states. */
const RUN_LOOK_MS = 500;

export function createSonifier({ telemetry, place, dvrMs, history, others }: SonifierOptions): Sonifier {
  let last: UtcMs | null = null;
  let settledAt = 0;
  let race: Race | null = null;
  let looked: { athlete: string; at: UtcMs } | null = null;
  const leader = createLeaderLine(telemetry, history);

  const raceAt = (at: UtcMs): Race | null => {
    const athlete = athleteAt(telemetry, place, at);
    if (athlete === null) return null;
    if (looked?.athlete === athlete && at >= looked.at && at - looked.at < RUN_LOOK_MS) return race;
    looked = { athlete, at };
    const run = currentRun(telemetry, place, at, dvrMs);
    const best = run && bestAthleteFor(telemetry, place, run, at);
    race =
      run === null || best === null
        ? null
        : { run, line: leader.of(best, run, lastRun(telemetry, place, best, run.start, dvrMs)) };
    return race;
  };
  const toneAt = (at: UtcMs): Tone | null => {
    const here = raceAt(at);
    if (!here || here.run.end !== null) return null;
    const metres = telemetry.valueAt(channelOf(`athlete:${here.run.athlete}`, "distance"), at);
    if (typeof metres !== "number") return null;
    const runMs = runMsAt(telemetry, here.run, at);
    const leadMs = runMs > 0 ? leadMsAt(here.line, { metres, runMs }) : null;
    return leadMs === null ? null : toneOf(leadMs, metres);
  };

  return {
    look(at, paused) {
      const before = last;
      last = at;
      if (paused) {
        // Whoever plays on hears at once: nothing was loaded anew.
        settledAt = at;
        return SILENCE;
      }
      if (before === null || at < before || at - before > JUMP_MS) {
        settledAt = at + SETTLE_MS;
        looked = null;
      }
      if (at < settledAt || before === null) return SILENCE;
      const from = utcMs(Math.max(before, settledAt));
      const moments = soundMoments(telemetry, telemetry.channelsOf(place.id), from, at);
      const more = others?.(from, at) ?? [];
      return { tone: toneAt(at), moments: more.length === 0 ? moments : [...moments, ...more] };
    },
  };
}

interface Race {
  run: Run;
  line: readonly LinePoint[];
}

/** The line of the run to be beaten: what came over the wire where that is whole, else what was recorded. */
function createLeaderLine(telemetry: Telemetry, history: SonifierOptions["history"]) {
  let key = "";
  let line: readonly LinePoint[] = [];
  return {
    of(athlete: string, run: Run, seen: Run | null): readonly LinePoint[] {
      // The start of a run may be known a little better from sample to sample; it is the same run.
      const next = `${athlete} ${Math.round(run.start / 5000)}`;
      if (next === key) return line;
      key = next;
      line = seen ? lineOf(telemetry, seen, run.start) : [];
      if (isWhole(line)) return line;
      line = [];
      void history.lastRun(athlete, run.start).then((points) => {
        if (points && key === next) line = raceLine(points);
      });
      return line;
    },
  };
}

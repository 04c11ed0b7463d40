import { spawn, type ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { vi } from "vitest";
import type { Rung } from "../../contracts/event.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { now } from "../platform/clock.ts";
import { createLog } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { createFeedMetrics } from "./feed-metrics.ts";
import { createFeed, type Feed, type FeedOptions } from "./feed.ts";
import type { Chunk, ChunkSink, InitSegment, Run } from "./stages.ts";

/** Contributions such as a camera would send, made by ffmpeg, and feeds to take them. For tests. */
export interface Clip {
  height?: number;
  fps?: number;
  groupFrames?: number;
  bFrames?: number;
  seconds?: number;
  /** `null`: no sound. */
  audio?: string[] | null;
  /** The sound stays announced and ends after so long. */
  soundSeconds?: number;
  video?: string[];
  /** Added to all times, seconds. */
  offset?: number;
}

/** Arguments for a test picture with a tone. */
export function clipArguments(clip: Clip, live: boolean): string[] {
  const {
    height = 180,
    fps = 25,
    groupFrames = 25,
    bFrames = 0,
    seconds,
    audio = ["-c:a", "aac", "-b:a", "64k"],
    offset,
  } = clip;
  const width = Math.round((height * 16) / 9 / 2) * 2;
  const pace = live ? ["-re"] : [];
  const length = seconds === undefined ? [] : ["-t", String(seconds)];
  const soundLength = clip.soundSeconds === undefined ? [] : ["-t", String(clip.soundSeconds)];
  const x264 = [
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-tune",
    "zerolatency",
    "-pix_fmt",
    "yuv420p",
    "-bf",
    String(bFrames),
  ];
  return [
    ...[
      "-v",
      "error",
      "-nostdin",
      "-y",
      ...pace,
      ...length,
      "-f",
      "lavfi",
      "-i",
      `testsrc=size=${width}x${height}:rate=${fps}`,
    ],
    ...(audio ? [...pace, ...length, ...soundLength, "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"] : []),
    ...(clip.video ?? [
      ...x264,
      "-threads",
      "1",
      "-g",
      String(groupFrames),
      "-keyint_min",
      String(groupFrames),
      "-sc_threshold",
      "0",
    ]),
    ...(audio ? ["-ac", "2", ...audio] : []),
    ...(offset === undefined ? [] : ["-output_ts_offset", offset.toFixed(6)]),
    ...["-muxdelay", "0", "-muxpreload", "0", "-flush_packets", "1"],
    // Pictures do not wait for sound that has ended.
    ...(soundLength.length > 0 ? ["-max_interleave_delta", "100000"] : []),
  ];
}

export const asTransportStream = (to: string): string[] => ["-f", "mpegts", "-mpegts_copyts", "1", to];

/** Runs ffmpeg to its end; rejects with its words where it fails. */
export async function runFfmpeg(args: readonly string[]): Promise<void> {
  const child = spawn("ffmpeg", args, { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (text: Buffer) => (words += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ${args.join(" ")}: ${words}`);
}

export interface Sender {
  child: ChildProcess;
  stop(): Promise<void>;
}

/** A sender that tries again until somebody listens, as cameras do. `args` is asked before each try, for times of day. */
export function startSender(args: () => readonly string[]): Sender {
  let stopped = false;
  const sender: Sender = {
    child: start(),
    async stop() {
      stopped = true;
      const { child } = sender;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
  function start(): ChildProcess {
    const startedAt = performance.now();
    const child = spawn("ffmpeg", args(), { stdio: ["ignore", "ignore", "ignore"] });
    child.once("close", () => {
      if (stopped || performance.now() - startedAt > 3500) return;
      setTimeout(() => {
        if (!stopped) sender.child = start();
      }, 100);
    });
    return child;
  }
  return sender;
}

/** A cable into a feed at `udp://127.0.0.1:<port>`: who is plugged in last takes over with the first bytes. */
export function createCable(port: number) {
  const socket = createSocket("udp4");
  let plugs = 0;
  let sending = 0;
  return {
    /** `lateMs`: how long the bytes are under way. */
    plug(stream: Readable, lateMs = 0) {
      const plug = ++plugs;
      let rest = Buffer.alloc(0);
      const send = (bytes: Buffer) => {
        if (plug < sending) return;
        sending = plug;
        rest = Buffer.concat([rest, bytes]);
        const whole = rest.length - (rest.length % 188);
        for (let at = 0; at < whole; at += 1316)
          socket.send(rest.subarray(at, Math.min(at + 1316, whole)), port, "127.0.0.1");
        rest = rest.subarray(whole);
      };
      stream.on("data", (bytes: Buffer) => void setTimeout(send, lateMs, bytes));
    },
    close() {
      sending = Infinity;
      socket.close();
    },
  };
}

export interface Recording {
  runs: Run[];
  closed: number[];
  inits: InitSegment[];
  chunks: Chunk[];
}

export interface WatchedFeed extends Recording {
  feed: Feed;
  /** Every state it went through: `live`, `no-signal stopped`, … */
  states: string[];
  /** Why its runs ended. */
  ended: string[];
  is(state: string): boolean;
}

export const rung = (height: number, passThrough: Rung["passThrough"] = "auto"): Rung => ({
  id: `${height}p`,
  height,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  bitrateKbps: 1000,
  passThrough,
});

/** A real feed whose output is kept. */
export function watchFeed(
  url: string,
  options: {
    timing?: FeedOptions["feed"]["timing"];
    ladder?: Rung[];
    now?: () => UtcMs;
    carried?: FeedOptions["carried"];
  } = {},
): WatchedFeed {
  const recording: Recording = { runs: [], closed: [], inits: [], chunks: [] };
  const states: string[] = [];
  const ended: string[] = [];
  const sink: ChunkSink = {
    openRun: (run) => void recording.runs.push(run),
    init: (segment) => void recording.inits.push(segment),
    chunk: (chunk) => void recording.chunks.push(chunk),
    segmentDone: () => {},
    closeRun: (run) => void recording.closed.push(run.number),
  };
  const say = () => {
    const { state, trouble } = feed.status();
    states.push(trouble ? `${state} ${trouble}` : state);
  };
  const feed = createFeed({
    feed: {
      id: "camera",
      name: "Camera",
      venue: "hall",
      source: { url },
      timing: options.timing ?? { mode: "pts-utc" },
      ladder: "any",
    },
    ladder: options.ladder ?? [rung(180)],
    firstRun: 1,
    phaseMs: 0,
    sink,
    carried: options.carried,
    now: options.now ?? now,
    log: createLog("test", "silent"),
    metrics: {
      ...createFeedMetrics(createMetrics("test"))("camera"),
      runEnded: (reason) => void ended.push(reason),
    },
    onStatus: () => queueMicrotask(say),
  });
  return {
    ...recording,
    feed,
    states,
    ended,
    is(state) {
      const { state: current, trouble } = feed.status();
      return (trouble ? `${current} ${trouble}` : current) === state;
    },
  };
}

/** Waits for what a feed comes to, `timeout` ms at most. */
export const waitingFor = (timeout: number) => ({
  until: (what: string, condition: () => boolean) =>
    vi.waitFor(
      () => {
        if (!condition()) throw new Error(`not yet ${what}`);
      },
      { timeout, interval: 50 },
    ),
  becomes: (watched: WatchedFeed, state: string) =>
    vi.waitFor(
      () => {
        if (!watched.is(state)) throw new Error(`${watched.states.join(", ")}; not yet ${state}`);
      },
      { timeout, interval: 50 },
    ),
});

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Timing } from "../../contracts/event.ts";
import { now } from "../platform/clock.ts";
import {
  asTransportStream,
  clipArguments,
  createCable,
  rung,
  runFfmpeg,
  startSender,
  waitingFor,
  watchFeed,
  type WatchedFeed,
} from "./senders-for-tests.ts";

/** What may befall a feed while it is live, with real senders and real encoders. */
const PORT = 8670;
const ARRIVAL = { mode: "arrival", offsetMs: 0 } as const;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-faults-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const { until, becomes } = waitingFor(40_000);
/** The tracks of its runs, where they change: a machine that is busy may begin the same anew. */
const tracksOf = ({ runs }: WatchedFeed) =>
  runs
    .map(({ tracks }) => tracks.map(({ id }) => id).join(" "))
    .filter((tracks, index, all) => tracks !== all[index - 1]);

/** A camera at the near end of a cable. */
function startCamera(args: readonly string[]): { child: ChildProcess; outputs: Readable[] } {
  const child = spawn("ffmpeg", args, { stdio: ["ignore", "pipe", "ignore", "pipe"] });
  return { child, outputs: [child.stdio[1], child.stdio[3]].filter((output) => output instanceof Readable) };
}

describe("a feed that is live", () => {
  test.concurrent.each([
    { over: "UDP", url: `udp://127.0.0.1:${PORT + 1}`, send: `udp://127.0.0.1:${PORT + 1}?pkt_size=1316` },
    { over: "RTMP", url: `rtmp://127.0.0.1:${PORT + 2}/live/camera`, send: `rtmp://127.0.0.1:${PORT + 2}/live/camera` },
  ])("over $over goes on without its sound when that ends unannounced", { timeout: 90_000 }, async ({ url, send }) => {
    const watched = watchFeed(url, { timing: ARRIVAL });
    const sender = startSender(() => [
      ...clipArguments({ soundSeconds: 6 }, true),
      ...(send.startsWith("udp:") ? asTransportStream(send) : ["-f", "flv", send]),
    ]);
    try {
      await becomes(watched, "live");
      await becomes(watched, "live no-audio");
      expect(tracksOf(watched)).toEqual(["v-180p a-main", "v-180p"]);
      expect(watched.ended).toContain("sound-vanished");
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });

  test("gains and loses its sound track as the camera's sound comes and goes", { timeout: 90_000 }, async () => {
    const watched = watchFeed(`udp://127.0.0.1:${PORT}`, { ladder: [rung(180), rung(144)] });
    const cable = createCable(PORT);
    const stream = "f=mpegts:mpegts_copyts=1:flush_packets=1";
    const camera = startCamera([
      ...clipArguments({ offset: now() / 1000 }, true),
      ...["-map", "0:v", "-map", "1:a", "-f", "tee", `[select=v:${stream}]pipe:1|[${stream}]pipe:3`],
    ]);
    const [silent, sounding] = camera.outputs;
    if (!silent || !sounding) throw new Error("a camera without outputs");
    sounding.resume();
    try {
      // At each change half a second is lost, as where somebody works at a mixer.
      cable.plug(silent, 1000);
      await becomes(watched, "live no-audio");
      cable.plug(sounding, 500);
      await until("with sound", () => tracksOf(watched).length > 1);
      await becomes(watched, "live");
      cable.plug(silent);
      await becomes(watched, "live no-audio");
      expect(tracksOf(watched)).toEqual(["v-180p v-144p", "v-180p v-144p a-main", "v-180p v-144p"]);
      for (const { number } of watched.runs.slice(0, -1)) expect(watched.closed).toContain(number);
    } finally {
      camera.child.kill("SIGKILL");
      cable.close();
      await watched.feed.close();
    }
  });

  test.concurrent.each<{ what: string; port: number; timing: Timing; jumpMs: number }>([
    { what: "5 s ahead, where they are UTC", port: PORT + 3, timing: { mode: "pts-utc" }, jumpMs: 5000 },
    { what: "5 s back, where they are UTC", port: PORT + 4, timing: { mode: "pts-utc" }, jumpMs: -5000 },
    { what: "an hour ahead, where arrival counts", port: PORT + 5, timing: ARRIVAL, jumpMs: 3_600_000 },
    { what: "an hour back, where arrival counts", port: PORT + 6, timing: ARRIVAL, jumpMs: -3_600_000 },
  ])("begins a new run when its stamps jump $what", { timeout: 90_000 }, async ({ port, timing, jumpMs }) => {
    const watched = watchFeed(`udp://127.0.0.1:${port}`, { timing });
    const cable = createCable(port);
    const zeros: number[] = [];
    const startAt = (offMs: number) => {
      zeros.push(Math.round(now()) + offMs);
      const offset = (zeros.at(-1) ?? 0) / 1000;
      const camera = startCamera([...clipArguments({ offset }, true), ...asTransportStream("pipe:1")]);
      camera.outputs.slice(0, 1).forEach((output) => cable.plug(output));
      return camera.child;
    };
    const cameras = [startAt(0)];
    try {
      await becomes(watched, "live");
      const before = watched.runs.length;
      cameras.push(startAt(jumpMs));
      await until("in a new run", () => watched.runs.length > before);
      await becomes(watched, "live time-jump");
      expect(watched.ended.at(-1)).toBe("time-jump");
      const startMs = watched.runs.at(-1)?.startMs ?? 0;
      if (timing.mode === "pts-utc") {
        expect((startMs - (zeros[1] ?? 0)) % 1000).toBeCloseTo(0, 1);
        expect(startMs).toBeGreaterThanOrEqual((zeros[1] ?? 0) - 1);
      } else {
        expect(startMs).toBeGreaterThan(watched.runs[0]?.startMs ?? Infinity);
        expect(startMs).toBeLessThan(now());
      }
      await becomes(watched, "live");
    } finally {
      for (const camera of cameras) camera.kill("SIGKILL");
      cable.close();
      await watched.feed.close();
    }
  });
});

describe("an encoder", () => {
  /** A neighbour that wants an encoder of its own, and what to say of it at the end. */
  const watchNeighbour = async () => {
    const file = join(folder, "neighbour.mp4");
    await runFfmpeg([...clipArguments({ seconds: 2 }, false), file]);
    return watchFeed(file, { timing: ARRIVAL, ladder: [rung(144, "never")] });
  };

  test("that stops for ever is noticed and replaced, however little it is sent", { timeout: 90_000 }, async () => {
    const url = `srt://127.0.0.1:${PORT + 7}?mode=listener&latency=20000`;
    const watched = watchFeed(url, { ladder: [rung(144, "never")] });
    const sender = startSender(() => [
      ...clipArguments({ offset: now() / 1000 }, true),
      ...asTransportStream(`${url.replace("mode=listener&", "")}&pkt_size=1316`),
    ]);
    try {
      await becomes(watched, "live");
      const { encoder = 0 } = watched.feed.pids();
      process.kill(encoder, "SIGSTOP");
      await becomes(watched, "live encoder-restarted");
      expect(watched.ended).toEqual(["hung"]);
      expect(watched.closed).toEqual([1]);
      expect(() => process.kill(encoder, 0)).toThrow("ESRCH");
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });

  test("that is too slow is started again and again, less and less often", { timeout: 120_000 }, async () => {
    const file = join(folder, "large.ts");
    const filled = ["-b:v", "20M", "-maxrate", "20M", "-bufsize", "2M", "-x264-params", "nal-hrd=cbr:filler=1"];
    const large = clipArguments({ seconds: 4, height: 360, audio: null }, false);
    await runFfmpeg([...large, ...filled, ...asTransportStream(file)]);
    const neighbour = await watchNeighbour();
    const watched = watchFeed(file, { timing: ARRIVAL, ladder: [rung(360, "never")] });
    let throttling: NodeJS.Timeout | undefined;
    try {
      await becomes(watched, "live no-audio");
      await becomes(neighbour, "live");
      // It may work for a moment, then it must rest.
      const signal = (name: NodeJS.Signals) => {
        const { encoder } = watched.feed.pids();
        if (encoder !== undefined) process.kill(encoder, name);
      };
      throttling = setInterval(() => {
        signal("SIGCONT");
        setTimeout(() => signal("SIGSTOP"), 5);
      }, 400);
      await becomes(watched, "starting encoder-restarted");
      await until(
        "overloaded, and more than once",
        () => watched.ended.length > 1 && watched.ended.includes("overloaded"),
      );
      clearInterval(throttling);
      setTimeout(() => signal("SIGCONT"), 50);
      await becomes(watched, "live encoder-restarted");
      await becomes(watched, "live no-audio");
      expect(neighbour.ended).toEqual([]);
      expect(neighbour.states.at(-1)).toBe("live");
    } finally {
      clearInterval(throttling);
      await watched.feed.close();
      await neighbour.feed.close();
    }
  });

  test("that dies at once, every time, is not started in a circle", { timeout: 90_000 }, async () => {
    const neighbour = await watchNeighbour();
    const watched = await watchNeighbour();
    let killing: NodeJS.Timeout | undefined;
    try {
      await becomes(watched, "live");
      await becomes(neighbour, "live");
      const killed = new Set<number>();
      killing = setInterval(() => {
        const { encoder } = watched.feed.pids();
        if (encoder === undefined || killed.has(encoder)) return;
        killed.add(encoder);
        process.kill(encoder, "SIGKILL");
      }, 20);
      await becomes(watched, "starting encoder-restarted");
      await until("dead four times", () => watched.ended.length >= 4);
      const began = performance.now();
      clearInterval(killing);
      await becomes(watched, "live encoder-restarted");
      // The fourth death is followed by five seconds of rest.
      expect(performance.now() - began).toBeGreaterThan(3000);
      expect(neighbour.ended).toEqual([]);
    } finally {
      clearInterval(killing);
      await watched.feed.close();
      await neighbour.feed.close();
    }
  });
});

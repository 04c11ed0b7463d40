import { createSocket } from "node:dgram";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "../platform/clock.ts";
import {
  asTransportStream,
  clipArguments,
  rung,
  runFfmpeg,
  startSender,
  waitingFor,
  watchFeed,
} from "./senders-for-tests.ts";

const PORT = 8640;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-feed-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const { until, becomes } = waitingFor(20_000);

const srt = (port: number) => `srt://127.0.0.1:${port}?mode=listener&latency=20000`;
/** Sends over SRT with times that are UTC, an hour or so off where wanted; `zero` is the first picture's event time. */
function sendSrt(port: number, offMs = 0) {
  let zero = 0;
  const sender = startSender(() => {
    zero = Math.round(now()) + offMs;
    return [
      ...clipArguments({ offset: zero / 1000 }, true),
      ...asTransportStream(`srt://127.0.0.1:${port}?latency=20000&pkt_size=1316`),
    ];
  });
  return { stop: () => sender.stop(), zero: () => zero };
}

describe.concurrent("a feed", () => {
  test(
    "over SRT is live with each picture at its event time, and tells when its source stops and returns",
    { timeout: 60_000 },
    async () => {
      const watched = watchFeed(srt(PORT), { ladder: [rung(180), rung(144)] });
      const { feed, runs, chunks, inits } = watched;
      const first = sendSrt(PORT);
      try {
        await becomes(watched, "live");
        const [run] = runs;
        expect(run?.tracks.map(({ id }) => id)).toEqual(["v-180p", "v-144p", "a-main"]);
        // Groups last a second from the first picture on.
        expect(((run?.startMs ?? 0) - first.zero()) % 1000).toBeCloseTo(0, 1);
        await until("six chunks of each track", () =>
          ["v-180p", "v-144p", "a-main"].every((id) => chunks.filter(({ track }) => track.id === id).length >= 6),
        );
        expect(inits.map(({ track, codecs }) => `${track.id} ${codecs.slice(0, 4)}`).toSorted()).toEqual([
          "a-main mp4a",
          "v-144p avc1",
          "v-180p avc1",
        ]);
        for (const id of ["v-180p", "v-144p"]) {
          const own = chunks.filter(({ track }) => track.id === id);
          expect(Number(own[0]?.baseTicks) / 90).toBeCloseTo(run?.startMs ?? 0, 1);
          own
            .slice(1)
            .forEach((chunk, index) =>
              expect(Number(chunk.baseTicks)).toBe(Number(own[index]?.baseTicks) + (own[index]?.durationTicks ?? 0)),
            );
        }
        const [sound] = chunks.filter(({ track }) => track.id === "a-main");
        expect(Math.abs(Number(sound?.baseTicks) / 48 - (run?.startMs ?? 0))).toBeLessThan(25);

        await first.stop();
        await becomes(watched, "no-signal stopped");
        await until("the run closed", () => watched.closed.includes(1));

        const second = sendSrt(PORT);
        try {
          await becomes(watched, "live");
          expect(runs).toHaveLength(2);
          expect(((runs[1]?.startMs ?? 0) - second.zero()) % 1000).toBeCloseTo(0, 1);
        } finally {
          await second.stop();
        }
      } finally {
        await first.stop();
        await feed.close();
      }
    },
  );

  test("over RTMP takes the moment of arrival for event time", { timeout: 60_000 }, async () => {
    const url = `rtmp://127.0.0.1:${PORT + 1}/live/camera`;
    const watched = watchFeed(url, { timing: { mode: "arrival", offsetMs: -2000 } });
    const sender = startSender(() => [...clipArguments({}, true), "-f", "flv", url]);
    try {
      const before = now();
      await becomes(watched, "live");
      const start = watched.runs[0]?.startMs ?? 0;
      expect(start).toBeGreaterThan(before - 2500);
      expect(start).toBeLessThan(now() - 2000);
      expect(watched.runs[0]?.tracks.map(({ id }) => id)).toEqual(["v-180p", "a-main"]);
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });

  test(
    "of a file plays round and round; without sound it says so and plays all the same",
    { timeout: 60_000 },
    async () => {
      const file = join(folder, "silent.mp4");
      await runFfmpeg([...clipArguments({ seconds: 2, audio: null }, false), file]);
      const watched = watchFeed(file, { timing: { mode: "arrival", offsetMs: 0 } });
      try {
        await becomes(watched, "live no-audio");
        await until("past the end of the file", () => watched.chunks.some(({ slot }) => slot >= 2));
        expect(watched.runs).toHaveLength(1);
        expect(watched.runs[0]?.tracks.map(({ id }) => id)).toEqual(["v-180p"]);
      } finally {
        await watched.feed.close();
      }
    },
  );

  test("calls rubbish unreadable, and is live when pictures come instead", { timeout: 60_000 }, async () => {
    const url = `udp://127.0.0.1:${PORT + 2}`;
    const watched = watchFeed(url);
    const socket = createSocket("udp4");
    const rubbish = setInterval(() => socket.send(randomBytes(1316), PORT + 2, "127.0.0.1"), 20);
    try {
      await becomes(watched, "fault unreadable");
      clearInterval(rubbish);
      const sender = startSender(() => [
        ...clipArguments({ offset: now() / 1000 }, true),
        ...asTransportStream(`${url}?pkt_size=1316`),
      ]);
      try {
        await becomes(watched, "live");
      } finally {
        await sender.stop();
      }
    } finally {
      clearInterval(rubbish);
      socket.close();
      await watched.feed.close();
    }
  });

  test("goes on in a new run when the picture changes its size", { timeout: 60_000 }, async () => {
    await runFfmpeg([...clipArguments({ seconds: 3 }, false), ...asTransportStream(join(folder, "one.ts"))]);
    await runFfmpeg([
      ...clipArguments({ seconds: 9, height: 144 }, false),
      ...asTransportStream(join(folder, "two.ts")),
    ]);
    await writeFile(join(folder, "list"), "file one.ts\nfile two.ts\n");
    const watched = watchFeed(srt(PORT + 3), { ladder: [rung(180), rung(144)] });
    const from = ["-v", "error", "-re", "-f", "concat", "-i", join(folder, "list"), "-map", "0", "-c", "copy"];
    const sender = startSender(() => [
      ...[...from, "-output_ts_offset", (now() / 1000).toFixed(3), "-muxdelay", "0", "-muxpreload", "0"],
      ...asTransportStream(`srt://127.0.0.1:${PORT + 3}?latency=20000&pkt_size=1316`),
    ]);
    try {
      await becomes(watched, "live format-changed");
      expect(watched.runs.map(({ tracks }) => tracks.map(({ id }) => id).join(" "))).toEqual([
        "v-180p v-144p a-main",
        "v-144p a-main",
      ]);
      expect(watched.closed).toEqual([1]);
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });

  test("restarts an encoder that dies, with a discontinuity", { timeout: 60_000 }, async () => {
    const watched = watchFeed(srt(PORT + 4), { ladder: [rung(144, "never")] });
    const sender = sendSrt(PORT + 4);
    try {
      await becomes(watched, "live");
      const { encoder } = watched.feed.pids();
      expect(encoder).toBeTypeOf("number");
      process.kill(encoder ?? 0, "SIGKILL");
      await becomes(watched, "live encoder-restarted");
      expect(watched.runs.map(({ number }) => number)).toEqual([1, 2]);
      expect(watched.runs[1]?.startMs).toBeGreaterThan(watched.runs[0]?.startMs ?? Infinity);
      // What passes is soon forgotten.
      await becomes(watched, "live");
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });

  test("does not believe times of day that are an hour off", { timeout: 60_000 }, async () => {
    const watched = watchFeed(srt(PORT + 5));
    const sender = sendSrt(PORT + 5, -3_600_000);
    try {
      await becomes(watched, "fault time-jump");
      expect(watched.runs).toEqual([]);
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  });
});

test("a source that nobody serves is named as unreachable", { timeout: 30_000 }, async () => {
  const watched = watchFeed("http://127.0.0.1:9/camera.ts", { timing: { mode: "arrival", offsetMs: 0 } });
  try {
    await becomes(watched, "waiting unreachable");
  } finally {
    await watched.feed.close();
  }
});

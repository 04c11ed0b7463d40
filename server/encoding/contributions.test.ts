import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { now } from "../platform/clock.ts";
import { startRtspCamera } from "./rtsp-server-for-tests.ts";
import {
  asTransportStream,
  clipArguments,
  rung,
  startSender,
  waitingFor,
  watchFeed,
  type Clip,
  type WatchedFeed,
} from "./senders-for-tests.ts";

/** Sources that we call, each a real one: it is not there, it is, it goes, it returns. */
const PORT = 8650;
const SLOW = { timeout: 25_000, interval: 50 };
const ARRIVAL = { mode: "arrival", offsetMs: -500 } as const;

const { becomes } = waitingFor(25_000);
const sees = (watched: WatchedFeed, run: number, chunks: number) =>
  vi.waitFor(() => {
    for (const id of ["v-180p", "v-144p", "a-main"]) {
      const own = watched.chunks.filter(({ run: { number }, track }) => number === run && track.id === id);
      if (own.length < chunks) throw new Error(`${own.length} chunks of ${id} in run ${run}`);
    }
  }, SLOW);

/** A camera on which we call over SRT; `zeros` are the event times at which it began to count, one for each try. */
function listenSrt(port: number) {
  const zeros: number[] = [];
  const sender = startSender(() => {
    zeros.push(Math.round(now()));
    return [
      ...clipArguments({ offset: (zeros.at(-1) ?? 0) / 1000 }, true),
      ...asTransportStream(`srt://127.0.0.1:${port}?mode=listener&latency=20000&pkt_size=1316`),
    ];
  });
  return { stop: () => sender.stop(), zeros };
}

/** An encoder's web server: an endless transport stream for everyone who asks, from so many ms after its beginning. */
async function serveHttp(port: number, clip: Clip = {}, fromMs = 0) {
  const senders = new Map<ServerResponse, ChildProcess>();
  const server = createServer((_, response) => {
    const child = spawn("ffmpeg", [...clipArguments(clip, true), ...asTransportStream("pipe:1")], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    senders.set(response, child);
    response.writeHead(200, { "content-type": "video/mp2t" });
    child.stdout.resume();
    setTimeout(() => child.stdout.pipe(response), fromMs);
    response.once("close", () => child.kill("SIGKILL"));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    async stop() {
      const gone = new Promise((resolve) => server.close(resolve));
      for (const [response, child] of senders) {
        child.kill("SIGKILL");
        response.end();
      }
      await gone;
    },
  };
}

describe.concurrent("a source that we call", () => {
  test(
    "over SRT is live with each picture at its event time, and again when it returns",
    { timeout: 90_000 },
    async () => {
      const url = `srt://127.0.0.1:${PORT}?mode=caller&latency=20000`;
      const watched = watchFeed(url, { ladder: [rung(180), rung(144)] });
      try {
        await becomes(watched, "waiting unreachable");
        for (const run of [1, 2]) {
          const camera = listenSrt(PORT);
          try {
            await becomes(watched, "live");
            await sees(watched, run, 6);
            expect(watched.runs).toHaveLength(run);
            const startMs = watched.runs[run - 1]?.startMs ?? 0;
            // Groups last a second from the first picture on.
            expect(Math.min(...camera.zeros.map((zero) => Math.abs((startMs - zero) % 1000)))).toBeLessThan(0.05);
          } finally {
            await camera.stop();
          }
          await becomes(watched, "no-signal stopped");
        }
      } finally {
        await watched.feed.close();
      }
    },
  );

  test.each([
    { what: "HTTP", url: `http://127.0.0.1:${PORT + 1}/camera.ts`, start: () => serveHttp(PORT + 1) },
    { what: "RTSP", url: `rtsp://127.0.0.1:${PORT + 2}/camera`, start: () => startRtspCamera(PORT + 2) },
  ])(
    "over $what takes the moment of arrival for event time, and is live again when it returns",
    { timeout: 90_000 },
    async ({ url, start }) => {
      const watched = watchFeed(url, { timing: ARRIVAL, ladder: [rung(180), rung(144)] });
      try {
        await becomes(watched, "waiting unreachable");
        for (const run of [1, 2]) {
          const before = now();
          const source = await start();
          try {
            await becomes(watched, "live");
            await sees(watched, run, 6);
            expect(watched.runs.map(({ tracks }) => tracks.map(({ id }) => id).join(" "))).toEqual(
              Array<string>(run).fill("v-180p v-144p a-main"),
            );
            const startMs = watched.runs[run - 1]?.startMs ?? 0;
            expect(startMs).toBeGreaterThan(before - 1000);
            expect(startMs).toBeLessThan(now() - 500);
          } finally {
            await source.stop();
          }
          await becomes(watched, "no-signal stopped");
          // It was live: that nobody answers now is no news.
          expect(watched.states.slice(watched.states.indexOf("live"))).not.toContain("waiting unreachable");
        }
      } finally {
        await watched.feed.close();
      }
    },
  );

  test.each([
    { what: "HTTP", port: PORT + 3, path: "camera.ts", start: serveHttp },
    { what: "RTSP", port: PORT + 4, path: "camera", start: startRtspCamera },
  ])("over $what is called again where it takes the call and says nothing", { timeout: 90_000 }, async (source) => {
    const { what, port, path, start } = source;
    const callers = new Set<Socket>();
    const mute = createTcpServer((socket) => void callers.add(socket.on("error", () => {})));
    mute.listen(port, "127.0.0.1");
    const watched = watchFeed(`${what.toLowerCase()}://127.0.0.1:${port}/${path}`, { timing: ARRIVAL });
    try {
      await becomes(watched, "waiting unreachable");
      const gone = new Promise((resolve) => mute.close(resolve));
      for (const caller of callers) caller.destroy();
      await gone;
      const camera = await start(port);
      try {
        await becomes(watched, "live");
      } finally {
        await camera.stop();
      }
    } finally {
      mute.close();
      await watched.feed.close();
    }
  });

  test("over HTTP is live without the sound that it announces and never sends", { timeout: 90_000 }, async () => {
    const server = await serveHttp(PORT + 5, { soundSeconds: 0.2 }, 1500);
    const watched = watchFeed(`http://127.0.0.1:${PORT + 5}/camera.ts`, { timing: ARRIVAL });
    try {
      await becomes(watched, "live no-audio");
    } finally {
      await server.stop();
      await watched.feed.close();
    }
  });
});

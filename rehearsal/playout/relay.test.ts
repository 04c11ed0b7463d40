import { execFileSync, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { PORT_OFFSETS } from "../../contracts/routes.ts";
import type { Camera } from "../camera.ts";
import { now, ticksOf } from "../clock.ts";
import { startPlay } from "../play.ts";
import { relayArgs } from "./srt-relay.ts";

const camera: Camera = {
  id: "sync-1",
  name: "",
  detail: "",
  venue: "test",
  index: 0,
  kind: "test",
  carrier: "srt",
  width: 320,
  height: 180,
  fps: 25,
  loopMs: 8000,
  bitrateKbps: 500,
};
const folder = mkdtempSync(path.join(tmpdir(), "relay-"));
afterAll(() => rmSync(folder, { recursive: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

const isNull = (piece: Buffer): boolean => ((piece[1] ?? 0) & 0x1f) === 0x1f && piece[2] === 0xff;

/** Listens as a venue's receiver does, until so many bytes came. */
function receive(port: number, bytes: number): Promise<{ data: Buffer; firstAt: number }> {
  const args = [
    "-v",
    "error",
    "-fflags",
    "nobuffer",
    "-f",
    "data",
    "-i",
    `srt://127.0.0.1:${port}?mode=listener&latency=60000`,
    "-map",
    "0",
    "-c",
    "copy",
    "-flush_packets",
    "1",
    "-f",
    "data",
    "pipe:1",
  ];
  const listener = spawn("ffmpeg", args, { stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    let firstAt = 0;
    listener.stdout.on("data", (piece: Buffer) => {
      // A relay says hello with null packets; what counts is the first that holds something.
      if (!isNull(piece)) firstAt ||= now();
      pieces.push(piece);
      size += piece.length;
      if (size >= bytes) listener.kill("SIGKILL");
    });
    listener.once("exit", () => resolve({ data: Buffer.concat(pieces), firstAt }));
  });
}

interface Packet {
  stream_index: number;
  pts: number;
  flags: string;
}
function packetsOf(name: string, data: Buffer): Packet[] {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, data);
  const out = execFileSync(
    "ffprobe",
    ["-v", "error", "-show_entries", "packet=stream_index,pts,flags", "-of", "json", file],
    { encoding: "utf8" },
  );
  return (JSON.parse(out) as { packets: Packet[] }).packets;
}

test("a relay dials SRT and does not look into what it carries", () => {
  const args = relayArgs({ host: "127.0.0.1", port: 8410, latencyMs: 60 });
  expect(args.at(-1)).toBe("srt://127.0.0.1:8410?mode=caller&latency=60000&connect_timeout=2000&pkt_size=1316");
  expect(args.filter((argument) => argument === "data")).toHaveLength(2);
});

test("a feed arrives over SRT with UTC as its time stamps, again and again for each listener", async () => {
  const basePort = (await freePort()) - PORT_OFFSETS.rehearsal;
  const lines: string[] = [];
  const play = startPlay({
    basePort,
    cameras: [camera],
    cacheRoot: folder,
    strip: true,
    mqttUrl: "mqtt://127.0.0.1:9",
    say: (line) => lines.push(line),
  });
  try {
    // About 4 s of the feed.
    const first = await receive(basePort + PORT_OFFSETS.rehearsal, 110_000);
    const second = await receive(basePort + PORT_OFFSETS.rehearsal, 60_000);
    for (const [name, { data, firstAt }] of Object.entries({ first, second })) {
      const video = packetsOf(name, data).filter(({ stream_index }) => stream_index === 0);
      expect(video.length).toBeGreaterThan(25);
      expect(video[0]?.flags).toMatch(/^K/);
      const start = video[0]?.pts ?? 0;
      const lateMs = ((((ticksOf(firstAt) - start) % 2 ** 33) + 2 ** 33) % 2 ** 33) / 90;
      expect(lateMs).toBeLessThan(3000);
      // It began with the first picture of a second, sent when that second began.
      const began = (firstAt - lateMs) / 1000;
      expect(Math.abs(began - Math.round(began))).toBeLessThan(0.001);
      // The last packet may be cut where the listener was stopped.
      expect(video.slice(0, -1).map(({ pts }) => pts)).toEqual(
        video.slice(0, -1).map((_, index) => (start + index * 3600) % 2 ** 33),
      );
    }
    await play.rendered;
    expect(play.punctuality().sent).toBeGreaterThan(50);
  } finally {
    await play.close();
  }
  expect(lines.filter((line) => line.endsWith("on air")).length).toBeGreaterThanOrEqual(2);
}, 120_000);

import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { get as httpGet, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../../contracts/routes.ts";
import { utcMs } from "../../../contracts/units.ts";
import { EMPTY_SEGMENT } from "./empty-segment.ts";
import { createOrigin, type Origin, type OriginLimits } from "./origin.ts";
import { AUDIO, bytesOf, FEED, startRun, VIDEO } from "./source-for-tests.ts";

const START_MS = 1_795_500_000_000;
const FIRST = START_MS / 2000;

let folder: string;
let origin: Origin;
let port: number;
/** The origin's clock: real time from START_MS on, plus what a test adds. */
let addedMs = 0;
let troubles: string[];
const openedAt = performance.now();
const now = () => utcMs(START_MS + addedMs + performance.now() - openedAt);

const open = async (limits: Partial<OriginLimits> = {}, dataDir = folder) => {
  troubles = [];
  origin = await createOrigin({
    feeds: [FEED, "curling"],
    dataDir,
    now,
    limits,
    onTrouble: (sentence) => troubles.push(sentence),
    other: (request, response) => {
      if (request.url !== "/status") return false;
      response.end("status of another");
      return true;
    },
  });
  port = await origin.listen(0, "127.0.0.1");
};
beforeEach(async () => {
  addedMs = 0;
  folder = await mkdtemp(join(tmpdir(), "vedetta-origin-"));
});
afterEach(async () => {
  await origin.close();
  await rm(folder, { recursive: true, force: true });
});

const url = (path: string) => `http://127.0.0.1:${port}${path}`;
const segment = (sequence: number, track = VIDEO) => live.segment(FEED, track.id, 0, sequence);
const playlist = live.playlist(FEED, VIDEO.id);
const body = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url(path), { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const chunksOf = (from: number, to: number) =>
  Buffer.concat(Array.from({ length: to - from }, (_, index) => bytesOf(VIDEO, 0, from + index)));
const isHeld = (count: number) => vi.waitFor(() => expect(origin.stats().held).toBe(count), { interval: 5 });

describe("a live segment", () => {
  test("reaches its viewers chunk by chunk, those who came late too", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(3);
    const received: Buffer[] = [];
    const response = await new Promise<IncomingMessage>((resolve) => httpGet(url(segment(FIRST)), resolve));
    response.on("data", (bytes: Buffer) => received.push(bytes));
    const has = (count: number) =>
      vi.waitFor(() => expect(Buffer.concat(received).length).toBe(count * 1000), { interval: 5 });
    await has(3);
    source.advance(1);
    await has(4);
    expect(response.complete).toBe(false);
    source.advance(6);
    await vi.waitFor(() => expect(response.complete).toBe(true), { interval: 5 });
    expect(Buffer.concat(received)).toEqual(chunksOf(0, 10));
    expect(response.headers).toMatchObject({
      "transfer-encoding": "chunked",
      "content-type": "video/mp4",
      "access-control-allow-origin": "*",
    });
    expect(response.headers).toHaveProperty("timing-allow-origin", "*");
  });

  test("that is about to begin is waited for; one further off is not", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(10);
    const next = body(segment(FIRST + 1));
    await isHeld(1);
    const far = await body(segment(FIRST + 2));
    expect([far.status, far.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    source.advance(10);
    expect((await next).bytes).toEqual(chunksOf(10, 20));
  });

  test("that does not begin within a segment's time is answered with 404; beyond a run's end lies an empty one", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(10);
    const late = body(segment(FIRST + 1));
    await isHeld(1);
    addedMs = 2100;
    expect((await late).status).toBe(404);
    const ended = body(segment(FIRST + 1));
    await isHeld(1);
    source.close();
    expect((await ended).bytes).toEqual(EMPTY_SEGMENT);
  });

  test("ends with the connection for HTTP/1.0, which knows no chunks", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(2);
    const { socket, text } = await raw(`GET ${segment(FIRST)} HTTP/1.0\r\n\r\n`);
    await vi.waitFor(() => expect(text()).toContain("v-720p 0 1;"), { interval: 5 });
    source.advance(8);
    await vi.waitFor(() => expect(socket.closed).toBe(true), { interval: 5 });
    expect(text().split("\r\n\r\n")[1]).toBe(chunksOf(0, 10).toString());
  });
});

describe("LL-HLS", () => {
  test("a blocked reload is answered when its part comes, in one text for all who wait", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(12);
    const reloads = Array.from({ length: 20 }, () => body(`${playlist}?_HLS_msn=${FIRST + 1}&_HLS_part=2`));
    await isHeld(20);
    source.advance(1);
    for (const { status, bytes } of await Promise.all(reloads)) {
      expect(status).toBe(200);
      expect(bytes.toString()).toContain(`URI="0-${FIRST + 1}.2.m4s"`);
    }
  });

  test("a hinted part is held until it comes, another is not", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(12);
    const hinted = body(live.part(FEED, VIDEO.id, 0, FIRST + 1, 2));
    await isHeld(1);
    expect((await body(live.part(FEED, VIDEO.id, 0, FIRST + 1, 3))).status).toBe(404);
    source.advance(1);
    expect((await hinted).bytes).toEqual(bytesOf(VIDEO, 0, 12));
  });

  test("a playlist that has no whole segment yet is held until it has", async () => {
    await open();
    const source = startRun(origin.sink, { startMs: START_MS });
    source.advance(3);
    const first = body(playlist);
    await isHeld(1);
    source.advance(7);
    expect((await first).bytes.toString()).toContain("#EXTINF");
  });

  test("a reload that is held for three target durations gets 503", async () => {
    await open();
    startRun(origin.sink, { startMs: START_MS }).advance(3);
    const reload = body(`${playlist}?_HLS_msn=${FIRST}`);
    await isHeld(1);
    addedMs = 6100;
    expect((await reload).status).toBe(503);
  });

  test.each(["br", "gzip", "identity"])("playlists come as %s where that is asked for", async (encoding) => {
    await open();
    startRun(origin.sink, { startMs: START_MS }).advance(30);
    const { headers, bytes } = await body(playlist, { "accept-encoding": encoding });
    expect(headers.get("content-encoding") ?? "identity").toBe(encoding);
    expect(bytes.toString()).toMatch(/^#EXTM3U\n/);
  });
});

describe("bad requests", () => {
  test.each([
    { path: "/live/nowhere/manifest.mpd", status: 404 },
    { path: `/live/${FEED}/v-4k/media.m3u8`, status: 404 },
    { path: `/live/${FEED}/${VIDEO.id}/..%2f..%2fsecret`, status: 404 },
    { path: `/live/${FEED}/${VIDEO.id}/init-7.mp4`, status: 404 },
    { path: `${playlist}?_HLS_part=1`, status: 400 },
    { path: `${playlist}?_HLS_msn=${FIRST + 9}`, status: 400 },
    { path: live.segment(FEED, VIDEO.id, 1, FIRST), status: 404 },
    { path: "/nothing", status: 404 },
  ])("$path -> $status", async ({ path, status }) => {
    await open();
    startRun(origin.sink, { startMs: START_MS }).advance(3);
    const answer = await body(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(JSON.parse(answer.bytes.toString())).toMatchObject({ status });
  });

  test.each([
    { name: "a traversal", request: `GET /live/${FEED}/../../etc/passwd HTTP/1.1\r\nhost: x\r\n\r\n`, status: 404 },
    { name: "a body", request: "POST /live/ice/x HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc", status: 400 },
    { name: "another method", request: "DELETE /live/ice/x HTTP/1.1\r\nhost: x\r\n\r\n", status: 405 },
    { name: "a long address", request: `GET /live/${"x".repeat(3000)} HTTP/1.1\r\nhost: x\r\n\r\n`, status: 414 },
    { name: "endless headers", request: `GET /live/x HTTP/1.1\r\nx: ${"x".repeat(17_000)}`, status: 431 },
    { name: "no HTTP", request: "\u0016\u0003\u0001 hello\r\n\r\n", status: 400 },
  ])("$name -> $status", async ({ request, status }) => {
    await open();
    const { text } = await raw(request);
    await vi.waitFor(() => expect(text()).toMatch(new RegExp(`^HTTP/1.1 ${status} `)), { interval: 5 });
  });

  test("requests sent at once are answered in order", async () => {
    await open();
    startRun(origin.sink, { startMs: START_MS }).advance(10);
    const ask = (part: number, more = "") =>
      `GET ${live.part(FEED, VIDEO.id, 0, FIRST, part)} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
    const { socket, text } = await raw(ask(0) + ask(1) + ask(2, "connection: close\r\n"));
    await vi.waitFor(() => expect(socket.closed).toBe(true), { interval: 5 });
    expect(
      text()
        .match(/v-720p 0 \d/g)
        ?.filter((each, index, all) => each !== all[index - 1]),
    ).toEqual(["v-720p 0 0", "v-720p 0 1", "v-720p 0 2"]);
  });
});

describe("what is not its own", () => {
  test("goes to another on the same port and connection, and back", async () => {
    await open();
    startRun(origin.sink, { startMs: START_MS }).advance(3);
    expect((await body("/status")).bytes.toString()).toBe("status of another");
    expect((await body("/time")).bytes.toString()).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/);
    expect((await body("/status")).bytes.toString()).toBe("status of another");
  });
});

describe("bounds", () => {
  test("a viewer who does not read is dropped, and no other notices", async () => {
    await open({ maxBehindBytes: 4 * 1024 * 1024 });
    const source = startRun(origin.sink, { startMs: START_MS, tracks: [VIDEO], chunkBytes: 4_000_000 });
    source.advance(1);
    const { socket, text } = await raw(`GET ${segment(FIRST)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await vi.waitFor(() => expect(text()).not.toBe(""), { interval: 1 });
    socket.pause();
    const good = await new Promise<IncomingMessage>((resolve) => httpGet(url(segment(FIRST)), resolve));
    let size = 0;
    good.on("data", (bytes: Buffer) => void (size += bytes.length));
    for (let chunk = 1; chunk < 10; chunk++) {
      await vi.waitFor(() => expect(size).toBe(chunk * 4_000_000), { interval: 5, timeout: 5000 });
      source.advance(1);
    }
    await vi.waitFor(() => expect(good.complete).toBe(true), { interval: 5, timeout: 5000 });
    expect(size).toBe(40_000_000);
    expect(origin.stats().dropped).toBe(1);
  });

  test("a viewer who has stopped reading for too long is dropped", async () => {
    await open();
    startRun(origin.sink, { startMs: START_MS, tracks: [VIDEO], chunkBytes: 8_000_000 }).advance(3);
    const { socket, text } = await raw(`GET ${segment(FIRST)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await vi.waitFor(() => expect(text()).not.toBe(""), { interval: 1 });
    socket.pause();
    addedMs = 10_500;
    await vi.waitFor(() => expect(origin.stats()).toMatchObject({ connections: 0, dropped: 1 }), { timeout: 5000 });
  });

  test("no more are held than allowed, and a viewer who leaves is forgotten", async () => {
    await open({ maxHeld: 2 });
    startRun(origin.sink, { startMs: START_MS }).advance(3);
    const wire = `GET ${playlist}?_HLS_msn=${FIRST} HTTP/1.1\r\nhost: x\r\n\r\n`;
    const one = await raw(wire);
    await raw(wire);
    await isHeld(2);
    const refused = await body(`${playlist}?_HLS_msn=${FIRST}`);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    one.socket.destroy();
    await isHeld(1);
  });

  test("a port that is taken is said in a sentence", async () => {
    await open();
    const second = await createOrigin({ feeds: [], dataDir: join(folder, "second"), now, onTrouble: () => {} });
    await expect(second.listen(port, "127.0.0.1")).rejects.toThrow(/^Port \d+ is taken\. .*--port/);
  });
});

describe("the DVR", () => {
  const onDisk = async (track = VIDEO) => (await readdir(join(folder, "dvr", FEED, track.id)).catch(() => [])).length;

  test("keeps the last seconds in memory and the rest on disk, whole or in ranges", async () => {
    await open({ memoryMs: 4000 });
    startRun(origin.sink, { startMs: START_MS }).advance(200);
    await vi.waitFor(async () => expect(await onDisk()).toBe(20), { interval: 10 });
    addedMs = 40_000;
    await vi.waitFor(() => expect(origin.stats().memoryBytes).toBe(2 * 5 * 10_000), { timeout: 5000 });
    expect((await body(segment(FIRST))).bytes).toEqual(chunksOf(0, 10));
    expect((await body(segment(FIRST + 19))).bytes).toEqual(chunksOf(190, 200));
    for (const at of [0, 19]) {
      const part = await body(segment(FIRST + at), { range: "bytes=500-1499" });
      expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 500-1499/10000"]);
      expect(part.bytes).toEqual(chunksOf(at * 10, at * 10 + 10).subarray(500, 1500));
    }
    const headed = await fetch(url(segment(FIRST)), { method: "HEAD" });
    expect([headed.status, headed.headers.get("content-length")]).toEqual([200, "10000"]);
  });

  test("forgets what is older, on disk and in lists", async () => {
    await open({ dvrMs: 20_000, memoryMs: 4000 });
    startRun(origin.sink, { startMs: START_MS, tracks: [VIDEO] }).advance(300);
    await vi.waitFor(async () => expect(await onDisk()).toBe(30), { interval: 10 });
    addedMs = 60_000;
    await vi.waitFor(() => expect(origin.stats().segments).toBeLessThanOrEqual(12), { timeout: 5000 });
    await vi.waitFor(async () => expect(await onDisk()).toBe(origin.stats().segments), { timeout: 5000 });
    expect((await body(segment(FIRST))).status).toBe(404);
  });

  test("that cannot be written is said once, and what is in memory plays on", async () => {
    await open({ memoryMs: 4000 });
    await rm(join(folder, "dvr"), { recursive: true });
    await writeFile(join(folder, "dvr"), "in the way");
    const source = startRun(origin.sink, { startMs: START_MS, tracks: [VIDEO, AUDIO] });
    source.advance(200);
    await vi.waitFor(() => expect(troubles).toHaveLength(1), { interval: 5 });
    expect(troubles[0]).toMatch(/seeking back is limited to seconds/);
    addedMs = 40_000;
    await vi.waitFor(() => expect(origin.stats().segments).toBe(10), { timeout: 5000 });
    expect((await body(segment(FIRST + 19))).status).toBe(200);
    expect((await body(playlist)).bytes.toString()).toContain(`#EXT-X-MEDIA-SEQUENCE:${FIRST + 15}`);
  });
});

async function raw(request: string): Promise<{ socket: Socket; text: () => string }> {
  const received: Buffer[] = [];
  const socket = connect(port, "127.0.0.1");
  socket.on("data", (bytes) => received.push(bytes));
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(request);
  return { socket, text: () => Buffer.concat(received).toString("latin1") };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { EventFile } from "../../contracts/event.ts";
import { captions, live } from "../../contracts/routes.ts";
import { StatusReport } from "../../contracts/status.ts";
import { now } from "../platform/clock.ts";
import type { Config, Running } from "../platform/config.ts";
import { captionsToken, loadToken } from "../platform/token.ts";
import { cuesIn } from "./captions/cues-for-tests.ts";
import { DOCUMENT_LIMITS } from "./captions/document.ts";
import { start } from "./main.ts";
import { asTransportStream, clipArguments, rung, startSender } from "./senders-for-tests.ts";

/** The whole service with a real camera: captions that are posted come out beside the pictures, at their time. */
const BASE_PORT = 8940;
const CAMERA_PORT = 8951;
const http = `http://127.0.0.1:${BASE_PORT + 1}`;
const FEED = "camera";

const event = v.parse(EventFile, {
  id: "race",
  name: "Race",
  venues: [{ id: "hill", name: "Hill" }],
  ladders: { small: [rung(180)] },
  feeds: [
    {
      id: FEED,
      name: "Camera",
      venue: "hill",
      source: { url: `udp://127.0.0.1:${CAMERA_PORT}` },
      timing: { mode: "pts-utc" },
      ladder: "small",
      captions: [
        { id: "en", language: "en", kind: "verbatim" },
        { id: "cea", language: "en", kind: "verbatim", from: "CC1" },
        { id: "busy", language: "en", kind: "verbatim" },
      ],
    },
  ],
});

let config: Config;
let service: Running;
let token: string;
const sender = () =>
  startSender(() => [
    ...clipArguments({ offset: now() / 1000 }, true),
    ...asTransportStream(`udp://127.0.0.1:${CAMERA_PORT}?pkt_size=1316`),
  ]);
let camera: ReturnType<typeof sender>;

beforeAll(async () => {
  config = { host: "127.0.0.1", basePort: BASE_PORT, dataDir: await mkdtemp(join(tmpdir(), "vedetta-captions-")) };
  service = await start(config, event);
  token = await loadToken(captionsToken(config.dataDir));
  camera = sender();
  await isLive();
}, 30_000);
afterAll(async () => {
  await camera.stop();
  await service.close();
  await rm(config.dataDir, { recursive: true });
});

const isLive = () =>
  vi.waitFor(
    async () => {
      const { feeds } = v.parse(StatusReport, await (await fetch(`${http}/status`)).json());
      if (feeds[0]?.state !== "live") throw new Error(`the feed is ${feeds[0]?.state}`);
    },
    { timeout: 20_000, interval: 100 },
  );

interface Sent {
  at?: string;
  type?: string;
  bearer?: string | null;
  feed?: string;
  track?: string;
}
const post = (body: string | Buffer, { at, type = "text/vtt", bearer = token, feed = FEED, track = "en" }: Sent = {}) =>
  fetch(`${http}${captions.document(feed, track)}${at === undefined ? "" : `?at=${encodeURIComponent(at)}`}`, {
    method: "POST",
    headers: { "content-type": type, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });

interface Listed {
  uri: string;
  startMs: number;
}
/** Whole segments of a track, and the one that is being made. */
async function segments(track: string): Promise<Listed[]> {
  const playlist = await (await fetch(http + live.playlist(FEED, track))).text();
  const whole = [...playlist.matchAll(/#EXT-X-PROGRAM-DATE-TIME:(\S+)\n(?:#EXT-X-PART.*\n)*#EXTINF:[\d.]+,\n(\S+)/g)];
  const listed = whole.map(([, time = "", uri = ""]) => ({ uri, startMs: Date.parse(time) }));
  const last = listed.at(-1);
  const [, run, sequence] = /^(\d+)-(\d+)/.exec(last?.uri ?? "") ?? [];
  return last ? [...listed, { uri: `${run}-${Number(sequence) + 1}.m4s`, startMs: last.startMs + 2000 }] : listed;
}
const bytes = async (track: string, uri: string) =>
  Buffer.from(await (await fetch(`${http}/live/${FEED}/${track}/${uri}`)).arrayBuffer());
const written = (fromMs: number, toMs: number, text: string, id?: string) => {
  const time = (ms: number) => new Date(ms).toISOString().slice(11, 23);
  return `${id === undefined ? "" : `${id}\n`}${time(fromMs)} --> ${time(toMs)}\n${text}\n\n`;
};

describe("captions that are posted", () => {
  test("come out of the segments at their time to the millisecond, in both renditions", async () => {
    const at = Math.ceil(now()) + 500;
    const words = "<v Commentator>Ritter starts.\nGood rhythm & a <b>clean</b> line.";
    const answer = await post(`WEBVTT\n\n${written(0, 1700, words, "one")}${written(1700, 2900, "Two")}`, {
      at: String(at),
    });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { cues: 2, inTime: 2, late: 0, past: 0, replaced: 0, full: 0, errors: [] },
    ]);
    const [one, two] = await vi.waitFor(
      async () => {
        const listed = (await segments("t-en")).filter(({ startMs }) => startMs > at - 2000 && startMs < at + 3000);
        const all = await Promise.all(listed.slice(0, 3).map(({ uri }) => bytes("t-en", uri)));
        const cues = cuesIn(Buffer.concat(all));
        if ((cues[1]?.endMs ?? 0) < at + 2899) throw new Error(`there are ${JSON.stringify(cues)}`);
        return cues;
      },
      { timeout: 12_000, interval: 500 },
    );
    expect(one).toMatchObject({ id: "one", lines: [{ speaker: "Commentator" }, { speaker: "Commentator" }] });
    for (const [stated, shown] of [
      [at, one?.startMs],
      [at + 1700, one?.endMs],
      [at + 1700, two?.startMs],
      [at + 2900, two?.endMs],
    ])
      expect(Math.abs((shown ?? 0) - (stated ?? 0))).toBeLessThan(1);
    const imsc = await segments("t-en-imsc");
    const document = (await bytes("t-en-imsc", imsc.findLast(({ startMs }) => startMs <= at)?.uri ?? "")).toString();
    expect(document).toContain("Good rhythm &amp; a ");
    expect(document).toContain(`begin="${(at / 1000).toFixed(4)}s"`);
  });

  test("known in time they are sent with the chunk of their moment, long before a viewer plays it", async () => {
    const at = Math.ceil(now()) + 900;
    await post(`WEBVTT\n\n${written(0, 400, "soon", "soon")}`, { at: String(at) });
    // What is being made is streamed as it comes: the words arrive, not their segment's end.
    const uri = (await segments("t-en")).findLast(({ startMs }) => startMs <= at)?.uri ?? "";
    const arrivedAt = await vi.waitFor(
      async () => {
        const response = await fetch(`${http}/live/${FEED}/t-en/${uri}`);
        let all = Buffer.alloc(0);
        for await (const piece of response.body ?? []) {
          all = Buffer.concat([all, piece as Uint8Array]);
          if (all.includes("soon")) return now();
        }
        throw new Error("not in this segment");
      },
      { timeout: 6000, interval: 20 },
    );
    expect(arrivedAt - at).toBeLessThan(1400 - 200);
  });

  test("can be corrected until they are sent, and are counted by what became of them", async () => {
    const at = Math.ceil(now()) + 4000;
    const send = async (text: string) =>
      (await post(`WEBVTT\n\n${written(0, 1000, text, "same")}`, { at: String(at) })).json();
    expect(await send("wrong")).toMatchObject({ inTime: 1, replaced: 0 });
    expect(await send("right")).toMatchObject({ inTime: 0, replaced: 1 });
    expect(await (await post(`WEBVTT\n\n${written(0, 9000, "late")}`, { at: String(at - 6000) })).json()).toMatchObject(
      {
        late: 1,
      },
    );
    expect(
      await (await post(`WEBVTT\n\n${written(0, 1000, "gone")}`, { at: String(at - 60_000) })).json(),
    ).toMatchObject({
      past: 1,
    });
    const metrics = await (await fetch(`${http}/metrics`)).text();
    for (const fate of ["inTime", "late", "past", "replaced"])
      expect(metrics).toMatch(new RegExp(`vedetta_captions_cues_total\\{[^}]*fate="${fate}"[^}]*\\} [1-9]`));
  });

  test("may be IMSC1, at a time that is written as one", async () => {
    const body =
      '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p begin="1s" end="2s">Hi</p></div></body></tt>';
    const at = new Date(now() + 3000).toISOString();
    const answer = await post(body, { type: "application/ttml+xml; charset=utf-8", at });
    expect(await answer.json()).toMatchObject({ cues: 1, inTime: 1 });
  });

  test("go on in the feed's next run", async () => {
    const [before] = await segments("t-en");
    await camera.stop();
    await vi.waitFor(
      async () => {
        const { feeds } = v.parse(StatusReport, await (await fetch(`${http}/status`)).json());
        if (feeds[0]?.state === "live") throw new Error("still live");
      },
      { timeout: 10_000, interval: 100 },
    );
    camera = sender();
    await isLive();
    const at = Math.ceil(now()) + 500;
    await post(`WEBVTT\n\n${written(0, 1000, "again", "again")}`, { at: String(at) });
    await vi.waitFor(
      async () => {
        const listed = (await segments("t-en")).filter(({ startMs }) => startMs > at - 2000);
        const cues = cuesIn(Buffer.concat(await Promise.all(listed.map(({ uri }) => bytes("t-en", uri)))));
        if (!cues.some(({ id }) => id === "again")) throw new Error("not yet");
      },
      { timeout: 8000, interval: 500 },
    );
    // What was before the break is still there to go back to.
    expect((await bytes("t-en", before?.uri ?? "")).length).toBeGreaterThan(1000);
  }, 40_000);
});

describe("what cannot be used is refused with its reason", () => {
  const GOOD = `WEBVTT\n\n${written(0, 1000, "good")}`;
  test.each<{ name: string; body?: string | Buffer; sent: Sent; status: number; says: string }>([
    { name: "no token", sent: { bearer: null }, status: 401, says: "Expected the captions' bearer token" },
    { name: "another token", sent: { bearer: "x".repeat(43) }, status: 401, says: "bearer token" },
    { name: "an unknown feed", sent: { feed: "studio" }, status: 404, says: "no such captions" },
    { name: "an unknown track", sent: { track: "fr" }, status: 404, says: "no such captions" },
    { name: "captions of the contribution", sent: { track: "cea" }, status: 409, says: "come from CC1" },
    { name: "another type", sent: { type: "application/x-subrip" }, status: 415, says: "text/vtt" },
    { name: "no time", sent: {}, status: 422, says: '"place":"at"' },
    {
      name: "a time that is none",
      sent: { at: "tomorrow" },
      status: 422,
      says: '"place":"at","expected":"UTC such as',
    },
    {
      name: "no WebVTT",
      body: "1\n00:00",
      sent: { at: "now" },
      status: 422,
      says: '"place":"line 1","expected":"WEBVTT"',
    },
    { name: "an empty body", body: "", sent: { at: "now" }, status: 422, says: '"expected":"WEBVTT"' },
    {
      name: "bytes that are no text",
      body: Buffer.from([0xff, 0xfe, 0]),
      sent: { at: "now" },
      status: 422,
      says: "UTF-8",
    },
    {
      name: "a book",
      body: "x".repeat(DOCUMENT_LIMITS.bytes + 1),
      sent: { at: "now" },
      status: 413,
      says: "at most 1048576 bytes",
    },
  ])("$name: $status", async ({ body = GOOD, sent, status, says }) => {
    const answer = await post(body, sent);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.text()).toContain(says);
  });

  test("the good part of a broken document is taken", async () => {
    const answer = await post(`WEBVTT\n\n00:01 -> 00:02\nbad\n\n${written(0, 1000, "good")}`, { at: "now" });
    expect(await answer.json()).toMatchObject({
      cues: 1,
      errors: [{ place: "line 3", expected: "a cue's times such as 00:00:01.000 --> 00:00:03.500" }],
    });
  });

  test("a flood is slowed down", async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post("WEBVTT\n", { track: "busy", at: "now" })),
    );
    const slowed = answers.find(({ status }) => status === 429);
    expect(slowed?.headers.get("retry-after")).toBe("1");
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(60);
  });
});

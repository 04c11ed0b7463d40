import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CaptionCue } from "../../contracts/captions.ts";
import { EventFile } from "../../contracts/event.ts";
import { live } from "../../contracts/routes.ts";
import { now } from "../platform/clock.ts";
import type { Running } from "../platform/config.ts";
import { cuesIn } from "./captions/cues-for-tests.ts";
import { start } from "./main.ts";
import { asTransportStream, rung, startSender } from "./senders-for-tests.ts";
import {
  asField,
  createLine21Encoder,
  packetPairs,
  schedule,
  windows,
  type LinePair,
} from "./source/cea/caption-encoder-for-tests.ts";
import { carry, FPS, picturesOf } from "./source/cea/captioned-clip-for-tests.ts";

/** The whole service with a camera whose pictures carry captions: they come out beside the pictures, at their time. */
const BASE_PORT = 8970;
const http = `http://127.0.0.1:${BASE_PORT + 1}`;
const FEEDS = [
  { id: "encoded", port: 8981, ladder: "anew", mostFrames: 0.1 },
  // With B-pictures, a chunk that passes through goes before its last captions are in order.
  { id: "passing", port: 8982, ladder: "as-it-comes", mostFrames: 2.1 },
] as const;

const event = v.parse(EventFile, {
  id: "race",
  name: "Race",
  venues: [{ id: "hill", name: "Hill" }],
  ladders: { anew: [rung(144, "never")], "as-it-comes": [rung(144)] },
  feeds: FEEDS.map(({ id, port, ladder }) => ({
    id,
    name: "Camera",
    venue: "hill",
    source: { url: `udp://127.0.0.1:${port}` },
    timing: { mode: "pts-utc" },
    ladder,
    captions: [
      { id: "en", language: "en", kind: "verbatim", from: "CC1" },
      { id: "easy", language: "en", kind: "easy", from: "service1" },
    ],
  })),
});

let folder: string;
let service: Running;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-carried-"));
  service = await start({ host: "127.0.0.1", basePort: BASE_PORT, dataDir: folder }, event);
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** All cues of a track so far. */
async function cuesOf(feed: string, track: string): Promise<CaptionCue[]> {
  const playlist = await (await fetch(http + live.playlist(feed, track))).text();
  const uris = [...playlist.matchAll(/^(\d+-\d+\.m4s)$/gm)].map(([, uri]) => uri ?? "");
  const bodies = uris.map(async (uri) =>
    Buffer.from(await (await fetch(`${http}/live/${feed}/${track}/${uri}`)).arrayBuffer()),
  );
  return cuesIn(Buffer.concat(await Promise.all(bodies)));
}
const textOf = ({ lines }: CaptionCue) => lines.map(({ spans }) => spans.map(({ text }) => text).join("")).join("\n");

test.each(FEEDS)(
  "captions that the contribution carries come out of the tracks that name them: $id",
  { timeout: 60_000 },
  async ({ id, port, mostFrames }) => {
    const pictures = await picturesOf(folder, "h264", 12);
    const cc1 = createLine21Encoder(1, 1);
    const line: LinePair[][] = [];
    const said = ["Ada Ritter starts.", "A clean first gate."];
    schedule(line, 120, cc1.popOn([said[0] ?? ""]));
    schedule(line, 180, cc1.popOn([said[1] ?? ""], 3));
    schedule(line, 240, cc1.code("EDM"));
    const { define, text, hide } = windows;
    const captions = pictures.map((_, index) => [
      ...asField(1, line[index] ?? []),
      ...(index === 150 ? packetPairs(0, [{ service: 1, bytes: [...define(0, {}), ...text("Ada skis & wins")] }]) : []),
      ...(index === 210 ? packetPairs(1, [{ service: 1, bytes: hide(1) }]) : []),
    ]);
    const file = join(folder, "captioned.ts");
    await writeFile(file, carry("h264", pictures, captions));
    let zero = 0;
    const sender = startSender(() => {
      zero = Math.round(now());
      return [
        ...["-v", "error", "-re", "-i", file, "-c", "copy", "-output_ts_offset", (zero / 1000).toFixed(3)],
        ...["-muxdelay", "0", "-muxpreload", "0"],
        ...asTransportStream(`udp://127.0.0.1:${port}?pkt_size=1316`),
      ];
    });
    try {
      const [en, easy] = await vi.waitFor(
        async () => {
          const all = [await cuesOf(id, "t-en"), await cuesOf(id, "t-easy")] as const;
          if (all[0].length < 2 || all[1].length < 1) throw new Error(`there are ${JSON.stringify(all)}`);
          return all;
        },
        { timeout: 25_000, interval: 500 },
      );
      expect(en.map(textOf)).toEqual(said);
      expect(easy.map(textOf)).toEqual(["Ada skis & wins"]);
      expect(en.map(({ place }) => place?.fromTop)).toEqual([85, 21]);
      const frames = (ms = 0) => (ms - zero) / (1000 / FPS);
      const shownAt = said.map((words, index) => 120 + index * 60 + cc1.popOn([words]).length - 2);
      // Pictures begin up to two late: the first of them is decoded at the offset.
      const [first] = shownAt;
      const offset = frames(en[0]?.startMs) - (first ?? 0);
      expect(offset).toBeGreaterThan(-0.1);
      expect(offset).toBeLessThan(2.1 + mostFrames);
      const times = [...en, ...easy].flatMap(({ startMs, endMs }) => [
        frames(startMs) - offset,
        frames(endMs) - offset,
      ]);
      [first, shownAt[1], shownAt[1], 240, 150, 210].forEach((frame, index) =>
        expect(Math.abs((times[index] ?? NaN) - (frame ?? NaN))).toBeLessThanOrEqual(mostFrames),
      );
    } finally {
      await sender.stop();
    }
  },
);

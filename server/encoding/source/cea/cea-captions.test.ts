import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asField,
  createLine21Encoder,
  packetPairs,
  schedule,
  windows,
  type LinePair,
} from "./caption-encoder-for-tests.ts";
import { carry, CODECS, FPS, picturesOf, readPictures, TICKS } from "./captioned-clip-for-tests.ts";
import { createCeaCaptions, type CeaService } from "./cea-captions.ts";
import type { CcPair } from "./user-data.ts";

const cc1 = createLine21Encoder(1, 1);
const cc2 = createLine21Encoder(1, 2);
const cc3 = createLine21Encoder(2, 1);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-cea-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** All that is shown, with the number of the picture from which on it is. */
function decode(bytes: Buffer, from: readonly CeaService[]) {
  const shown: { from: CeaService; picture: number; text: string }[] = [];
  const pictures = readPictures(bytes);
  const first = Math.min(...pictures.map(({ pts }) => pts));
  const captions = createCeaCaptions({
    from,
    onShow: (service, blocks, atMs) =>
      void shown.push({
        from: service,
        picture: Math.round((atMs * 90 - first) / TICKS),
        text: blocks
          .flatMap(({ lines }) => lines.map(({ spans }) => spans.map(({ text }) => text).join("")))
          .join("\n"),
      }),
  });
  for (const { data, format, pts, dts } of pictures) captions.picture({ data, codec: format.codec }, pts, dts);
  captions.end();
  return shown;
}

/** What ffmpeg's own decoder of CEA-608 makes of the stream's first field. */
async function ffmpegCues(bytes: Buffer): Promise<{ startMs: number; endMs: number; text: string }[]> {
  const file = join(folder, "oracle.ts");
  await writeFile(file, bytes);
  const { stdout } = await promisify(execFile)("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", `movie=${file}[out0+subcc]`, "-map", "0:s", "-f", "webvtt", "-"],
  ]);
  const ms = (time: string) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  return stdout.split("\n\n").flatMap((cue) => {
    const [, start, end, text] = /^([\d:.]+) --> ([\d:.]+)[^\n]*\n([\s\S]*)$/.exec(cue.trim()) ?? [];
    return start && end && text !== undefined
      ? [{ startMs: ms(start), endMs: ms(end), text: text.replaceAll(/<[^>]+>/g, "") }]
      : [];
  });
}

describe("captions in a contribution with B-pictures", () => {
  test.each(CODECS)("of $codec come in the order of showing, on its times", async ({ codec }) => {
    const pictures = await picturesOf(folder, codec, 6);
    expect(pictures.some(({ pts }, index) => pts < (pictures[index - 1]?.pts ?? 0))).toBe(true);
    const line: LinePair[][] = [];
    schedule(line, 0, cc1.popOn(["The gates are set.", "Ada starts first."]));
    schedule(line, 90, cc1.code("EDM"));
    schedule(line, 100, cc1.popOn(["One second ahead!"]));
    const lastOf = (from: number) => line.findLastIndex((pairs, index) => index < from && pairs.length > 0);
    const shown = decode(
      carry(
        codec,
        pictures,
        line.map((pairs) => asField(1, pairs)),
      ),
      ["CC1"],
    );
    expect(shown).toEqual([
      // The second of two equal codes changes nothing.
      { from: "CC1", picture: lastOf(90) - 1, text: "The gates are set.\nAda starts first." },
      { from: "CC1", picture: 90, text: "" },
      { from: "CC1", picture: lastOf(Infinity) - 1, text: "One second ahead!" },
      { from: "CC1", picture: pictures.length - 1, text: "" },
    ]);
  });
});

describe("ffmpeg's decoder agrees", () => {
  test("on pop-on captions, to the picture", async () => {
    const pictures = await picturesOf(folder, "h264", 12);
    const line: LinePair[][] = [];
    const special = [
      ...cc1.code("RCL"),
      ...cc1.code("ENM"),
      ...cc1.preamble(15, 4),
      ...cc1.text("La ni"),
      ...cc1.twice(0x11, 0x37),
    ];
    schedule(line, 3, cc1.popOn(["The gates are set.", "Ada starts first."]));
    schedule(line, 80, cc1.popOn(["Wind from the west,", "two metres a second."], 3));
    schedule(line, 150, cc1.code("EDM"));
    schedule(line, 200, [...special, ...cc1.tab(2), ...cc1.text("~o \\"), ...cc1.code("EOC")]);
    schedule(line, 300, cc1.code("EDM"));
    const bytes = carry(
      "h264",
      pictures,
      line.map((pairs) => asField(1, pairs)),
    );
    const shown = decode(bytes, ["CC1"]).filter(({ text }) => text !== "");
    const theirs = await ffmpegCues(bytes);
    expect(shown.map(({ text }) => text)).toEqual(theirs.map(({ text }) => text));
    shown.forEach(({ picture }, index) =>
      expect(Math.abs((picture * 1000) / FPS - (theirs[index]?.startMs ?? NaN))).toBeLessThan(1000 / FPS),
    );
  });

  test("on the text of roll-up and paint-on captions", async () => {
    const pictures = await picturesOf(folder, "h264", 12);
    const line: LinePair[][] = [];
    const rows = ["They are off.", "Ada leads at the first gate", "by a tenth of a second.", "Here comes Bea."];
    rows.forEach((row, index) =>
      schedule(line, 20 + index * 50, [...cc1.code("RU3"), ...cc1.code("CR"), ...cc1.preamble(15), ...cc1.text(row)]),
    );
    schedule(line, 240, cc1.code("EDM"));
    schedule(line, 250, [...cc1.code("RDC"), ...cc1.preamble(12), ...cc1.text("A new best time!")]);
    schedule(line, 300, cc1.code("EDM"));
    const bytes = carry(
      "h264",
      pictures,
      line.map((pairs) => asField(1, pairs)),
    );
    const shown = decode(bytes, ["CC1"]);
    const whole = [
      ...rows.map((_, index) => rows.slice(Math.max(0, index - 2), index + 1).join("\n")),
      "A new best time!",
    ];
    expect((await ffmpegCues(bytes)).map(({ text }) => text)).toEqual(whole);
    // ffmpeg tells a row when it is whole; we tell it as it grows, and the others without it when it begins.
    const texts = shown.map(({ text }) => text);
    expect(texts.filter((text, index) => whole.includes(text) && text !== texts[index - 1])).toEqual(whole);
    for (const text of texts) expect(whole.some((each) => each.startsWith(text))).toBe(true);
    // Ten times a second at most, for all that two characters come with each picture.
    expect(texts.length).toBeLessThan(40);
    expect(texts.length).toBeGreaterThan(10);
  });
});

test("all channels and services of one stream are told apart", async () => {
  const pictures = await picturesOf(folder, "h264", 6);
  const [one, two]: [LinePair[][], LinePair[][]] = [[], []];
  schedule(one, 0, [...cc1.popOn(["English"]), ...cc2.popOn(["Deutsch"])]);
  schedule(two, 5, cc3.popOn(["Italiano"]));
  const { define, text } = windows;
  const captions = pictures.map((_, index): CcPair[] => [
    ...asField(1, one[index] ?? []),
    ...asField(2, two[index] ?? []),
    ...(index === 40
      ? packetPairs(0, [
          { service: 1, bytes: [...define(0, { visible: false }), ...text("Service one")] },
          { service: 2, bytes: [...define(0, {}), ...text("Service two")] },
        ])
      : []),
    ...(index === 60 ? packetPairs(1, [{ service: 1, bytes: windows.display(1) }]) : []),
    ...(index === 90 ? packetPairs(2, [{ service: 1, bytes: windows.hide(1) }]) : []),
  ]);
  const shown = decode(carry("h264", pictures, captions), [
    "CC1",
    "CC2",
    "CC3",
    "CC4",
    "service1",
    "service2",
    "service3",
  ]);
  const of = (service: CeaService) =>
    shown.filter(({ from }) => from === service).map(({ picture, text: said }) => [picture, said]);
  expect(of("CC1").map(([, said]) => said)).toEqual(["English", ""]);
  expect(of("CC2").map(([, said]) => said)).toEqual(["Deutsch", ""]);
  expect(of("CC3").map(([, said]) => said)).toEqual(["Italiano", ""]);
  expect(of("service1")).toEqual([
    [60, "Service one"],
    [90, ""],
  ]);
  // Text that is being written may come 100 ms later.
  expect(of("service2")).toEqual([
    [40, "Service two"],
    [pictures.length - 1, ""],
  ]);
  expect([...of("CC4"), ...of("service3")]).toEqual([]);
});

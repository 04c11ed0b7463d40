import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "../../../platform/clock.ts";
import { asTransportStream, startSender, waitingFor, watchFeed } from "../../senders-for-tests.ts";
import {
  asField,
  createLine21Encoder,
  packetPairs,
  schedule,
  windows,
  type LinePair,
} from "./caption-encoder-for-tests.ts";
import { carry, FPS, picturesOf } from "./captioned-clip-for-tests.ts";
import { createCeaCaptions, type CeaService } from "./cea-captions.ts";

const PORT = 8658;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-cea-feed-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test(
  "captions of a real feed come at the event time of their pictures, and end with the stream",
  { timeout: 60_000 },
  async () => {
    const pictures = await picturesOf(folder, "h264", 6);
    const cc1 = createLine21Encoder(1, 1);
    const line: LinePair[][] = [];
    schedule(line, 60, cc1.popOn(["Ada starts."]));
    schedule(line, 120, cc1.popOn(["Ada is in the lead."]));
    const captions = pictures.map((_, index) => [
      ...asField(1, line[index] ?? []),
      ...(index === 100
        ? packetPairs(0, [{ service: 1, bytes: [...windows.define(0, {}), ...windows.text("Ada: 1st")] }])
        : []),
    ]);
    const file = join(folder, "captioned.ts");
    await writeFile(file, carry("h264", pictures, captions));

    const shown: { from: CeaService; text: string; atMs: number }[] = [];
    const watched = watchFeed(`srt://127.0.0.1:${PORT}?mode=listener&latency=20000`, {
      carried: createCeaCaptions({
        from: ["CC1", "service1"],
        onShow: (from, blocks, atMs) =>
          void shown.push({
            from,
            atMs,
            text: blocks.flatMap(({ lines }) => lines.map(({ spans }) => spans[0]?.text)).join(),
          }),
      }),
    });
    let zero = 0;
    const sender = startSender(() => {
      zero = Math.round(now());
      return [
        ...["-v", "error", "-re", "-i", file, "-c", "copy", "-output_ts_offset", (zero / 1000).toFixed(3)],
        ...["-muxdelay", "0", "-muxpreload", "0"],
        ...asTransportStream(`srt://127.0.0.1:${PORT}?latency=20000&pkt_size=1316`),
      ];
    });
    const { until, becomes } = waitingFor(20_000);
    try {
      await becomes(watched, "live no-audio");
      await becomes(watched, "no-signal stopped");
      await until("the captions ended", () => shown.filter(({ text }) => text === "").length === 2);
      const of = (service: CeaService) => shown.filter(({ from }) => from === service);
      const [first, second, end] = of("CC1");
      expect(of("CC1").map(({ text }) => text)).toEqual(["Ada starts.", "Ada is in the lead.", ""]);
      expect(of("service1").map(({ text }) => text)).toEqual(["Ada: 1st", ""]);
      // The second of the two equal codes that end a caption changes nothing.
      const shownAt = [60, 120].map(
        (from) => from + cc1.popOn([from === 60 ? "Ada starts." : "Ada is in the lead."]).length - 2,
      );
      const frames = ((second?.atMs ?? 0) - (first?.atMs ?? 0)) / (1000 / FPS);
      expect(frames).toBeCloseTo((shownAt[1] ?? 0) - (shownAt[0] ?? 0), 1);
      // Pictures begin up to two late: the first of them is decoded at the offset.
      expect(Math.abs((first?.atMs ?? 0) - zero - ((shownAt[0] ?? 0) * 1000) / FPS)).toBeLessThan(100);
      expect(((end?.atMs ?? 0) - (first?.atMs ?? 0)) / (1000 / FPS)).toBeCloseTo(
        pictures.length - 1 - (shownAt[0] ?? 0),
        1,
      );
    } finally {
      await sender.stop();
      await watched.feed.close();
    }
  },
);

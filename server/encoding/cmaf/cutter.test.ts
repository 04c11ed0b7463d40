import { describe, expect, test } from "vitest";
import { createCutter } from "./cutter.ts";

interface Segment {
  slot: number;
  startMs: number;
  independent: boolean;
  /** Frames in each chunk. */
  chunks: number[];
  /** Its end was told with its last frame, not with the frame after. */
  foreseen: boolean;
}

/** Cuts `seconds` of frames that last `frameTicks`, with a sync sample every `group` frames. */
function cutUp(
  kind: "video" | "audio",
  { frameTicks, timescale, group, seconds, startMs = 1_000_000 }: Pattern,
): Segment[] {
  const startTicks = (startMs * timescale) / 1000;
  const cutter = createCutter(kind, startTicks, timescale);
  const segments: Segment[] = [];
  for (let frame = 0; (frame * frameTicks) / timescale < seconds; frame++) {
    const dts = startTicks + frame * frameTicks;
    const sync = frame % group === 0;
    const { opens, completes } = cutter.cut({ dts, pts: dts, end: dts + frameTicks, sync });
    if (opens !== undefined)
      segments.push({
        slot: opens,
        startMs: (frame * frameTicks * 1000) / timescale,
        independent: sync,
        chunks: [0],
        foreseen: false,
      });
    const open = segments.at(-1);
    if (!open) throw new Error("a frame before any segment");
    open.chunks[open.chunks.length - 1]!++;
    if (completes === "chunk") open.chunks.push(0);
    if (completes === "segment") open.foreseen = true;
  }
  return segments.map((segment) => ({ ...segment, chunks: segment.chunks.filter((frames) => frames > 0) }));
}
interface Pattern {
  frameTicks: number;
  timescale: number;
  group: number;
  seconds: number;
  startMs?: number;
}

describe("video", () => {
  test.each([
    { name: "25p", frameTicks: 3600, group: 25, chunks: Array(10).fill(5) },
    { name: "50p", frameTicks: 1800, group: 100, chunks: Array(10).fill(10) },
    { name: "29.97p", frameTicks: 3003, group: 30, chunks: Array(10).fill(6) },
    { name: "24p", frameTicks: 3750, group: 48, chunks: [5, 5, 5, 5, 5, 5, 5, 5, 5, 3] },
  ])("$name: chunks of 200 ms that keep their length to a segment's last", ({ frameTicks, group, chunks }) => {
    const segments = cutUp("video", { frameTicks, timescale: 90_000, group, seconds: 12 }).slice(0, -1);
    expect(segments.map(({ slot }) => slot)).toEqual(segments.map((_, index) => index));
    for (const segment of segments) expect(segment).toMatchObject({ chunks, independent: true });
  });

  test("a segment's end is foreseen once two groups of pictures had equal length", () => {
    const foreseen = (group: number) =>
      cutUp("video", { frameTicks: 3600, timescale: 90_000, group, seconds: 8 }).map((segment) => segment.foreseen);
    expect(foreseen(25)).toEqual([true, true, true, true]);
    expect(foreseen(50)).toEqual([false, true, true, true]);
  });

  test.each([
    { name: "29.97p with groups of 2.002 s", frameTicks: 3003, group: 60, rareNonSync: 4 },
    { name: "29.97p with groups of 1.001 s", frameTicks: 3003, group: 30, rareNonSync: 0 },
  ])("$name: for 2 h no slot is skipped, and numbers stay with UTC", ({ frameTicks, group, rareNonSync }) => {
    const segments = cutUp("video", { frameTicks, timescale: 90_000, group, seconds: 7200 });
    segments.forEach((segment, index) => {
      expect(segment.slot).toBe(index);
      expect(Math.abs(segment.startMs - index * 2000)).toBeLessThanOrEqual(2100);
    });
    expect(segments.filter(({ independent }) => !independent).length).toBeLessThanOrEqual(rareNonSync);
  });

  test("groups longer than a slot: still one segment per slot, none over the target duration", () => {
    const segments = cutUp("video", { frameTicks: 3600, timescale: 90_000, group: 125, seconds: 30 });
    segments.forEach((segment, index) => {
      expect(segment.slot).toBe(index);
      expect(segment.chunks.reduce((sum, frames) => sum + frames, 0) * 0.04).toBeLessThan(2.5);
    });
  });

  test("begins with the first sync sample at or after the run's start, half a frame of rounding allowed", () => {
    const cutter = createCutter("video", 90_000, 90_000);
    const at = (dts: number, sync: boolean) => cutter.admits({ dts, pts: dts, end: dts + 3600, sync });
    expect([at(86_400, true), at(88_100, true), at(88_300, true), at(93_600, false)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe("audio", () => {
  const segments = cutUp("audio", { frameTicks: 1024, timescale: 48_000, group: 1, seconds: 60 });

  test("is cut at the first frame at or after each boundary, and always foreseen", () => {
    segments.forEach((segment, index) => {
      expect(segment.slot).toBe(index);
      expect(segment.startMs - index * 2000).toBeGreaterThanOrEqual(-0.03);
      expect(segment.startMs - index * 2000).toBeLessThan(1024 / 48);
    });
    expect(segments.slice(0, -1).every(({ foreseen }) => foreseen)).toBe(true);
  });

  test("has ten chunks of 9 or 10 frames in each segment", () => {
    for (const { chunks } of segments.slice(0, -1)) {
      expect(chunks).toHaveLength(10);
      expect(chunks.every((frames) => frames === 9 || frames === 10)).toBe(true);
    }
  });
});

import { expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import type { Chunk, ChunkSink, InitSegment, Run, TrackPlan } from "../stages.ts";
import { clear, createProtection, type Protector } from "./protection.ts";

const track: TrackPlan = { id: "v", kind: "video", bitrate: 1 };
const run: Run = { feed: "ice", number: 0, startMs: utcMs(0), tracks: [track] };
const init: InitSegment = { run, track, bytes: Buffer.from("init"), codecs: "avc1.64001f", timescale: 90_000 };
const chunk: Chunk = {
  run,
  track,
  slot: 3,
  index: 0,
  bytes: Buffer.from("chunk"),
  baseTicks: 0n,
  durationTicks: 1,
  timescale: 90_000,
  frames: 1,
  independent: true,
};

function through(protector: Protector): string[] {
  const seen: string[] = [];
  const sink: ChunkSink = {
    openRun: ({ number }) => seen.push(`open ${number}`),
    init: ({ bytes, codecs }) => seen.push(`${bytes.toString()} ${codecs}`),
    chunk: ({ bytes, slot }) => seen.push(`${bytes.toString()} ${slot}`),
    segmentDone: (_run, { id }, slot) => seen.push(`done ${id} ${slot}`),
    closeRun: ({ number }) => seen.push(`close ${number}`),
  };
  const protection = createProtection(protector, sink);
  protection.openRun(run);
  protection.init(init);
  protection.chunk(chunk);
  protection.segmentDone(run, track, 3);
  protection.closeRun(run);
  return seen;
}

test("a protector rewrites the bytes of init segments and chunks, and all else goes by", () => {
  const scrambled: Protector = {
    init: (segment) => ({ ...segment, bytes: Buffer.from("encv") }),
    chunk: (each) => ({ ...each, bytes: Buffer.from(each.bytes.map((byte) => byte ^ 1)) }),
  };
  expect(through(scrambled)).toEqual(["open 0", "encv avc1.64001f", "bitoj 3", "done v 3", "close 0"]);
});

test("in the clear nothing is copied or changed", () => {
  expect(clear.init(init)).toBe(init);
  expect(clear.chunk(chunk)).toBe(chunk);
  expect(through(clear)).toEqual(["open 0", "init avc1.64001f", "chunk 3", "done v 3", "close 0"]);
});

import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import type { Chunk, ChunkSink, InitSegment, Run, EncodedPlan } from "../stages.ts";
import { box, fullBox, u32, u64 } from "./box.ts";
import { createCmafTrack, type CmafError } from "./cmaf-track.ts";
import { readFragment } from "./fragment.ts";

const TRACK: EncodedPlan = { id: "v-90p", kind: "video", bitrate: 1000 };
const START_MS = 1_795_500_000_000;
const SYNC = 0x02000000;
const NON_SYNC = 0x01010000;

/** A moov as an encoder with its own timescale writes it, edit list and all. */
function moov({ timescale = 12_800, handler = "vide", codec = "avc1" } = {}): Buffer {
  const avcC = box("avcC", Buffer.from([1, 0x64, 0, 0x1f, 0xff]));
  const entryHead = Buffer.alloc(78);
  entryHead.writeUInt16BE(160, 24);
  entryHead.writeUInt16BE(90, 26);
  const stsd = fullBox("stsd", 0, 0, u32(1), box(codec, entryHead, avcC));
  const mdhd = fullBox("mdhd", 0, 0, u32(0, 0, timescale, 0, 0));
  const hdlr = fullBox("hdlr", 0, 0, u32(0), Buffer.from(handler, "latin1"), Buffer.alloc(13));
  const edts = box("edts", fullBox("elst", 0, 0, u32(1, 0, 1024, 0x10000)));
  const trak = box("trak", edts, box("mdia", mdhd, hdlr, box("minf", box("stbl", stsd))));
  return box("moov", trak, box("mvex", fullBox("trex", 0, 0, u32(1, 1, 0, 0, 0))));
}

function frame(dts: bigint, duration: number, flags: number, data: Buffer): Buffer {
  const moofSize = 8 + 16 + 8 + 16 + 20 + 36;
  const tfhd = fullBox("tfhd", 0, 0x020000, u32(1));
  const trun = fullBox("trun", 0, 0x701, u32(1, moofSize + 8), u32(duration, data.length, flags), Buffer.alloc(4));
  const moof = box(
    "moof",
    fullBox("mfhd", 0, 0, u32(1)),
    box("traf", tfhd, fullBox("tfdt", 1, 0, u64(BigInt.asUintN(64, dts))), trun),
  );
  return Buffer.concat([moof, box("mdat", data)]);
}

/** 25p in ticks of 1/12800 s, groups of 25, from media time `from` frames on. */
const frames = (count: number, from = 0): Buffer[] =>
  Array.from({ length: count }, (_, index) =>
    frame(
      BigInt((from + index) * 512),
      512,
      (from + index) % 25 === 0 ? SYNC : NON_SYNC,
      Buffer.from(`frame ${from + index};`),
    ),
  );

function recorded() {
  const inits: InitSegment[] = [];
  const chunks: Chunk[] = [];
  const done: number[] = [];
  const errors: CmafError[] = [];
  const run: Run = { feed: "ice", number: 0, startMs: utcMs(START_MS), tracks: [TRACK] };
  const sink: ChunkSink = {
    openRun() {},
    init: (segment) => void inits.push(segment),
    chunk: (chunk) => void chunks.push(chunk),
    segmentDone: (_run, _track, slot) => void done.push(slot),
    closeRun() {},
  };
  const track = createCmafTrack({
    run,
    track: TRACK,
    baseMs: utcMs(START_MS),
    sink,
    onError: (error) => errors.push(error),
  });
  return { track, inits, chunks, done, errors };
}

describe("a track of CMAF", () => {
  test.each([1, 7, 100, 1_000_000])("is the same however its bytes are cut (%i at a time)", (piece) => {
    const { track, inits, chunks, done, errors } = recorded();
    const bytes = Buffer.concat([box("ftyp"), moov(), ...frames(100)]);
    for (let at = 0; at < bytes.length; at += piece) track.push(bytes.subarray(at, at + piece));
    expect(errors).toEqual([]);
    expect(inits).toHaveLength(1);
    expect(inits[0]).toMatchObject({ codecs: "avc1.64001f", timescale: 90_000, video: { width: 160, height: 90 } });
    expect(inits[0]?.bytes.includes("edts")).toBe(false);
    expect(
      chunks.map(({ slot, index, baseTicks, durationTicks, frames: count }) => [
        slot,
        index,
        Number(baseTicks),
        durationTicks,
        count,
      ]),
    ).toEqual(
      Array.from({ length: 20 }, (_, index) => [
        Math.floor(index / 10),
        index % 10,
        START_MS * 90 + index * 18_000,
        18_000,
        5,
      ]),
    );
    expect(chunks.filter(({ independent }) => independent).map(({ slot, index }) => `${slot}.${index}`)).toEqual([
      "0.0",
      "0.5",
      "1.0",
      "1.5",
    ]);
    expect(done).toEqual([0, 1]);
  });

  test("gives each chunk with its last frame, without waiting for the next", () => {
    const { track, chunks } = recorded();
    track.push(moov());
    const seen = frames(10).map((bytes) => {
      track.push(bytes);
      return chunks.length;
    });
    expect(seen).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
  });

  test("begins each segment with styp, each chunk with prft, and keeps every byte of every frame", () => {
    const { track, chunks } = recorded();
    track.push(Buffer.concat([moov(), ...frames(55)]));
    track.end();
    const types = (bytes: Buffer) => {
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
        found.push(bytes.toString("latin1", at + 4, at + 8));
      return found.join(" ");
    };
    expect(chunks.map(({ bytes }) => types(bytes))).toEqual(
      chunks.map(({ index }) => (index === 0 ? "styp prft moof mdat" : "prft moof mdat")),
    );
    const all = chunks.flatMap(({ bytes }) => {
      const moof = bytes.indexOf("moof") - 4;
      const mdat = moof + bytes.readUInt32BE(moof);
      return readFragment(bytes.subarray(moof, mdat), bytes.subarray(mdat), { duration: 0, size: 0, flags: 0 }).map(
        ({ data }) => data.toString(),
      );
    });
    expect(all).toEqual(Array.from({ length: 55 }, (_, index) => `frame ${index};`));
  });

  test("drops what precedes the run's start, up to a sync sample", () => {
    const { track, chunks, errors } = recorded();
    track.push(Buffer.concat([moov(), ...frames(35, -10)]));
    expect(errors).toEqual([]);
    expect(chunks[0]?.baseTicks).toBe(BigInt(START_MS * 90));
  });

  test("absorbs a tick of rounding between frames", () => {
    const { track, chunks, errors } = recorded();
    // 29.97p in milliseconds, as RTMP carries it.
    const stamps = Array.from({ length: 121 }, (_, index) => Math.round((index * 1001) / 30));
    track.push(moov({ timescale: 1000 }));
    stamps
      .slice(0, -1)
      .forEach((at, index) =>
        track.push(
          frame(
            BigInt(at),
            (stamps[index + 1] ?? 0) - at + (index % 3) - 1,
            index % 30 === 0 ? SYNC : NON_SYNC,
            Buffer.from("x"),
          ),
        ),
      );
    track.end();
    expect(errors).toEqual([]);
    for (const [index, chunk] of chunks.entries()) {
      const before = chunks[index - 1];
      if (before) expect(chunk.baseTicks).toBe(before.baseTicks + BigInt(before.durationTicks));
    }
  });

  test.each([
    { name: "bytes that are no boxes", bytes: () => Buffer.from("GET / HTTP/1.1\r\n\r\n"), code: "unreadable" },
    {
      name: "a box of a gigabyte",
      bytes: () => Buffer.concat([moov(), u32(0x40000000), Buffer.from("mdat")]),
      code: "unreadable",
    },
    { name: "another kind of track", bytes: () => moov({ handler: "soun" }), code: "unreadable" },
    { name: "a codec that no browser plays", bytes: () => moov({ codec: "mp2v" }), code: "unreadable" },
    { name: "a second moov", bytes: () => Buffer.concat([moov(), moov()]), code: "unreadable" },
    { name: "a truncated moov", bytes: () => box("moov", box("trak")), code: "unreadable" },
    { name: "frames before the moov", bytes: () => Buffer.concat(frames(1)), code: "unreadable" },
    { name: "a jump ahead", bytes: () => Buffer.concat([moov(), ...frames(10), ...frames(1, 200)]), code: "time-jump" },
    { name: "a jump back", bytes: () => Buffer.concat([moov(), ...frames(30), ...frames(1, 3)]), code: "time-jump" },
  ])("$name: one error, and nothing more is taken", ({ bytes, code }) => {
    const { track, errors, chunks } = recorded();
    track.push(bytes());
    const before = chunks.length;
    track.push(Buffer.concat(frames(20, 300)));
    track.end();
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(errors[0]?.message).toContain("v-90p: ");
    expect(chunks).toHaveLength(before);
  });
});

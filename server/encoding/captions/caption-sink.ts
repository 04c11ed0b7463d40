import type { Captions } from "../../../contracts/event.ts";
import { captionLabel, captionTrack } from "../../../contracts/captions.ts";
import { chunkBytes } from "../cmaf/chunk-bytes.ts";
import type { Sample } from "../cmaf/fragment.ts";
import { CHUNK_MS, SEGMENT_MS, type Chunk, type ChunkSink, type Run, type TrackPlan } from "../stages.ts";
import type { BookedCue, CaptionBook } from "./book.ts";
import { IMSC_CODECS, imscInit } from "./imsc.ts";
import { CAPTION_TIMESCALE, imscSamples, ticksOf, wvttSamples } from "./samples.ts";
import { wvttInit } from "./wvtt.ts";

/** A feed's caption track and what is to be said on it. */
export interface BookedCaptions {
  captions: Captions;
  book: CaptionBook;
}

const CHUNKS = SEGMENT_MS / CHUNK_MS;
const CHUNK_TICKS = ticksOf(CHUNK_MS);
/** A ceiling for manifests: a sample each 200 ms, with two full lines in each. */
const BITRATES = { wvtt: 24_000, imsc: 96_000 } as const;

interface Rendition {
  track: TrackPlan;
  codecs: string;
  init: Buffer;
  samples(cues: readonly BookedCue[], from: number, to: number): Sample[];
}

function renditionsOf(captions: Captions): Rendition[] {
  const { id, language, kind } = captions;
  const track = (format: "wvtt" | "imsc"): TrackPlan => ({
    id: format === "wvtt" ? captionTrack(id) : `${captionTrack(id)}-imsc`,
    kind: "text",
    bitrate: BITRATES[format],
    language,
    label: captionLabel(captions),
    text: { format, kind },
  });
  return [
    { track: track("wvtt"), codecs: "wvtt", init: wvttInit(language), samples: wvttSamples },
    {
      track: track("imsc"),
      codecs: IMSC_CODECS,
      init: imscInit(language),
      samples: (cues, from, to) => imscSamples(cues, from, to, language),
    },
  ];
}

/**
 * Puts a feed's captions beside its pictures: what is cut off their books goes to `sink` just before the picture chunk
 * of the same time, so that it is there when the picture is, and nobody waits for words that do not come.
 * Segments and chunks lie on the grid of the run's start, whatever the pictures' own lengths.
 */
export function createCaptionSink(booked: readonly BookedCaptions[], sink: ChunkSink): ChunkSink {
  if (booked.length === 0) return sink;
  const lanes = booked.map(({ captions, book }) => ({ book, renditions: renditionsOf(captions) }));
  const plans = lanes.flatMap(({ renditions }) => renditions.map(({ track }) => track));
  let current: { run: Run; startTicks: number; chunks: number; endTicks: number } | null = null;

  const cut = (run: Run, from: number, to: number, count: number) => {
    const slot = Math.floor(count / CHUNKS);
    const index = count % CHUNKS;
    for (const { book, renditions } of lanes) {
      const cues = book.cut(from / ticksOf(1), to / ticksOf(1));
      for (const { track, samples } of renditions) {
        const own = samples(cues, from, to);
        const chunk: Chunk = {
          run,
          track,
          slot,
          index,
          bytes: chunkBytes({
            sequence: count + 1,
            baseTicks: BigInt(from),
            timescale: CAPTION_TIMESCALE,
            samples: own,
            first: index === 0,
          }),
          baseTicks: BigInt(from),
          durationTicks: to - from,
          timescale: CAPTION_TIMESCALE,
          frames: own.length,
          independent: true,
        };
        sink.chunk(chunk);
        if (index === CHUNKS - 1) sink.segmentDone(run, track, slot);
      }
    }
  };

  return {
    openRun(run) {
      const withText = { ...run, tracks: [...run.tracks, ...plans] };
      const startTicks = ticksOf(run.startMs);
      current = { run: withText, startTicks, chunks: 0, endTicks: startTicks };
      sink.openRun(withText);
      for (const { renditions } of lanes)
        for (const { track, codecs, init } of renditions)
          sink.init({ run: withText, track, bytes: init, codecs, timescale: CAPTION_TIMESCALE });
    },
    init: (segment) => sink.init(segment),
    chunk(chunk) {
      if (chunk.track.kind === "video" && current?.run.number === chunk.run.number) {
        const end = (Number(chunk.baseTicks) + chunk.durationTicks) * (CAPTION_TIMESCALE / chunk.timescale);
        current.endTicks = Math.max(current.endTicks, Math.round(end));
        // The first picture chunk may be a short one, and is not to be announced without its captions.
        for (
          let from = current.startTicks + current.chunks * CHUNK_TICKS;
          current.chunks === 0 || from + CHUNK_TICKS / 2 <= end;
          from += CHUNK_TICKS
        )
          cut(current.run, from, from + CHUNK_TICKS, current.chunks++);
      }
      sink.chunk(chunk);
    },
    segmentDone: (run, track, slot) => sink.segmentDone(run, track, slot),
    closeRun(run) {
      if (current?.run.number === run.number) {
        const from = current.startTicks + current.chunks * CHUNK_TICKS;
        if (current.chunks > 0 && from < current.endTicks) cut(current.run, from, current.endTicks, current.chunks);
        current = null;
      }
      sink.closeRun(run);
    },
  };
}

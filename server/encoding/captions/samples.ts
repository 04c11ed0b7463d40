import type { Sample } from "../cmaf/fragment.ts";
import type { BookedCue } from "./book.ts";
import { imscDocument } from "./imsc.ts";
import { wvttSample } from "./wvtt.ts";

/** Ticks a second of caption tracks, and in a millisecond. */
export const CAPTION_TIMESCALE = 90_000;
const TICKS_PER_MS = CAPTION_TIMESCALE / 1000;
export const ticksOf = (ms: number): number => Math.round(ms * TICKS_PER_MS);

/** A sample of its own, depending on no other. */
const SYNC = 0x0200_0000;
const sample = (dts: number, end: number, data: Buffer): Sample => ({
  dts,
  compositionOffset: 0,
  duration: end - dts,
  flags: SYNC,
  data,
});

/** Contiguous samples from `from` to `to`, ticks: one for each stretch of time in which the same cues show. */
export function wvttSamples(cues: readonly BookedCue[], from: number, to: number): Sample[] {
  const edges = [from, ...cues.flatMap(({ startMs, endMs }) => [ticksOf(startMs), ticksOf(endMs)]), to]
    .filter((edge) => edge >= from && edge <= to)
    .toSorted((a, b) => a - b)
    .filter((edge, index, all) => edge !== all[index - 1]);
  return edges.slice(0, -1).map((start, index) => {
    const shown = cues.filter(({ startMs, endMs }) => ticksOf(startMs) <= start && ticksOf(endMs) > start);
    return sample(start, edges[index + 1] ?? to, wvttSample(shown));
  });
}

/** One sample with a document whose times lie within it: what a correction changes was never promised. */
export const imscSamples = (cues: readonly BookedCue[], from: number, to: number, language: string): Sample[] => [
  sample(from, to, imscDocument(cues, { fromMs: from / TICKS_PER_MS, toMs: to / TICKS_PER_MS, language })),
];

import type { Chunk, ChunkSink, InitSegment } from "../stages.ts";

/**
 * Where encryption sits: between cmaf, which made the bytes, and origin, which serves them.
 * A protector may rewrite an init segment (`sinf`, `tenc`, `pssh`) and each chunk (`senc`, `sgpd`, the samples);
 * times, frames and order stay as they are.
 */
export interface Protector {
  init(segment: InitSegment): InitSegment;
  chunk(chunk: Chunk): Chunk;
}

/** Everything in the clear. */
export const clear: Protector = { init: (segment) => segment, chunk: (chunk) => chunk };

/** A sink that hands to `sink` what `protector` made of it. */
export const createProtection = (protector: Protector, sink: ChunkSink): ChunkSink => ({
  openRun: (run) => sink.openRun(run),
  init: (segment) => sink.init(protector.init(segment)),
  chunk: (chunk) => sink.chunk(protector.chunk(chunk)),
  segmentDone: (run, track, slot) => sink.segmentDone(run, track, slot),
  closeRun: (run) => sink.closeRun(run),
});

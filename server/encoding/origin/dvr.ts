import type { Archive } from "./archive.ts";
import { endMsOf, type LiveWindow, type Segment } from "./live-window.ts";

/** Moves what is no longer live from memory to disk, and forgets what is older than the DVR. */
export interface Dvr {
  /** A segment is whole: to disk with it. */
  keep(track: string, segment: Segment): void;
  /** Bounds memory and disk; call it once a second or so. True where lists have become shorter. */
  sweep(nowMs: number): boolean;
}

export interface DvrOptions {
  window: LiveWindow;
  archive: Archive;
  dvrMs: number;
  memoryMs: number;
}

/** Viewers at the very end of the DVR may still be reading what has just left the lists. */
const GRACE_MS = 4000;
/** The playlists name the parts of these, and a feed that has stopped keeps them. */
const ALWAYS_IN_MEMORY = 5;

export function createDvr({ window, archive, dvrMs, memoryMs }: DvrOptions): Dvr {
  const writing = new Set<Segment>();
  const forget = (gone: readonly { track: string; segment: Segment }[]): boolean => {
    for (const { track, segment } of gone) if (segment.isOnDisk) archive.remove(window.feed, track, segment.sequence);
    return gone.length > 0;
  };

  /** Segments are in order of age, so the ones in memory are the last few. */
  const evict = (track: string, segments: readonly Segment[], beforeMs: number): boolean => {
    for (let index = segments.length - 1 - ALWAYS_IN_MEMORY; index >= 0; index--) {
      const segment = segments[index];
      if (!segment || segment.parts.length === 0) return false;
      if (endMsOf(segment) >= beforeMs || writing.has(segment)) continue;
      if (segment.isOnDisk) segment.parts = [];
      // Neither on disk nor to stay in memory: the DVR begins behind it.
      else return forget(window.forgetThrough(track, segment.sequence));
    }
    return false;
  };

  return {
    keep(track, segment) {
      writing.add(segment);
      const pieces = segment.parts.map(({ bytes }) => bytes);
      void archive.write(window.feed, track, segment.sequence, pieces).then((isWritten) => {
        writing.delete(segment);
        segment.isOnDisk = isWritten;
        const first = window.tracks.get(track)?.segments[0];
        const isForgotten = !first || first.sequence > segment.sequence;
        if (isWritten && isForgotten) archive.remove(window.feed, track, segment.sequence);
      });
    },
    sweep(nowMs) {
      let isShorter = forget(window.prune(nowMs - dvrMs - GRACE_MS));
      for (const [track, { segments }] of window.tracks)
        isShorter = evict(track, segments, nowMs - memoryMs) || isShorter;
      return isShorter;
    },
  };
}

import type { PlaybackError } from "./player.ts";

/** A frame of 25 a second must lie ahead, or the element would wait for it. */
const AHEAD_SECONDS = 0.04;

/** True where the element holds media at `seconds` of its own timeline and a frame beyond. */
export function bufferedAt({ buffered }: HTMLMediaElement, seconds: number): boolean {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) <= seconds && seconds + AHEAD_SECONDS <= buffered.end(index)) return true;
  }
  return false;
}

/** Engines put the rate back to the default after they held it; so the default moves first. */
export function setElementRate(element: HTMLMediaElement, rate: number): void {
  if (element.defaultPlaybackRate !== rate) element.defaultPlaybackRate = rate;
  // Zero means that the engine holds playback back to refill; it will return to the default by itself.
  if (element.playbackRate !== rate && element.playbackRate !== 0) element.playbackRate = rate;
}

/** Plays, and tells where the browser wants a gesture of the viewer first. True where it plays. */
export async function startPlaying(
  element: HTMLMediaElement,
  refused: (error: PlaybackError) => void,
): Promise<boolean> {
  try {
    await element.play();
    return true;
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "NotAllowedError") {
      refused({ kind: "autoplay", detail: "the browser wants a gesture first", recovery: "ask-viewer" });
    }
    // An AbortError only says that a pause or a new load came in between.
    return false;
  }
}

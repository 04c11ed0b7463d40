/** Arithmetic of the timeline: event time to place and back. All times UTC ms. */

export interface Span {
  start: number;
  end: number;
}

/** A recording that has just begun is not stretched over the whole rail. */
const SPAN_MIN_MS = 60_000;
const STEP_MS = 10_000;
const PAGE_MS = 60_000;
/** Nearer than this to the live edge counts as live. */
export const LIVE_MS = 3000;

/** What the rail covers: what is recorded, but at least a minute. */
export const railOf = ({ start, end }: Span): Span => ({ start: Math.min(start, end - SPAN_MIN_MS), end });

/** 0 to 1 along the rail. */
export const placeOf = (rail: Span, at: number): number =>
  rail.end <= rail.start ? 1 : Math.min(1, Math.max(0, (at - rail.start) / (rail.end - rail.start)));

/** Where a press at `fraction` of the rail goes: never before the recording, and live at the edge. */
export function targetOf(window: Span, fraction: number): number | "live" {
  const rail = railOf(window);
  const at = rail.start + Math.min(1, Math.max(0, fraction)) * (rail.end - rail.start);
  return reach(window, at);
}

/** Where a key takes the slider; null for keys that it does not know. Time runs to the right, in every language. */
export function targetOfKey(key: string, window: Span, at: number): number | "live" | null {
  switch (key) {
    case "ArrowLeft":
      return reach(window, at - STEP_MS);
    case "ArrowRight":
      return reach(window, at + STEP_MS);
    case "ArrowDown":
      return reach(window, at - STEP_MS);
    case "ArrowUp":
      return reach(window, at + STEP_MS);
    case "PageDown":
      return reach(window, at - PAGE_MS);
    case "PageUp":
      return reach(window, at + PAGE_MS);
    case "Home":
      return window.start;
    case "End":
      return "live";
    default:
      return null;
  }
}

const reach = (window: Span, at: number): number | "live" =>
  at >= window.end - LIVE_MS ? "live" : Math.max(window.start, at);

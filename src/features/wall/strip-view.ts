/** Which of a row of things can be seen. */
export interface StripView {
  /** From 1; both are seen. */
  first: number;
  last: number;
  of: number;
  isAtStart: boolean;
  isAtEnd: boolean;
}

/** Less than half of a thing is not seen. */
const SEEN_SHARE = 0.5;

/** `spans`: where each begins and ends, in the order of reading; `window`: what can be seen. CSS pixels, one direction. */
export function stripView(
  spans: readonly { start: number; end: number }[],
  window: { start: number; end: number },
): StripView {
  const isSeen = spans.map(({ start, end }) => {
    const seen = Math.min(end, window.end) - Math.max(start, window.start);
    return end > start && seen / (end - start) >= SEEN_SHARE;
  });
  const first = isSeen.indexOf(true) + 1;
  const last = isSeen.lastIndexOf(true) + 1;
  return {
    first,
    last,
    of: spans.length,
    isAtStart: (spans[0]?.start ?? window.start) >= window.start - 1,
    isAtEnd: (spans.at(-1)?.end ?? window.end) <= window.end + 1,
  };
}

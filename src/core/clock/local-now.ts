/** Monotonic, unlike Date.now(), which an operator or NTP may set in the middle of a run. */
export const localNow = (): number => performance.timeOrigin + performance.now();

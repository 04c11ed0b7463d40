/** Stretches of event time, UTC ms, of which a topic's cues are known. Pure: every change gives a new one. */
export type Coverage = readonly { from: number; to: number }[];

export const covers = (coverage: Coverage, at: number): boolean =>
  coverage.some(({ from, to }) => from <= at && at <= to);

export function withStretch(coverage: Coverage, from: number, to: number): Coverage {
  if (to < from) return coverage;
  const apart = coverage.filter((each) => each.to < from || to < each.from);
  const joined = coverage.filter((each) => !apart.includes(each));
  const stretch = {
    from: Math.min(from, ...joined.map((each) => each.from)),
    to: Math.max(to, ...joined.map((each) => each.to)),
  };
  return [...apart, stretch].toSorted((one, other) => one.from - other.from);
}

/** The first instant from `at` on that is not covered. */
export const uncoveredFrom = (coverage: Coverage, at: number): number =>
  coverage.find(({ from, to }) => from <= at && at <= to)?.to ?? at;

export const withoutBefore = (coverage: Coverage, instant: number): Coverage =>
  coverage.filter(({ to }) => to >= instant).map(({ from, to }) => ({ from: Math.max(from, instant), to }));

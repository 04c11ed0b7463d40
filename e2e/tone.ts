/** Hz of a steady tone by autocorrelation, between 150 and 1200 Hz; null where it is too quiet to have a pitch. */
export function pitchOf(samples: ArrayLike<number>, sampleRate: number): number | null {
  const at = (index: number) => samples[index] ?? 0;
  const length = Math.floor(samples.length / 2);
  const likeness = (lag: number): number => {
    let product = 0;
    let one = 0;
    let other = 0;
    for (let index = 0; index < length; index++) {
      product += at(index) * at(index + lag);
      one += at(index) ** 2;
      other += at(index + lag) ** 2;
    }
    return product / Math.sqrt(one * other || 1);
  };
  if (peakOf(samples) < 1e-3) return null;
  const [shortest, longest] = [Math.floor(sampleRate / 1200), Math.min(length - 1, Math.ceil(sampleRate / 150))];
  const all = Array.from({ length: longest + 2 }, (_, lag) => (lag < shortest - 1 ? 0 : likeness(lag)));
  const of = (lag: number) => all[lag] ?? 0;
  const highest = Math.max(...all.slice(shortest));
  // Every multiple of the period is as alike; the first that is nearly as alike as any is the period.
  for (let lag = shortest; lag <= longest; lag++) {
    if (of(lag) < highest * 0.97 || of(lag) < of(lag - 1) || of(lag) < of(lag + 1)) continue;
    const bend = of(lag - 1) - 2 * of(lag) + of(lag + 1);
    return sampleRate / (lag + (bend === 0 ? 0 : (of(lag - 1) - of(lag + 1)) / 2 / bend));
  }
  return null;
}

export const peakOf = (samples: ArrayLike<number>): number =>
  Array.from(samples).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** How far two tones are apart, in semitones. */
export const semitonesBetween = (hz: number, other: number): number => 12 * Math.log2(hz / other);

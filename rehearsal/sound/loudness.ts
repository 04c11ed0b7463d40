import { SAMPLE_RATE } from "./tape.ts";

/**
 * Integrated loudness in LUFS after ITU-R BS.1770-4 (K-weighting, 400 ms blocks, both gates),
 * of stereo at 48 kHz with full scale 1.
 */
const SHELF = [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585] as const;
const HIGH_PASS = [1, -2, 1, -1.99004745483398, 0.99007225036621] as const;
const HOP = SAMPLE_RATE / 10;

/** Mean square of each 100 ms after weighting. */
function weightedPower(samples: Float32Array): number[] {
  const [b0, b1, b2, a1, a2] = SHELF;
  const [c0, c1, c2, d1, d2] = HIGH_PASS;
  let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0];
  const powers: number[] = [];
  let sum = 0;
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    const z = c0 * y + c1 * y1 + c2 * y2 - d1 * z1 - d2 * z2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    z2 = z1;
    z1 = z;
    sum += z * z;
    if (at % HOP === HOP - 1) {
      powers.push(sum / HOP);
      sum = 0;
    }
  }
  return powers;
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function loudness(left: Float32Array, right: Float32Array): number {
  const [one, other] = [weightedPower(left), weightedPower(right)];
  const hops = one.map((power, index) => power + (other[index] ?? 0));
  const blocks = hops.slice(3).map((_, index) => mean(hops.slice(index, index + 4)));
  const audible = blocks.filter((power) => toLufs(power) > -70);
  if (audible.length === 0) return -Infinity;
  const gate = toLufs(mean(audible)) - 10;
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)));
}

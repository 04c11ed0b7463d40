import { BoxError, boxesIn, needBox } from "./box.ts";
import type { SampleDefaults } from "./header.ts";

/** One access unit, in ticks of the timescale it was read in. */
export interface Sample {
  dts: number;
  /** pts − dts; negative where B-frames reorder (trun version 1). */
  compositionOffset: number;
  duration: number;
  flags: number;
  data: Buffer;
}

/** `sample_is_non_sync_sample` (ISO/IEC 14496-12 section 8.8.3.1). */
const NON_SYNC = 0x10000;
export const isSync = (sample: Sample): boolean => (sample.flags & NON_SYNC) === 0;
const MAX_SAMPLES = 4096;

/** Reads the samples of one moof and its mdat. Throws BoxError where they contradict each other. */
export function readFragment(moof: Buffer, mdat: Buffer, trex: SampleDefaults): Sample[] {
  const outer = needBox(moof, ["moof"]);
  const traf = needBox(moof, ["traf"], outer.body, outer.end);
  const defaults = readTfhd(moof, needBox(moof, ["tfhd"], traf.body, traf.end).body, trex);
  const tfdt = needBox(moof, ["tfdt"], traf.body, traf.end);
  let dts =
    moof[tfdt.body] === 1
      ? // Audio that starts with its encoder's delay has a negative time in here.
        Number(BigInt.asIntN(64, moof.readBigUInt64BE(tfdt.body + 4)))
      : moof.readUInt32BE(tfdt.body + 4);
  if (!Number.isSafeInteger(dts)) throw new BoxError("a decode time beyond 2^53");

  const samples: Sample[] = [];
  // Data offsets count from the moof (default-base-is-moof), and ours have the mdat right behind.
  let at = 8;
  for (const { type, body, end } of boxesIn(moof, traf.body, traf.end)) {
    if (type !== "trun") continue;
    const version = moof[body] ?? 0;
    const flags = moof.readUInt32BE(body) & 0xffffff;
    const count = moof.readUInt32BE(body + 4);
    if (count > MAX_SAMPLES) throw new BoxError(`${count} samples in one fragment, expected at most ${MAX_SAMPLES}`);
    const perSample = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4;
    let offset = body + 8;
    if (end - offset < (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0) + count * perSample)
      throw new BoxError("a trun that ends too early");
    const next = (): number => {
      offset += 4;
      return moof.readUInt32BE(offset - 4);
    };
    if (flags & 1) at = next() - moof.length;
    const firstFlags = flags & 4 ? next() : undefined;
    for (let index = 0; index < count; index++) {
      const duration = flags & 0x100 ? next() : defaults.duration;
      const size = flags & 0x200 ? next() : defaults.size;
      const own = flags & 0x400 ? next() : defaults.flags;
      const shift = flags & 0x800 ? next() : 0;
      if (at < 8 || at + size > mdat.length) throw new BoxError(`a sample of ${size} bytes lies outside its mdat`);
      samples.push({
        dts,
        compositionOffset: version === 0 ? shift : shift | 0,
        duration,
        flags: index === 0 ? (firstFlags ?? own) : own,
        data: mdat.subarray(at, at + size),
      });
      at += size;
      dts += duration;
    }
  }
  return samples;
}

function readTfhd(moof: Buffer, body: number, trex: SampleDefaults): SampleDefaults {
  const flags = moof.readUInt32BE(body) & 0xffffff;
  let offset = body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  const next = (present: number, otherwise: number): number => {
    if (!present) return otherwise;
    offset += 4;
    return moof.readUInt32BE(offset - 4);
  };
  const duration = next(flags & 8, trex.duration);
  const size = next(flags & 0x10, trex.size);
  return { duration, size, flags: next(flags & 0x20, trex.flags) };
}

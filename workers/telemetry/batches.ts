import type { Value } from "../../contracts/telemetry.ts";
import type { SampleBatch } from "../../contracts/telemetry-worker.ts";

/** Samples sorted by channel and time, numbers in typed arrays, and the buffers that may be handed over. */
export function toBatches(samples: readonly { channel: string; at: number; value: Value }[]): {
  batches: SampleBatch[];
  buffers: ArrayBuffer[];
} {
  const byChannel = new Map<string, { at: number; value: Value }[]>();
  for (const { channel, at, value } of samples) {
    // JSON knows no NaN, but a number may be too large for one.
    if (!Number.isFinite(at) || (typeof value === "number" && !Number.isFinite(value))) continue;
    const list = byChannel.get(channel);
    if (list) list.push({ at, value });
    else byChannel.set(channel, [{ at, value }]);
  }
  const batches: SampleBatch[] = [];
  const buffers: ArrayBuffer[] = [];
  for (const [channel, list] of byChannel) {
    list.sort((a, b) => a.at - b.at);
    const at = Float64Array.from(list, (sample) => sample.at);
    buffers.push(at.buffer);
    const numbers = list.map(({ value }) => value);
    if (numbers.every((value) => typeof value === "number")) {
      const values = Float64Array.from(numbers);
      buffers.push(values.buffer);
      batches.push({ channel, at, values });
    } else batches.push({ channel, at, values: numbers });
  }
  return { batches, buffers };
}

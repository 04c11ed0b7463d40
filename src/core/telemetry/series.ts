import type { Value } from "../../../contracts/telemetry.ts";

/**
 * One channel's samples, ordered by event time: numbers in typed arrays that grow by doubling and are bounded in time and count.
 * Live samples are appended; what a seek brought is merged in; a sample that is known already is dropped.
 */
export interface Series {
  /** Adds samples ordered by time. */
  add(at: Float64Array, values: ArrayLike<Value>): void;
  /** Index of the last sample at or before `at`; -1 where there is none. */
  lastAt(at: number): number;
  timeOf(index: number): number;
  valueOf(index: number): Value;
  readonly length: number;
}

/** Ten minutes of DVR and one to spare. */
export const KEPT_MS = 11 * 60_000;
/** 50 samples a second for that long, and some. */
const MOST_SAMPLES = 40_000;
const FIRST_CAPACITY = 64;

export function createSeries(): Series {
  let times = new Float64Array(FIRST_CAPACITY);
  let numbers: Float64Array | null = new Float64Array(FIRST_CAPACITY);
  let others: Value[] = [];
  let start = 0;
  let end = 0;

  const valueAt = (index: number): Value => (numbers ? (numbers[index] ?? Number.NaN) : (others[index] ?? ""));

  /** From here on the channel carries other things than numbers. */
  function leaveNumbers(): void {
    if (!numbers) return;
    others = Array.from(numbers.subarray(0, end));
    numbers = null;
  }

  /** First index whose time is after `at`. */
  function after(at: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Room for `more` samples at the end: moves what is kept to the front, doubles where that is not enough. */
  function makeRoom(more: number): void {
    if (end + more <= times.length) return;
    const kept = end - start;
    const capacity = kept + more > times.length / 2 ? Math.max(times.length * 2, (kept + more) * 2) : times.length;
    const nextTimes = new Float64Array(capacity);
    nextTimes.set(times.subarray(start, end));
    times = nextTimes;
    if (numbers) {
      const next = new Float64Array(capacity);
      next.set(numbers.subarray(start, end));
      numbers = next;
    } else others = others.slice(start, end);
    start = 0;
    end = kept;
  }

  function put(index: number, at: number, value: Value): void {
    times[index] = at;
    if (numbers && typeof value === "number") numbers[index] = value;
    else others[index] = value;
  }

  /** Puts a sample in its place among later ones. */
  function insert(at: number, value: Value): void {
    const place = after(at);
    if (place > start && times[place - 1] === at) return;
    makeRoom(1);
    const index = after(at);
    times.copyWithin(index + 1, index, end);
    if (numbers) numbers.copyWithin(index + 1, index, end);
    else others.splice(index, 0, value);
    put(index, at, value);
    end += 1;
  }

  function forgetOld(): void {
    const newest = times[end - 1];
    if (newest === undefined || end === start) return;
    // What held when the kept time began is kept too.
    start = Math.max(start, after(newest - KEPT_MS) - 1, end - MOST_SAMPLES);
  }

  return {
    add(at, values) {
      if (numbers && !Array.from(values).every((value) => typeof value === "number")) leaveNumbers();
      for (let index = 0; index < at.length; index++) {
        const time = at[index];
        const value = values[index];
        if (time === undefined || value === undefined) continue;
        if (end > start && time <= (times[end - 1] ?? Number.NEGATIVE_INFINITY)) insert(time, value);
        else {
          makeRoom(1);
          put(end, time, value);
          end += 1;
        }
      }
      forgetOld();
    },
    lastAt: (at) => after(at) - 1 - start,
    timeOf: (index) => times[start + index] ?? Number.NaN,
    valueOf: (index) => valueAt(start + index),
    get length() {
      return end - start;
    },
  };
}

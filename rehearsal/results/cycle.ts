import { createRandom, SEED } from "../scenario/curve.ts";
import { localTime } from "./time-text.ts";

/**
 * The day is a row of cycles, anchored to the epoch as the cameras' loops are: six passes of the alpine loop,
 * twelve of the others. Each plays the whole script, incidents included, with events of its own.
 */
export const CYCLE_MS = 768_000;
/** So many cycles make a session: its medals are counted together. */
const SESSION_CYCLES = 4;

export interface Cycle {
  /** From the epoch. */
  index: number;
  startMs: number;
  /** In its session, from 0. */
  place: number;
  /** Day of the month and three digits: what makes the codes of its events unique. */
  tag: string;
  random(salt: number): () => number;
}

export function cycleOf(index: number): Cycle {
  const startMs = index * CYCLE_MS;
  return {
    index,
    startMs,
    place: index % SESSION_CYCLES,
    tag: `${localTime(startMs).date.slice(8)}${String(index % 1000).padStart(3, "0")}`,
    random: (salt) => createRandom(Math.imul(index, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b) ^ SEED),
  };
}

export const cycleIndexAt = (utc: number): number => Math.floor(utc / CYCLE_MS);
/** The first cycle of the session that a cycle belongs to. */
export const sessionStartOf = (index: number): number => index - (index % SESSION_CYCLES);

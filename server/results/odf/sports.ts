import { disciplineOf } from "../../../contracts/rsc.ts";

/**
 * What an extended result says. With a `Pos`, from 1: `split` a calculated time at a point of the course, `speed` km/h
 * there, `run` the calculated time of a run, `shooting` a bout at the range. Without: `real-time`, `factor`,
 * `penalty-loops`. `number`: whatever else is counted.
 */
export type Meaning = "real-time" | "factor" | "split" | "speed" | "run" | "shooting" | "penalty-loops" | "number";

export interface Sport {
  /** What a `Result` without a `ResultType` is. */
  ranks: "time" | "score" | "words";
  codes: Readonly<Record<string, Meaning>>;
}

const TIMED = {
  REAL_TIME: "real-time",
  FACTOR: "factor",
  INT: "split",
  SPEED: "speed",
  RUN: "run",
} as const;

/** By discipline: Para alpine, biathlon, cross-country, snowboard, ice hockey, wheelchair curling. */
const SPORTS: Readonly<Record<string, Sport>> = {
  ALP: { ranks: "time", codes: TIMED },
  BTH: { ranks: "time", codes: { ...TIMED, SHOOT: "shooting", PENALTY: "penalty-loops" } },
  CCS: { ranks: "time", codes: TIMED },
  // Heats are ranked by who comes first, banked slalom by time.
  SBD: { ranks: "words", codes: TIMED },
  IHO: { ranks: "score", codes: { SOG: "number", PIM: "number", STRENGTH: "number" } },
  CUR: { ranks: "score", codes: { STONES_LEFT: "number" } },
};
const OTHER: Sport = { ranks: "words", codes: {} };

export const sportOf = (rsc: string): Sport =>
  (Object.hasOwn(SPORTS, disciplineOf(rsc)) ? SPORTS[disciplineOf(rsc)] : undefined) ?? OTHER;

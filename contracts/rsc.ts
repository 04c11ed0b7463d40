/**
 * Result System Code: where in the programme something belongs. Discipline 3, gender 1, event 18, phase 4, unit 8
 * characters; what is filled with `-` is left open, so an event's code is also the beginning of its units' codes.
 */
export const RSC_LENGTH = 34;
const LENGTHS = { discipline: 3, gender: 4, event: 22, phase: 26, unit: RSC_LENGTH } as const;
export type RscLevel = keyof typeof LENGTHS;

const SHAPE = /^[A-Z]{3}[A-Z-][A-Z0-9.-]{18}[A-Z0-9-]{4}[A-Z0-9-]{8}$/;

export const isRsc = (text: string): boolean => SHAPE.test(text);

/** The same code with everything below a level left open. */
export const rscAt = (rsc: string, level: RscLevel): string => rsc.slice(0, LENGTHS[level]).padEnd(RSC_LENGTH, "-");

export const disciplineOf = (rsc: string): string => rsc.slice(0, 3);

/** How far down a code goes. */
export function levelOf(rsc: string): RscLevel {
  const levels = Object.keys(LENGTHS) as RscLevel[];
  return levels.find((level) => rscAt(rsc, level) === rsc) ?? "unit";
}

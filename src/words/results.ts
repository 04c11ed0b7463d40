import english from "./en/results.json?messages";
import { decimal } from "./figures.ts";
import { formats } from "./formats.ts";
import { inLanguage } from "./in-language.ts";
import type { ResultsMessages } from "./messages.ts";

/** Words of a unit's results. */
export const resultsWords = inLanguage("results", english) as ResultsMessages;
const said = resultsWords;

/** P2: the second period; 3 or E3: the third end; any other by the name that it came with. */
export function periodName(name: string): string {
  const [, letter, number] = /^([PE]?)(\d+)$/.exec(name) ?? [];
  if (number === undefined) return name;
  return letter === "P" ? said.period({ number }) : said.end({ number });
}

/** For a column that is as narrow as its figures. */
export const periodShort = (name: string): string => name.replace(/^E(?=\d)/, "");

const rounds: Readonly<Record<string, string>> = said.rounds;

/** A round by its code in an RSC, `SFNL`. */
export function roundName(code: string): string {
  const bare = code.replace(/-+$/, "");
  return rounds[bare] ?? bare;
}

interface Bout {
  /** As it came: prone, standing. */
  position: string | null;
  hits: number;
  shots: number;
}

export function shootingText(bouts: readonly Bout[]): string {
  const [only, ...more] = bouts;
  if (only && more.length === 0) {
    const { position, ...figures } = only;
    return position === null ? said.shooting(figures) : said.shootingIn({ ...figures, position });
  }
  const sum = (count: (bout: Bout) => number) => bouts.reduce((total, bout) => total + count(bout), 0);
  return said.shootings({
    hits: sum(({ hits }) => hits),
    shots: sum(({ shots }) => shots),
    bouts: formats.listed(bouts.map(({ hits }) => String(hits))),
  });
}

/** 0.8031 as it is printed in a list of factors. */
export const factorText = (factor: number): string => decimal(factor);

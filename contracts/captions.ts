import type { Captions } from "./event.ts";
import type { UtcMs } from "./units.ts";

/**
 * Captions as every part of Vedetta sees them: cues on the one clock, plain text that says who speaks.
 * On the wire a cue is WebVTT in ISO BMFF (ISO/IEC 14496-30): `iden` its id, `payl` its lines and `sttg` its place,
 * both written and read by contracts/caption-text.ts.
 */

export const CAPTION_LIMITS = { lines: 8, lineLength: 200, speakerLength: 60, idLength: 80 } as const;

/** A piece of a line in one style; all other markup is gone. */
export interface CaptionSpan {
  text: string;
  italic?: true;
  bold?: true;
}

/** `speaker`: whose words these are; said again on each line that he speaks. */
export interface CaptionLine {
  speaker?: string;
  spans: readonly CaptionSpan[];
}

/** Where its author wants a cue: `fromTop` is a percentage of the picture's height. The viewer's choice goes before. */
export interface CaptionPlace {
  fromTop?: number;
  align?: "start" | "center" | "end";
}

/** Shown from `startMs` until before `endMs`. Parts of one cue, cut where chunks meet, have one `id`. */
export interface CaptionCue {
  id: string;
  startMs: UtcMs;
  endMs: UtcMs;
  lines: readonly CaptionLine[];
  place?: CaptionPlace;
}

/** A caption's WebVTT track in its feed. */
export const captionTrack = (id: string): string => `t-${id}`;

/** "Easy read" as its readers know it; in other languages the English words stand. */
const EASY: Readonly<Record<string, string>> = {
  ...{ ar: "قراءة سهلة", de: "einfache Sprache", es: "lectura fácil", fr: "facile à lire", it: "lettura facile" },
};

/** What a list of captions calls it where the operator did not: its language in that language's own words. */
export function captionLabel({ label, language, kind }: Pick<Captions, "label" | "language" | "kind">): string {
  if (label !== undefined) return label;
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return kind === "easy" ? `${name}, ${EASY[language.split("-")[0] ?? ""] ?? "easy read"}` : name;
}

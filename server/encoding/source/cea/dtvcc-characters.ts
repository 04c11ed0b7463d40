/** Characters of CTA-708-E, 7.1.4 to 7.1.8: G0 is ASCII and G1 Latin 1; these are the rest. */
const G2: Readonly<Record<number, string>> = {
  0x20: " ",
  0x21: "\u00a0",
  0x25: "…",
  0x2a: "Š",
  0x2c: "Œ",
  0x30: "█",
  0x31: "‘",
  0x32: "’",
  0x33: "“",
  0x34: "”",
  0x35: "•",
  0x39: "™",
  0x3a: "š",
  0x3c: "œ",
  0x3d: "℠",
  0x3f: "Ÿ",
  0x76: "⅛",
  0x77: "⅜",
  0x78: "⅝",
  0x79: "⅞",
  0x7a: "│",
  0x7b: "┐",
  0x7c: "└",
  0x7d: "─",
  0x7e: "┘",
  0x7f: "┌",
};
/** The one character of G3: the sign for closed captions. */
const G3_CC = 0xa0;

/** G0 and G1. */
export const latinCharacter = (code: number): string => (code === 0x7f ? "♪" : String.fromCharCode(code));
/** G2 and G3; an underscore for what is not known (7.1.8). */
export const extendedCharacter = (code: number): string => (code === G3_CC ? "[CC]" : (G2[code] ?? "_"));
/** What is no character, or would turn the order of those around it. */
const NOT_TEXT = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
/** P16: a code point of UCS-2, two bytes. */
export const wideCharacter = (high: number, low: number): string =>
  String.fromCharCode((high << 8) | low).replace(NOT_TEXT, "_");

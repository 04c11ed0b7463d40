/** Characters of CTA-608-E, 6.4.1, tables 49 to 51, as code points of Unicode. */

/** Where the basic set is not ASCII. */
const BASIC: Readonly<Record<number, string>> = {
  0x27: "’",
  0x2a: "á",
  0x5c: "é",
  0x5e: "í",
  0x5f: "ó",
  0x60: "ú",
  0x7b: "ç",
  0x7c: "÷",
  0x7d: "Ñ",
  0x7e: "ñ",
  0x7f: "█",
};
/** From 0x30 on. The space in it is the transparent one. */
const SPECIAL = [..."®°½¿™¢£♪à èâêîôû"];
/** From 0x20 on: Spanish, French and others; then Portuguese, German, Danish. */
const EXTENDED = [[..."ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»"], [..."ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘"]] as const;

/** What stands for a character that did not arrive whole. */
export const SOLID_BLOCK = "█";
export const TRANSPARENT_SPACE = 0x39;

export const basicCharacter = (code: number): string => BASIC[code] ?? String.fromCharCode(code);
/** `code`: 0x30 to 0x3f. */
export const specialCharacter = (code: number): string => SPECIAL[code - 0x30] ?? " ";
/** `set`: 0 after 0x12, 1 after 0x13; `code`: 0x20 to 0x3f. */
export const extendedCharacter = (set: 0 | 1, code: number): string => EXTENDED[set][code - 0x20] ?? " ";

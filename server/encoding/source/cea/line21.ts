import type { CaptionBlock } from "./caption-block.ts";
import {
  basicCharacter,
  extendedCharacter,
  SOLID_BLOCK,
  specialCharacter,
  TRANSPARENT_SPACE,
} from "./line21-characters.ts";
import { COLUMNS, createLine21Screen, ROWS, type Line21Screen } from "./line21-screen.ts";

/** Captions CC1 to CC4 of line 21 (CTA-608-E): one data channel of one field. */
export interface Line21Options {
  /** CC1 and CC2 come in field 1, CC3 and CC4 in field 2. */
  field: 1 | 2;
  channel: 1 | 2;
  /** Something of this channel came. */
  onData(): void;
  /** What is shown may be other than before; `grown`: by a character, with more of them likely to follow. */
  onChange(how: "grown" | "changed"): void;
}

export interface Line21 {
  /** A pair of the field, with its parity bits. */
  pair(first: number, second: number): void;
  /** What is shown. */
  blocks(): CaptionBlock[];
  erase(): void;
}

/** A control code is sent twice (CTA-608-E, 8.3); fill of so many pairs may lie between. */
const MAX_FILL = 3;
/** The row of a preamble address code (table 53), from 0: by its first byte, then by bit 5 of its second. */
const PREAMBLE_ROWS: readonly (readonly [number, number])[] = [
  [10, 10],
  [0, 1],
  [2, 3],
  [11, 12],
  [13, 14],
  [4, 5],
  [6, 7],
  [8, 9],
];
const ITALICS = 7;

export function createLine21({ field, channel, onData, onChange }: Line21Options): Line21 {
  let shown = createLine21Screen();
  let hidden = createLine21Screen();
  let mode: "pop-on" | "paint-on" | "roll-up" | null = null;
  /** Rows of roll-up. */
  let depth = 2;
  let row = ROWS - 1;
  /** 32: the row is full, and what comes goes on its last place. */
  let column = 0;
  let italic = false;
  /** What comes is for the text service T1 to T4, not for captions. */
  let isText = false;
  /** Whose characters come now. */
  let current = 0;
  /** Within extended data services (CTA-608-E, 9), which share field 2. */
  let isXds = false;
  let lastControl = 0;
  let fill = 0;

  const memory = (): Line21Screen => (mode === "pop-on" ? hidden : shown);
  const changed = (how: "grown" | "changed") => {
    if (mode !== "pop-on") onChange(how);
  };

  const put = (text: string | null) => {
    if (mode === null) return;
    memory().put(row, Math.min(column, COLUMNS - 1), text === null ? null : { text, italic });
    column = Math.min(column + 1, COLUMNS);
    changed("grown");
  };
  const back = () => {
    column = Math.max(0, column - 1);
  };

  const toRollUp = (rows: number) => {
    if (mode === "roll-up") {
      if (rows < depth) shown.keepRows(row, rows);
    } else {
      shown.erase();
      hidden.erase();
      row = ROWS - 1;
      column = 0;
      italic = false;
    }
    mode = "roll-up";
    depth = rows;
    row = Math.max(row, depth - 1);
    isText = false;
    onChange("changed");
  };

  const preamble = (first: number, second: number) => {
    const to = PREAMBLE_ROWS[first & 7]?.[(second >> 5) & 1] ?? ROWS - 1;
    const attribute = (second & 31) >> 1;
    if (mode === "roll-up") {
      const base = Math.max(to, depth - 1);
      if (base !== row) {
        shown.moveRows(row, base, depth);
        onChange("changed");
      }
      row = base;
    } else row = to;
    column = attribute < 8 ? 0 : (attribute - 8) * 4;
    italic = attribute === ITALICS;
  };

  /** Miscellaneous control codes (table 52) that hold whichever service is spoken to. */
  const general = (code: number): boolean => {
    if (code === 0x20) mode = "pop-on";
    else if (code >= 0x25 && code <= 0x27) toRollUp(code - 0x23);
    else if (code === 0x29) mode = "paint-on";
    else if (code === 0x2a || code === 0x2b) isText = true;
    else if (code === 0x2c) {
      shown.erase();
      onChange("changed");
    } else if (code === 0x2e) hidden.erase();
    else if (code === 0x2f) {
      [shown, hidden] = [hidden, shown];
      mode = "pop-on";
      onChange("changed");
    } else return false;
    if (code === 0x20 || code === 0x29 || code === 0x2f) isText = false;
    return true;
  };

  const edit = (code: number) => {
    if (code === 0x21) {
      back();
      memory().put(row, column, null);
      changed("changed");
    } else if (code === 0x24) {
      memory().eraseFrom(row, column);
      changed("changed");
    } else if (code === 0x28) put(" ");
    else if (code === 0x2d && mode === "roll-up") {
      shown.rollUp(row, depth);
      column = 0;
      italic = false;
      onChange("changed");
    }
  };

  const control = (first: number, second: number) => {
    const code = first & 0x17;
    if ((code === 0x14 || code === 0x15) && second <= 0x2f) {
      if (!general(second) && !isText) edit(second);
      return;
    }
    if (isText) return;
    if (second >= 0x40) return preamble(first, second);
    if (code === 0x11 && second >= 0x30) return put(second === TRANSPARENT_SPACE ? null : specialCharacter(second));
    if (code === 0x12 || code === 0x13) {
      // It replaces what was sent for decoders that do not know it.
      back();
      return put(extendedCharacter(code === 0x12 ? 0 : 1, second));
    }
    if (code === 0x11) {
      // A mid-row code takes a place of its own.
      italic = false;
      put(" ");
      italic = (second & 0x0f) >> 1 === ITALICS;
    } else if (code === 0x17 && second >= 0x21 && second <= 0x23) {
      column = Math.min(column + second - 0x20, COLUMNS - 1);
    } else if (code === 0x10 || (code === 0x17 && second >= 0x2d)) {
      // A background takes the place of the space before it.
      back();
      put(" ");
    }
  };

  const characters = (first: string, second: string) => {
    lastControl = 0;
    if (isXds || isText || current !== channel || mode === null) return;
    onData();
    if (first) put(first);
    if (second) put(second);
  };

  return {
    pair(first, second) {
      const one = first & 0x7f;
      const two = second & 0x7f;
      const isWhole = isOdd(first);
      if (isWhole && one === 0 && two === 0) {
        if (++fill > MAX_FILL) lastControl = 0;
        return;
      }
      fill = 0;
      const otherIsWhole = isOdd(second);
      if (!isWhole && !otherIsWhole) return;
      if (!isWhole) return characters(two >= 0x20 ? SOLID_BLOCK : "", two >= 0x20 ? basicCharacter(two) : "");
      if (one >= 0x10 && one < 0x20) {
        // One that is damaged comes again.
        if (!otherIsWhole || two < 0x20) return;
        const code = (one << 8) | two;
        const isRepeated = code === lastControl;
        lastControl = isRepeated ? 0 : code;
        if (isRepeated) return;
        isXds = false;
        current = one & 8 ? 2 : 1;
        if (current !== channel) return;
        onData();
        return control(one, two);
      }
      if (one < 0x10 && one > 0) {
        lastControl = 0;
        if (field === 2) isXds = one !== 0x0f;
        return;
      }
      const next = two < 0x20 ? "" : otherIsWhole ? basicCharacter(two) : SOLID_BLOCK;
      characters(one === 0 ? "" : basicCharacter(one), next);
    },
    blocks: () => shown.blocks(),
    erase() {
      shown.erase();
      onChange("changed");
    },
  };
}

function isOdd(byte: number): boolean {
  let bits = byte ^ (byte >> 4);
  bits ^= bits >> 2;
  return ((bits ^ (bits >> 1)) & 1) === 1;
}

import {
  fromTop,
  lineOf,
  newestLines,
  ROW_HEIGHT,
  SAFE_HEIGHT,
  SAFE_TOP,
  type CaptionBlock,
  type Cell,
} from "./caption-block.ts";

const MAX_ROWS = 15;
const MAX_COLUMNS = 42;

type Direction = "right" | "left" | "down" | "up";
const DIRECTIONS: readonly Direction[] = ["right", "left", "down", "up"];
/** Text tag of what is not to be shown (CTA-708-E, 8.5.9). */
const INVISIBLE = 15;
/** Rows of the anchor's grid where it is not relative. */
const ANCHOR_ROWS = 75;

/** A window of CTA-708-E, 8.4: text in rows and columns, shown or not. */
export interface DtvccWindow {
  visible: boolean;
  readonly priority: number;
  /** The six bytes of DFx. */
  define(bytes: Uint8Array): void;
  /** The four bytes of SWA. */
  attributes(bytes: Uint8Array): void;
  /** The two bytes of SPA. */
  pen(bytes: Uint8Array): void;
  /** The two bytes of SPL. */
  locate(bytes: Uint8Array): void;
  put(text: string): void;
  backspace(): void;
  carriageReturn(): void;
  /** The row is cleared and begins anew (HCR). */
  restartRow(): void;
  /** All is cleared and begins anew (FF). */
  formFeed(): void;
  clear(): void;
  block(): CaptionBlock | null;
}

export function createDtvccWindow(): DtvccWindow {
  let cells: Cell[][] = blank();
  let isDefined = false;
  let visible = false;
  let priority = 0;
  let rows = 1;
  let columns = 1;
  let anchor = { point: 0, percent: 0 };
  let print: Direction = "right";
  let scroll: Direction = "up";
  let align: CaptionBlock["place"]["align"];
  let row = 0;
  let column = 0;
  let italic = false;
  let isInvisible = false;

  const isHorizontal = () => print === "right" || print === "left";
  /** The pen to the line's beginning. */
  const home = () => {
    if (print === "right") column = 0;
    else if (print === "left") column = columns - 1;
    else row = print === "down" ? 0 : rows - 1;
  };
  const step = (by: 1 | -1) => {
    const ahead = print === "right" || print === "down" ? by : -by;
    if (isHorizontal()) column += ahead;
    else row += ahead;
  };
  const setCell = (cell: Cell) => {
    const line = cells[row];
    if (line && column >= 0 && column < MAX_COLUMNS) line[column] = cell;
  };
  const moveText = (down: number, right: number) => {
    const before = cells;
    cells = before.map((line, y) =>
      line.map((_, x) => (y < rows && x < columns && y - down < rows ? (before[y - down]?.[x - right] ?? null) : null)),
    );
  };
  const defaultStyle = (style: number) => {
    print = style === 7 ? "down" : "right";
    scroll = style === 7 ? "left" : "up";
    align = style === 3 || style === 6 ? "center" : undefined;
  };
  const lines = (): Cell[][] => {
    if (isHorizontal()) {
      const shown = cells.slice(0, rows);
      return print === "right" ? shown : shown.map((line) => line.toReversed());
    }
    const standing = Array.from({ length: columns }, (_, x) => {
      const line = cells.slice(0, rows).map((each) => each[x] ?? null);
      return print === "down" ? line : line.toReversed();
    });
    // Text that scrolls to the right has its newest line at the left.
    return scroll === "right" ? standing.toReversed() : standing;
  };

  return {
    get visible() {
      return visible;
    },
    set visible(value) {
      visible = value;
    },
    get priority() {
      return priority;
    },
    define([one = 0, two = 0, , four = 0, five = 0, six = 0]) {
      visible = (one & 0x20) !== 0;
      priority = one & 7;
      const vertical = two & 0x7f;
      const isRelative = (two & 0x80) !== 0;
      anchor = { point: Math.min(8, four >> 4), percent: isRelative ? vertical : (vertical / ANCHOR_ROWS) * 100 };
      rows = Math.min(MAX_ROWS, (four & 15) + 1);
      columns = Math.min(MAX_COLUMNS, (five & 63) + 1);
      const style = (six >> 3) & 7;
      if (style > 0 || !isDefined) defaultStyle(style);
      if ((six & 7) > 0 || !isDefined) {
        italic = false;
        isInvisible = false;
      }
      if (!isDefined) {
        row = 0;
        column = 0;
        home();
      }
      isDefined = true;
    },
    attributes([, , three = 0]) {
      print = DIRECTIONS[(three >> 4) & 3] ?? "right";
      scroll = DIRECTIONS[(three >> 2) & 3] ?? "up";
      align = ([undefined, "end", "center", undefined] as const)[three & 3];
    },
    pen([one = 0, two = 0]) {
      isInvisible = one >> 4 === INVISIBLE;
      italic = (two & 0x80) !== 0;
    },
    locate([one = 0, two = 0]) {
      row = Math.min(one & 15, rows - 1);
      column = Math.min(two & 63, MAX_COLUMNS - 1);
    },
    put(text) {
      setCell(isInvisible ? null : { text, italic });
      step(1);
    },
    backspace() {
      step(-1);
      row = Math.max(0, row);
      column = Math.max(0, column);
      setCell(null);
    },
    carriageReturn() {
      if (isHorizontal()) {
        const goesUp = scroll === "down";
        const next = row + (goesUp ? -1 : 1);
        if (next < 0 || next >= rows) moveText(goesUp ? 1 : -1, 0);
        else row = next;
      } else {
        const goesLeft = scroll === "right";
        const next = column + (goesLeft ? -1 : 1);
        if (next < 0 || next >= columns) moveText(0, goesLeft ? 1 : -1);
        else column = next;
      }
      home();
    },
    restartRow() {
      if (isHorizontal()) cells[row]?.fill(null);
      else for (const line of cells) if (column < line.length) line[column] = null;
      home();
    },
    formFeed() {
      cells = blank();
      row = 0;
      column = 0;
      home();
    },
    clear() {
      cells = blank();
    },
    block() {
      const all = lines().map(lineOf);
      const first = all.findIndex((line) => line !== null);
      if (first < 0) return null;
      const above = anchor.point >= 6 ? rows : anchor.point >= 3 ? rows / 2 : 0;
      const top =
        SAFE_TOP + (anchor.percent * SAFE_HEIGHT) / 100 + (isHorizontal() ? first - above : -above) * ROW_HEIGHT;
      return {
        lines: newestLines(all.filter((line) => line !== null)),
        place: { fromTop: fromTop(top), ...(align ? { align } : {}) },
      };
    },
  };
}

const blank = (): Cell[][] =>
  Array.from({ length: MAX_ROWS }, () => Array.from({ length: MAX_COLUMNS }, (): Cell => null));

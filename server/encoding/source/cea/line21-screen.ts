import { fromTop, lineOf, newestLines, ROW_HEIGHT, SAFE_TOP, type CaptionBlock, type Cell } from "./caption-block.ts";

export const ROWS = 15;
export const COLUMNS = 32;

type Row = Cell[];
const emptyRow = (): Row => Array.from({ length: COLUMNS }, () => null);

/** A caption memory of 15 rows by 32 columns (CTA-608-E, 6.2); rows and columns from 0. */
export interface Line21Screen {
  put(row: number, column: number, cell: Cell): void;
  eraseFrom(row: number, column: number): void;
  erase(): void;
  /** The `depth` rows that end at `base` go up by one; what was above them goes. */
  rollUp(base: number, depth: number): void;
  /** They end at another row now. */
  moveRows(base: number, to: number, depth: number): void;
  /** All but these rows goes. */
  keepRows(base: number, depth: number): void;
  blocks(): CaptionBlock[];
}

export function createLine21Screen(): Line21Screen {
  let rows: Row[] = Array.from({ length: ROWS }, emptyRow);
  const replaced = (source: (row: number) => number) => {
    const before = rows;
    rows = before.map((_, row) => before[source(row)] ?? emptyRow());
  };
  return {
    put(row, column, cell) {
      const cells = rows[row];
      if (cells && column < COLUMNS) cells[column] = cell;
    },
    eraseFrom: (row, column) => void rows[row]?.fill(null, column),
    erase() {
      for (const row of rows) row.fill(null);
    },
    rollUp: (base, depth) => replaced((row) => (row < base && row > base - depth ? row + 1 : -1)),
    moveRows: (base, to, depth) => replaced((row) => (row <= to && row > to - depth ? row - to + base : -1)),
    keepRows: (base, depth) => replaced((row) => (row <= base && row > base - depth ? row : -1)),
    blocks() {
      const blocks: CaptionBlock[] = [];
      let last = -ROWS;
      rows.forEach((cells, row) => {
        const line = lineOf(cells);
        if (!line) return;
        // A row left free between two is spacing; two are another place on the screen.
        const open = row - last <= 2 ? blocks.at(-1) : undefined;
        if (open) blocks[blocks.length - 1] = { ...open, lines: newestLines([...open.lines, line]) };
        else blocks.push({ lines: [line], place: { fromTop: fromTop(SAFE_TOP + row * ROW_HEIGHT) } });
        last = row;
      });
      return blocks;
    },
  };
}

/** Statistics and printing that every bench shares. */

/** The value below which `share` (0 to 1) of the values lie, interpolated; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export type Cell = string | number;

/** Rows as aligned columns; numbers stand right, with at most three decimals. */
export function tableText(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column] ?? "")))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const isNumber = columns.map((column) => rows.every((row) => typeof (row[column] ?? 0) === "number"));
  return lines
    .map((line) =>
      line
        .map((cell, index) => (isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const cellText = (cell: Cell): string => (typeof cell === "number" ? String(Math.round(cell * 1000) / 1000) : cell);

export function printTable(rows: readonly Readonly<Record<string, Cell>>[]): void {
  console.log(`\n${tableText(rows)}\n`);
}

/** The last lines of a bench: one `name=value` each, as the budgets name them. */
export function printFigures(figures: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(figures)) console.log(`${name}=${cellText(value)}`);
}

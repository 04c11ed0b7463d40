/** From `start` up to, but not with, `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * One byte range (RFC 9110 section 14.1.2). Several at once, other units and nonsense are ignored, as the standard
 * allows: then the whole is the answer.
 */
export function readRange(field: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(field ?? "");
  if (!match) return undefined;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size };
  }
  const start = Number(first);
  const end = last === "" ? size : Math.min(Number(last) + 1, size);
  if (last !== "" && Number(last) < start) return undefined;
  return start >= size ? "unsatisfiable" : { start, end };
}

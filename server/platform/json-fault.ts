/** Where a JSON text stops being JSON (RFC 8259), for people: `JSON.parse` does not always say. */
export interface JsonFault {
  /** Both from 1. */
  line: number;
  column: number;
  expected: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- control characters are exactly what a string may not hold
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;
const MAX_DEPTH = 200;

/** The first fault in `text`, or null where it is JSON. */
export function jsonFault(text: string): JsonFault | null {
  let at = 0;

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const skip = (): string => {
    take(SPACE);
    return text[at] ?? "";
  };

  /** What was expected at `at`, or null where all is well. */
  const value = (depth: number): string | null => {
    const first = skip();
    if (depth > MAX_DEPTH) return "fewer levels";
    if (first === "{") return members("}", "a name in double quotes", () => member(depth));
    if (first === "[") return members("]", "a value", () => value(depth + 1));
    if (first === '"') return take(STRING) ? null : faultyString();
    if (first === "'") return "double quotes";
    for (const word of ["true", "false", "null"]) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return null;
      }
    }
    return take(NUMBER) ? null : "a value";
  };
  const member = (depth: number): string | null => {
    if (!take(STRING)) return text[at] === '"' ? faultyString() : "a name in double quotes";
    if (skip() !== ":") return "a colon";
    at++;
    return value(depth + 1);
  };
  const members = (close: string, what: string, one: () => string | null): string | null => {
    at++;
    if (skip() === close) {
      at++;
      return null;
    }
    for (;;) {
      const fault = one();
      if (fault) return fault;
      const next = skip();
      at++;
      if (next === close) return null;
      if (next !== ",") {
        at--;
        return `a comma or ${close}`;
      }
      if (skip() === close) return `${what} (no comma before ${close})`;
    }
  };
  const faultyString = (): string => {
    for (at++; at < text.length; at++) {
      if (text[at] === "\\") {
        if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6)))
          return "an escape such as \\n or \\u0041";
        at++;
      } else if ((text[at] ?? "") < " ") break;
    }
    return "a closing double quote";
  };

  const expected = value(0) ?? (skip() === "" ? null : "the end of the file");
  if (expected === null) return null;
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), expected };
}

import { describe, expect, test } from "vitest";
import { jsonFault } from "./json-fault.ts";

describe("where JSON ends to be JSON", () => {
  test.each([
    ['{"a": 1,\n  "b": }', 2, 8, "a value"],
    ['{"a": 1\n "b": 2}', 2, 2, "a comma or }"],
    ['{"a": 1,\n}', 2, 1, "a name in double quotes (no comma before })"],
    ["[1, 2,]", 1, 7, "a value (no comma before ])"],
    ["{a: 1}", 1, 2, "a name in double quotes"],
    ["{'a': 1}", 1, 2, "a name in double quotes"],
    ["{\"a\": 'x'}", 1, 7, "double quotes"],
    ['{"a" 1}', 1, 6, "a colon"],
    ['{"a": "x\n"}', 1, 9, "a closing double quote"],
    ['{"a": "\\x"}', 1, 8, "an escape such as \\n or \\u0041"],
    ['{"a": 1', 1, 8, "a comma or }"],
    ["", 1, 1, "a value"],
    ['{"a": 01}', 1, 8, "a comma or }"],
    ["{} {}", 1, 4, "the end of the file"],
    ["[".repeat(500), 1, 202, "fewer levels"],
  ])("%j: line %i, column %i, expected %s", (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  test.each(['{"a": [1, -2.5e3, "\\u00e9\\n", true, false, null, {}, []]}', " 7 ", '"x"', "[\n]"])(
    "%j has none",
    (text) => {
      expect(jsonFault(text)).toBeNull();
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    },
  );
});

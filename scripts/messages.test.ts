import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, test } from "vitest";
import {
  argumentsOf,
  compileMessages,
  type Messages,
  messagePaths,
  messageTypes,
  readMessages,
  typesPath,
} from "./messages.ts";

/** Texts by their whole name, `announce.main`. */
function flat(messages: Messages, before = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([name, message]) =>
      typeof message === "string" ? [[`${before}${name}`, message] as const] : [...flat(message, `${before}${name}.`)],
    ),
  );
}

const languages = [...new Set(messagePaths().map((path) => basename(dirname(path))))];

test("messages.ts says what the English messages are: `npm run words` writes it", () => {
  const unformatted = (text: string) => text.replaceAll(/[\s;,]+/g, " ");
  expect(unformatted(readFileSync(typesPath, "utf8"))).toBe(unformatted(messageTypes()));
});

describe.each(languages.filter((language) => language !== "en"))("%s", (language) => {
  test.each(messagePaths(language).map((path) => basename(path)))(
    "%s says what English says, of the same arguments",
    (name) => {
      const [path, english] = [language, "en"].map((each) => messagePaths(each).find((one) => basename(one) === name));
      const there = flat(readMessages(english ?? ""));
      const told = [...flat(readMessages(path ?? ""))];
      expect(
        told.filter(([key]) => !there.has(key)).map(([key]) => key),
        "unknown to English",
      ).toEqual([]);
      for (const [key, text] of told) {
        const known = [...argumentsOf(there.get(key) ?? "").keys()];
        expect(
          [...argumentsOf(text).keys()].filter((arg) => !known.includes(arg)),
          `${key}: ${text}`,
        ).toEqual([]);
      }
    },
  );
});

describe("a message", () => {
  test("without arguments is a string, any other a function", () => {
    const module = compileMessages({ close: "Close", deep: { hello: "Hello {name}" } }, "en");
    expect(module).toContain('close: "Close"');
    expect(module).toContain('hello: (d) => "Hello " + d.name');
  });

  test.each([
    ["{name} leads.", { name: "string | number" }],
    ["{count, plural, one{# camera} other{# cameras}}", { count: "number" }],
    ["{kind, select, up{above} down{below}}", { kind: '"up" | "down"' }],
    ["{kind, select, up{above {name}} other{{n, number}}}", { kind: "string", name: "string | number", n: "number" }],
  ])("%s", (text, expected) => {
    expect(Object.fromEntries(argumentsOf(text))).toEqual(expected);
  });

  test("that cannot be read is refused", () => {
    expect(() => argumentsOf("{name")).toThrow();
    expect(() => compileMessages({ wrong: "{n, plural, other{#}" }, "en")).toThrow();
  });
});

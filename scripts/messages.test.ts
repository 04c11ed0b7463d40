import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parse, type Select } from "@messageformat/parser";
import { describe, expect, test } from "vitest";
import { standingAlone } from "./messages-plugin.ts";
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

interface Plural {
  type: "plural" | "selectordinal";
  keys: readonly string[];
}

function pluralsOf(text: string): Plural[] {
  const look = (tokens: Select["cases"][number]["tokens"]): Plural[] =>
    tokens.flatMap((token): Plural[] => {
      if (!("cases" in token)) return [];
      const inside = token.cases.flatMap(({ tokens: each }) => look(each));
      if (token.type === "select") return inside;
      return [{ type: token.type, keys: token.cases.map(({ key }) => key) }, ...inside];
    });
  return look(parse(text, { strict: true }));
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

const WHOLE = messagePaths("en").map((path) => basename(path, ".json"));
/** Names, units, and words that another language writes as English does. */
const SAME = new Set([
  ...[
    "Vedetta",
    "bpm",
    "Buffer",
    "Cyan",
    "Magenta",
    "Mbit/s",
    "Esc",
    "End",
    "Home",
    "Biathlon",
    "Snowboard",
    "End {number}",
    "Guide {names}",
  ],
  ...["Air", "Bronze", "Gold", "Guide", "Live", "Pages", "Pause", "Player", "Provisional", "Puck", "Sport", "Status"],
  ...["Stone", "Team", "Total", "Volume", "Wind"],
]);

describe.each(languages.filter((language) => language !== "en"))("%s is whole", (language) => {
  test.each(WHOLE)("%s: every message, in words of its own", (part) => {
    const [english, told] = ["en", language].map((each) => {
      const path = messagePaths(each).find((one) => basename(one) === `${part}.json`);
      return flat(path === undefined ? {} : readMessages(path));
    });
    const names = [...(english?.keys() ?? [])];
    expect(names.filter((name) => told?.has(name) !== true)).toEqual([]);
    const taken = names.filter((name) => /\p{L}{3}/u.test(english?.get(name)?.replaceAll(/\{\w+\}/g, "") ?? ""));
    expect(
      taken.filter((name) => told?.get(name) === english?.get(name) && !SAME.has(english?.get(name) ?? "")),
    ).toEqual([]);
  });

  test("every plural has a form for each number of its language", () => {
    const faults = messagePaths(language).flatMap((path) =>
      [...flat(readMessages(path))].flatMap(([name, text]) =>
        pluralsOf(text).flatMap(({ type, keys }) => {
          const rules = new Intl.PluralRules(language, { type: type === "plural" ? "cardinal" : "ordinal" });
          // What is counted here stays below a million, of which French, Italian and Spanish have a form.
          const counted = new Set(Array.from({ length: 1000 }, (_, number) => rules.select(number)));
          const missing = [...counted].filter((category) => !keys.includes(category));
          return missing.length > 0 ? [`${basename(path)} ${name}: ${missing.join(", ")}`] : [];
        }),
      ),
    );
    expect(faults).toEqual([]);
  });
});

describe.each(["it", "de", "fr", "es", "ar"])("a whole language, %s,", (language) => {
  const text = "{n, plural, =0{none} one{one} two{two} few{# few} many{# many} other{# {k, select, a{A} other{B}}}}";
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const known = text.replaceAll(/(zero|one|two|few|many)\{[^{}]*\} /g, (form, name: Intl.LDMLPluralRule) =>
    forms.includes(name) ? form : "",
  );
  test("imports nothing, and says what its plurals say", async () => {
    const code = standingAlone(compileMessages({ says: known }, language), language);
    expect(code).not.toMatch(/^import /m);
    const loaded = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      default: { says(args: { n: number; k: string }): string };
    };
    const { says } = loaded.default;
    expect(says({ n: 0, k: "a" })).toBe("none");
    expect(says({ n: 1, k: "a" })).toBe(language === "fr" || forms.includes("one") ? "one" : "1 A");
    expect(says({ n: 100, k: "a" })).toBe("100 A");
    expect(says({ n: 100, k: "z" })).toBe("100 B");
    if (language === "ar") expect([says({ n: 2, k: "a" }), says({ n: 5, k: "a" })]).toEqual(["two", "5 few"]);
  });
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

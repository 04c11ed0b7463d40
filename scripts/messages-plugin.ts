import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "vite";
import { localeOf } from "../src/core/language/locale.ts";
import { compileMessages, type Messages, messagePaths, readMessages } from "./messages.ts";

const SUFFIX = "?messages";
const PREFIX = "\0messages:";
/** An ending of its own keeps a file from being read as JSON. */
const ENDING = ".js";
const ROOT = resolve(import.meta.dirname, "..");
const LAYOUTS = join(ROOT, "src/layouts");

interface LayoutTexts {
  id: string;
  name: Readonly<Record<string, string>>;
  says: Readonly<Record<string, string>>;
}

/** What compiled messages call. */
const RUNTIME = (locale: string) => `
const numbers = new Intl.NumberFormat("${locale}");
const cardinals = new Intl.PluralRules("${locale}");
const ordinals = new Intl.PluralRules("${locale}", { type: "ordinal" });
const number = (locale, value) => numbers.format(value);
const plural = (value, offset, rule, forms, isOrdinal) =>
  forms[value] ?? forms[(isOrdinal ? ordinals : cardinals).select(value)] ?? forms.other;
const select = (value, forms) => (Object.hasOwn(forms, value) ? forms[value] : forms.other);
`;

/**
 * A whole language imports nothing: the page waits for it, and would wait for ever if it waited for a file of the page
 * in turn.
 */
export function standingAlone(module: string, language: string): string {
  const code = module
    .replace(/^import \{[^}]*\} from "@messageformat\/runtime";$/m, RUNTIME(localeOf(language)))
    .replace(/^import \{ (\w+) \} from "@messageformat\/runtime\/lib\/(?:cardinals|plurals)";$/m, "const $1 = null;");
  if (/^import /m.test(code)) throw new Error(`the messages of ${language} need more than plurals and numbers`);
  return code;
}

/** What the layouts' files say in a language. */
function layoutMessages(language: string): Messages {
  const layouts = globSync(join(LAYOUTS, "*.json")).map(
    (path) => JSON.parse(readFileSync(path, "utf8")) as LayoutTexts,
  );
  return Object.fromEntries(
    layouts.flatMap(({ id, name: { [language]: name }, says: { [language]: says } }) =>
      name === undefined || says === undefined ? [] : [[id, { name, says }]],
    ),
  );
}

/**
 * Lets the viewer import message files compiled: one part of a language, `./en/share.json?messages`, or all its parts
 * by name, `./it?messages`. What the layouts' files say in other languages goes there too: the built page carries
 * English only.
 */
export function messages(): Plugin {
  let isBuild = false;
  return {
    name: "vedetta-messages",
    enforce: "pre",
    configResolved({ command }) {
      isBuild = command === "build";
    },
    transform(code, id) {
      if (!isBuild || dirname(id) !== LAYOUTS) return null;
      const { name, says, ...layout } = JSON.parse(code) as LayoutTexts;
      return { code: JSON.stringify({ ...layout, name: { en: name["en"] }, says: { en: says["en"] } }), map: null };
    },
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX) || importer === undefined) return null;
      const path = resolve(dirname(importer), source.slice(0, -SUFFIX.length));
      // Named from the root on: the build says what it was made of, and not where.
      return `${PREFIX}${relative(ROOT, path)}${ENDING}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const path = join(ROOT, id.slice(PREFIX.length, -ENDING.length));
      const isPart = path.endsWith(".json");
      const language = basename(isPart ? dirname(path) : path);
      const paths = isPart ? [path] : messagePaths(language);
      for (const each of paths) this.addWatchFile(each);
      if (isPart) return compileMessages(readMessages(path), language);
      const parts = paths.map((each): [string, Messages] => [basename(each, ".json"), readMessages(each)]);
      return standingAlone(
        compileMessages({ ...Object.fromEntries(parts), layouts: layoutMessages(language) }, language),
        language,
      );
    },
  };
}

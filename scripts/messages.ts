import MessageFormat from "@messageformat/core";
// @ts-expect-error It comes without types: (MessageFormat, messages) => string.
import compileModule from "@messageformat/core/compile-module.js";
import { parse, type FunctionArg, type PlainArg, type Select } from "@messageformat/parser";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { isRightToLeft } from "../src/core/language/choose-language.ts";
import { localeOf } from "../src/core/language/locale.ts";

/**
 * Message files: src/words/LANGUAGE/PART.json, nested names with texts in ICU MessageFormat. A text without arguments
 * becomes a string, any other a function of its arguments; English says which arguments there are.
 */
export type Messages = { readonly [name: string]: string | Messages };

const folder = resolve(import.meta.dirname, "../src/words");
export const typesPath = join(folder, "messages.ts");
export const messagePaths = (language = "*"): string[] => globSync(join(folder, language, "*.json")).toSorted();
export const readMessages = (path: string): Messages => JSON.parse(readFileSync(path, "utf8")) as Messages;

/** An ES module that exports the messages of one file, compiled for its language (BCP 47). */
export function compileMessages(messages: Messages, language: string): string {
  const format = new MessageFormat(localeOf(language), { biDiSupport: isRightToLeft(language) });
  return (
    (compileModule as (format: MessageFormat, messages: Messages) => string)(format, messages)
      // What takes no argument need not be called.
      .replaceAll(/^( *(?:\w+|"[^"]+"): )\(\) => (?=")/gm, "$1")
      // A name in another script keeps its place in the sentence: isolated (UAX 9, 2.4), not only marked.
      .replaceAll(/"\u200F" \+ (d\.\w+) \+ "\u200F"/g, '"\\u2068" + $1 + "\\u2069"')
  );
}

/** Arguments of a text by name, with what they may be, as TypeScript; throws ParseError where the text cannot be read. */
export function argumentsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (tokens: ReturnType<typeof parse> | Select["cases"][number]["tokens"]) => {
    for (const token of tokens) {
      if (token.type === "content" || token.type === "octothorpe") continue;
      const known = found.get(token.arg);
      const type = typeOf(token);
      found.set(token.arg, known === undefined || known === "string | number" ? type : known);
      if ("cases" in token) for (const { tokens: inside } of token.cases) look(inside);
    }
  };
  look(parse(text, { strict: true }));
  return found;
}

function typeOf(token: PlainArg | FunctionArg | Select): string {
  switch (token.type) {
    case "argument":
      return "string | number";
    case "function":
    case "plural":
    case "selectordinal":
      return "number";
    case "select": {
      const cases = token.cases.map(({ key }) => key);
      return cases.includes("other") ? "string" : cases.map((key) => JSON.stringify(key)).join(" | ");
    }
  }
}

const nameOf = (name: string) => (/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name));

function typesOf(messages: Messages, indent: string): string {
  return Object.entries(messages)
    .map(([name, message]) => {
      if (typeof message !== "string")
        return `${indent}${nameOf(name)}: {\n${typesOf(message, `${indent}  `)}${indent}};\n`;
      const args = [...argumentsOf(message)].map(([arg, type]) => `${arg}: ${type}`).join("; ");
      return `${indent}${nameOf(name)}${args === "" ? ": string" : `(args: { ${args} }): string`};\n`;
    })
    .join("");
}

/** TypeScript that says what each part's messages are, from the English ones. */
export function messageTypes(): string {
  const parts = messagePaths("en").map((path) => {
    const part = basename(path, ".json");
    return `export interface ${part[0]?.toUpperCase()}${part.slice(1)}Messages {\n${typesOf(readMessages(path), "  ")}}\n`;
  });
  return `// Written by \`npm run words\` from src/words/en.\n\n${parts.join("\n")}`;
}

if (import.meta.main) {
  writeFileSync(typesPath, messageTypes());
  console.log("src/words/messages.ts is up to date.");
}

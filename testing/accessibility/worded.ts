import { basename } from "node:path";
import type { Page } from "playwright";
import { messagePaths, type Messages, readMessages } from "../../scripts/messages.ts";

const flat = (messages: Messages, before: string): [string, string][] =>
  Object.entries(messages).flatMap(([name, message]) =>
    typeof message === "string" ? [[before + name, message] as [string, string]] : flat(message, `${before}${name}.`),
  );
const known = new Map<string, ReadonlyMap<string, string>>();

/** All texts of a language, by part and name: `wall.tile.other`. */
export function textsOf(language: string): ReadonlyMap<string, string> {
  const texts =
    known.get(language) ??
    new Map(messagePaths(language).flatMap((path) => flat(readMessages(path), `${basename(path, ".json")}.`)));
  known.set(language, texts);
  return texts;
}

/** What begins as one of these texts, in the page's language; where a text has arguments, whatever they are. */
export async function worded(page: Page, ...names: string[]): Promise<RegExp> {
  const texts = textsOf((await page.locator("html").getAttribute("lang")) ?? "en");
  const patterns = names.map((name) => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`no text is called ${name}`);
    return text
      .split(/\{\w+\}/)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join(".+");
  });
  // A button's state comes after its name.
  return new RegExp(`^(?:${patterns.join("|")})(?:[\\s,،:]|$)`, "u");
}

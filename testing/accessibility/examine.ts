import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright";

/** A fault as a line: what broke which rule, and where. */
export type Fault = string;

/** @param rules only these, where nothing else can have changed */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<Fault[]> {
  // There are no frames of other sites in the page: it need not be put together in one of axe's own.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

let ace: string | undefined;
/** The engine's own way into a page; a page with a strict policy takes no script element. */
const aceSource = (): string =>
  (ace ??= readFileSync(createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"), "utf8"));

/** IBM's accessibility-checker-engine: what it is sure of, by WCAG 2.2 A and AA. */
export async function aceFaults(page: Page): Promise<Fault[]> {
  if (!(await page.evaluate(() => "ace" in globalThis))) await page.evaluate(`${aceSource()}\n;globalThis.ace = ace;0`);
  return page.evaluate(async () => {
    const { ace: engine } = globalThis as unknown as { ace: AceModule };
    const { results } = await new engine.Checker().check(document, ["WCAG_2_2"]);
    return results
      .filter(({ value: [level, verdict] }) => level === "VIOLATION" && verdict === "FAIL")
      .map(({ ruleId, message, path, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 160)} ${path.dom}`);
  });
}
interface AceModule {
  Checker: new () => {
    check(
      page: Document,
      policies: string[],
    ): Promise<{
      results: {
        ruleId: string;
        message: string;
        snippet: string;
        path: { dom: string };
        value: [level: string, verdict: string];
      }[];
    }>;
  };
}

/** Sideways scrolling of the page itself, CSS px (WCAG 2.2, 1.4.10). */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** What belongs to the player: the deck with what opens from it, and the wall with all that stands on its pictures. */
const PLAYER = "footer, section:has(> #picture)";

/**
 * Targets under 24 by 24 CSS px (WCAG 2.2, 2.5.8; links in a line of text are free), and controls of the player under
 * 44 by 44.
 */
export const smallTargets = (page: Page): Promise<Fault[]> =>
  page.evaluate((player) => {
    const modal = document.querySelector("dialog:modal");
    const seen = [
      ...(modal ?? document).querySelectorAll<HTMLElement>("button, a[href], input, select, summary, [role=slider]"),
    ];
    return seen.flatMap((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
      // A label is pressed as its input is.
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const boxes = [element, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      if (width === 0 || height === 0 || element.classList.contains("skip")) return [];
      const least = element.closest(player) ? 44 : 24;
      const isInText = element.tagName === "A" && getComputedStyle(element).display === "inline";
      return isInText || (width >= least - 0.5 && height >= least - 0.5)
        ? []
        : [`${Math.round(width)} x ${Math.round(height)}, at least ${least}: ${element.outerHTML.slice(0, 160)}`];
    });
  }, PLAYER);

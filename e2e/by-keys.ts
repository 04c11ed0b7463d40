import type { Page } from "@playwright/test";
import { expect } from "./stage.ts";

/** A page that is used by keys alone: where the focus goes, and whether it goes everywhere. */

type Role = NonNullable<Parameters<Page["getByRole"]>[0]>;
type Name = string | RegExp;

interface Stop {
  element: Element;
  html: string;
  faults: string[];
}
interface Reach {
  begin(): number;
  end(): string[];
  /** Puts the next Tab at the top of the page, or of the modal dialog over it. */
  toTop(): void;
  name(): string;
  opener: Element | null;
}
/** What `watch` leaves in the page. */
declare const reach: Reach;

/** Before the page is opened. */
export const watchFocus = (page: Page): Promise<unknown> => page.addInitScript(watch);

/** In the page. What has the focus is looked at just before it leaves: by then the page has scrolled to it. */
function watch(): void {
  const CONTROLS = "a[href], button, input, select, textarea, summary, [role=slider], [tabindex='0']";
  let wanted: Element[] = [];
  let stops: Stop[] = [];
  /** The one on top. */
  const modal = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? null;
  const textOf = (element: Element | null | undefined): string => {
    const copy = element?.cloneNode(true) as Element | undefined;
    for (const other of copy?.querySelectorAll("select, [aria-hidden=true]") ?? []) other.remove();
    return copy?.textContent.replaceAll(/\s+/g, " ").trim() ?? "";
  };
  const nameOf = (element: Element): string =>
    (element.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => textOf(document.getElementById(id)))
      .join(" ")
      .trim() ||
    (element.getAttribute("aria-label") ?? "") ||
    textOf((element as HTMLInputElement).labels?.[0]) ||
    textOf(element);
  const isRadio = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === "radio";
  /** One radio button stands for its group. */
  const keyOf = (element: Element): unknown => (isRadio(element) ? `radio ${element.name}` : element);
  const controls = (): Element[] => {
    const all = [...(modal() ?? document).querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.getClientRects().length > 0 &&
        !element.matches(":disabled") &&
        element.closest("[inert]") === null,
    );
    return [...new Map(all.map((element) => [keyOf(element), element])).values()];
  };
  /** An outline, on the control or over it: a tile's picture would lie on its own (src/features/wall/Tile.module.css). */
  const isMarked = (element: Element): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const over = getComputedStyle(element, "::after");
    const isOver = over.content !== "none" && over.boxShadow !== "none";
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || isOver;
  };
  /**
   * WCAG 2.2, 2.4.11: some of it is in the window, and under nothing but what the viewer opened and Escape closes from
   * anywhere.
   */
  const OPENED = "[popover]:popover-open, [aria-labelledby=meter], [data-answer]";
  const isSeen = (element: Element): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [0.5, 0.1, 0.9].some((x) =>
      [0.5, 0.1, 0.9].some((y) => {
        const there = document.elementFromPoint(left + width * x, top + height * y);
        if (!there) return false;
        const isOver = there.closest(OPENED) !== null && element.closest(OPENED) === null;
        return isOver || element.contains(there) || there.closest("label")?.contains(element) === true;
      }),
    );
  };
  const look = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return stops.push({ element: document.body, html: "", faults: [] });
    const faults = [
      nameOf(element) === "" ? "has no name" : "",
      isSeen(element) ? "" : "is not seen where it has the focus",
      isMarked(element) ? "" : "does not show that it has the focus",
    ].filter(Boolean);
    return stops.push({ element, html: element.outerHTML.slice(0, 140), faults });
  };
  let isTouring = false;
  addEventListener("keydown", ({ key }) => isTouring && key === "Tab" && look(), { capture: true });

  const { showModal } = HTMLDialogElement.prototype;
  HTMLDialogElement.prototype.showModal = function () {
    made.opener = document.activeElement;
    showModal.call(this);
  };

  const made: Reach = {
    opener: null,
    name: () => (document.activeElement ? nameOf(document.activeElement) : ""),
    toTop() {
      const top = modal()?.querySelector<HTMLElement>("[tabindex='-1']") ?? document.body;
      top.tabIndex = -1;
      top.focus();
      if (top === document.body) top.removeAttribute("tabindex");
    },
    begin() {
      made.toTop();
      wanted = controls();
      stops = [];
      isTouring = true;
      return wanted.length;
    },
    end() {
      look();
      isTouring = false;
      // The first is where it began.
      const way = stops.slice(1);
      const now = controls();
      const reached = new Set(way.map(({ element }) => keyOf(element)));
      const known = new Set([...wanted, ...now].map(keyOf));
      // The page goes on meanwhile: what is asked of is what was there before and after.
      const missed = wanted.filter((element) => now.some((each) => keyOf(each) === keyOf(element)));
      const first = way[0]?.element;
      const isRound = way.some(({ element }, index) => index > 0 && (element === first || element === document.body));
      return [
        ...missed
          .filter((element) => !reached.has(keyOf(element)))
          .map((element) => `never gets the focus: ${element.outerHTML.slice(0, 140)}`),
        ...way
          // A dialog that scrolls takes it too, so that arrows scroll it.
          .filter(
            ({ element }) => ![document.body, modal()].includes(element as HTMLElement) && !known.has(keyOf(element)),
          )
          .map(({ html }) => `gets the focus and is no control: ${html}`),
        ...way.flatMap(({ html, faults }) => faults.map((fault) => `${fault}: ${html}`)),
        ...(isRound ? [] : [`the focus never comes round, it is last on ${way.at(-1)?.html ?? "nothing"}`]),
      ];
    },
  };
  Object.assign(globalThis, { reach: made });
}

const MORE_TABS = 8;

/** Tab by Tab from the top until the focus has come round: what was wrong on the way. */
export async function faultsOfTour(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => reach.begin());
  // Some more than it takes: what comes meanwhile is on the way too.
  for (let press = 0; press < count + MORE_TABS; press++) await page.keyboard.press("Tab");
  return page.evaluate(() => reach.end());
}

const MOST_TABS = 150;
/** Goes on, or back, from where the focus is, until it is where it is wanted. */
export async function tabTo(page: Page, role: Role, name: Name, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const found: string[] = [];
  for (let press = 0; press < MOST_TABS; press++) {
    await page.keyboard.press(key);
    const here = await page.evaluate(() => reach.name());
    found.push(here);
    if (typeof name === "string" ? here === name : name.test(here)) {
      await expect(page.getByRole(role, { name, exact: true }).and(page.locator(":focus"))).toHaveCount(1);
      return;
    }
  }
  throw new Error(`${String(name)} was not reached: ${found.join(" | ")}`);
}

/** From the top of the page, or of the dialog over it. */
export async function tabFromTop(page: Page, role: Role, name: Name): Promise<void> {
  await page.evaluate(() => reach.toTop());
  await tabTo(page, role, name);
}

/** Whether what opened the dialog that was last has the focus again. */
export const isBackAtOpener = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement === reach.opener && document.activeElement !== document.body);

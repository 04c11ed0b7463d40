import type { Page } from "@playwright/test";

/** Texts whose contrast (WCAG 2.2, 1.4.3) with what lies behind them is less than `least`, as they are rendered. */
export const paleTexts = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((asked) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    const known = new Map<string, readonly [number, number, number, number]>();
    /** Any CSS colour as red, green, blue and opacity, 0 to 1. */
    const colourOf = (css: string) => {
      const before = known.get(css);
      if (before) return before;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      const colour = [red / 255, green / 255, blue / 255, alpha / 255] as const;
      known.set(css, colour);
      return colour;
    };
    type Colour = readonly [number, number, number];
    const over = ([r, g, b, a]: readonly [number, number, number, number], below: Colour): Colour => [
      r * a + below[0] * (1 - a),
      g * a + below[1] * (1 - a),
      b * a + below[2] * (1 - a),
    ];
    const light = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]: Colour) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const behind = (element: Element | null): Colour => {
      if (!element) return [1, 1, 1];
      const own = colourOf(getComputedStyle(element).backgroundColor);
      // A dialog lies over the page, whatever holds it.
      return own[3] >= 0.999 ? [own[0], own[1], own[2]] : over(own, behind(element.parentElement));
    };
    const opacityOf = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;

    const pale: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!element || text === "" || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest("script, style, title")) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // Heard only.
      if (box.width < 2 || element.closest(".unseen, [class*=spoken]") || getComputedStyle(element).clipPath !== "none")
        continue;
      const style = getComputedStyle(element);
      const ink = colourOf(element instanceof SVGElement ? style.fill : style.color);
      const ground = behind(element);
      const seen = over([ink[0], ink[1], ink[2], ink[3] * opacityOf(element)], ground);
      const [high, low] = [luminance(seen), luminance(ground)].toSorted((one, other) => other - one) as [
        number,
        number,
      ];
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < asked) pale.push(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
    }
    return pale;
  }, least);

/**
 * Texts of which a part is cut away, or that reach out of the window: of the topmost sheet where one is open. What is
 * reached by Tab and scrolls by itself, a table or a course, loses nothing.
 */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((element.matches("[tabindex='0']") && /auto|scroll/.test(getComputedStyle(element).overflowX)) ||
        scrolls(element.parentElement));
    // Heard, not seen.
    const isFolded = (element: Element | null): boolean =>
      element !== null &&
      ((element.clientHeight < 3 && getComputedStyle(element).overflowY === "hidden") ||
        isFolded(element.parentElement));
    const top = [...document.querySelectorAll("dialog:modal, [popover]:popover-open")].at(-1) ?? document.body;
    for (const element of top.querySelectorAll<HTMLElement>("*")) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.clientWidth < 3) continue;
      const style = getComputedStyle(element);
      const text = element.innerText?.trim().slice(0, 40) ?? "";
      if (text === "" || style.clipPath !== "none" || element.closest(".unseen") || isFolded(element)) continue;
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && element.scrollWidth > element.clientWidth + 1) cut.push(`cut: ${text}`);
      const box = element.getBoundingClientRect();
      const holds = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (holds && box.width > 2 && !scrolls(element) && (box.left < -1 || box.right > innerWidth + 1))
        cut.push(`outside: ${text}`);
    }
    return cut;
  });

/** Notes every animation and transition that begins from now on, and names them when asked. */
export async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const begun: string[] = [];
    Object.assign(globalThis, { begun });
    for (const type of ["animationstart", "transitionstart"] as const)
      document.addEventListener(
        type,
        (event) => begun.push(`${type} of ${(event.target as Element).className || (event.target as Element).tagName}`),
        { capture: true },
      );
  });
  return () =>
    page.evaluate(() => [
      ...(globalThis as unknown as { begun: string[] }).begun,
      ...document.getAnimations().map((one) => `running: ${String((one.effect as KeyframeEffect).target?.className)}`),
    ]);
}

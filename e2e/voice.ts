import type { Page } from "@playwright/test";

export interface Said {
  text: string;
  /** `performance.now()` of the page. */
  at: number;
  /** live: to a screen reader; sheet: the same, in a sheet that covers the page; message: to be read over the deck. */
  where: "live" | "sheet" | "message";
}

interface Ear {
  said: Said[];
  pressedAt: Record<string, number>;
}

/** Hears what the announcer says from now on, in order, in sheets that open later too; and when which key was pressed. */
export async function listenTo(page: Page) {
  await page.evaluate(() => {
    const ear: Ear = { said: [], pressedAt: {} };
    Object.assign(globalThis, { ear });
    addEventListener("keydown", ({ key }) => (ear.pressedAt[key] = performance.now()), true);
    const hear = (element: Element | null | undefined, where: Said["where"]) => {
      const text = element?.textContent ?? "";
      if (text !== "") ear.said.push({ text, at: performance.now(), where });
    };
    new MutationObserver((changes) => {
      const targets = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      for (const live of new Set(targets.map((target) => target?.closest("[aria-live]"))))
        hear(live, live?.closest("dialog") ? "sheet" : "live");
      const message = document.querySelector("[data-answer] p");
      if (message?.textContent !== ear.said.findLast(({ where }) => where === "message")?.text)
        hear(message, "message");
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  const ear = () => page.evaluate(() => (globalThis as unknown as { ear: Ear }).ear);
  return {
    said: async (): Promise<Said[]> => (await ear()).said,
    /** To a screen reader. */
    texts: async (): Promise<string[]> =>
      (await ear()).said.flatMap(({ text, where }) => (where === "message" ? [] : [text])),
    pressedAt: async (key: string): Promise<number> => (await ear()).pressedAt[key] ?? Number.NaN,
  };
}

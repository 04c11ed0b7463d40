import type { Page } from "@playwright/test";
import { beginRace, MORITA_LEADS, RITTER_LEADS, send } from "./odf.ts";
import { expect, test } from "./stage.ts";
import { listenTo } from "./voice.ts";

/** One wall in six layouts: each in one step, remembered, loading no more than it shows. */
test.use({ feeds: ["sync-1", "sync-2"] });

const open = async (page: Page, base: string) => {
  await page.goto(base);
  await expect(page.locator("[data-feed] video").first()).toBeAttached();
  // Keys are heard once the deck is there too.
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};
const choose = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const layout = (page: Page) => page.locator("html").getAttribute("data-layout");
/** One after the other by key, as each is there. */
async function nextLayout(page: Page): Promise<string> {
  const before = await layout(page);
  await page.keyboard.press("v");
  await expect.poll(() => layout(page)).not.toBe(before);
  return (await layout(page)) ?? "";
}
/** Pictures that hold media, and those that can be seen. */
const pictures = (page: Page) =>
  page.locator("[data-feed] video").evaluateAll((videos) => ({
    loaded: videos.filter((video) => (video as HTMLVideoElement).readyState > 1).length,
    seen: videos.filter((video) => video.checkVisibility()).length,
  }));

test.beforeAll(({ backend }) => beginRace(backend));

test("each is one press away, loads no more than it shows, and is there again when the page comes back", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await expect.poll(() => pictures(page)).toMatchObject({ loaded: 2, seen: 6 });
  for (const [name, expected] of [
    ["Focus", { loaded: 1, seen: 1 }],
    ["Duo", { loaded: 2, seen: 2 }],
    ["Listen", { loaded: 0, seen: 0 }],
    ["Calm", { loaded: 1, seen: 1 }],
  ] as const) {
    await choose(page, name);
    expect(await layout(page)).toBe(name.toLowerCase());
    await expect.poll(() => pictures(page)).toEqual(expected);
  }
  await page.reload();
  await expect.poll(() => layout(page)).toBe("calm");
  await expect.poll(() => pictures(page)).toEqual({ loaded: 1, seen: 1 });
});

test("Listen tells what happened when it happens, and goes to the moment that is asked for", async ({
  page,
  backend,
}) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await choose(page, "Listen");
  const { texts: said } = await listenTo(page);
  await page.waitForTimeout(6000);
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  const moment = page.locator("[data-event-line] button", { hasText: "Ritter finishes first so far, 59.29." });
  await expect(moment).toBeVisible();
  // What decides is told by itself, once.
  await expect.poll(said).toContain("Ritter finishes first so far, 59.29.");
  await page.waitForTimeout(4000);
  expect((await said()).filter((text) => text.startsWith("Ritter finishes"))).toHaveLength(1);
  await moment.press("Enter");
  // Three seconds before it: it has not happened yet.
  await expect(moment).toBeHidden();
  await expect(page.getByText(/behind live/).first()).toBeVisible();
  await expect(moment).toBeVisible({ timeout: 10_000 });
});

test("a link opens the same wall at the same moment, and says what of it there is no more", async ({
  page,
  backend,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await choose(page, "Focus");
  await page.keyboard.press("2");
  await page.waitForTimeout(6000);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("k");
  const shownAt = () => page.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(async () => Date.now() / 1000 - (await shownAt())).toBeGreaterThan(9);
  await page.keyboard.press("c");
  await expect(page.getByText("The link is copied.").first()).toBeVisible();
  const at = await shownAt();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => localStorage.clear());
  await page.goto(link);
  await expect.poll(() => layout(page)).toBe("focus");
  await expect(page.locator("[data-main]")).toHaveAttribute("data-feed", "sync-2");
  await expect.poll(async () => Math.abs((await shownAt()) - at) < 8).toBe(true);

  await page.goto(`${backend.base}?camera=gone&at=2020-01-01T00:00:00Z`);
  const note = page.getByRole("region", { name: "Message" });
  await expect(note).toContainText("a camera that there is not: gone.");
  await expect(note).toContainText("no longer recorded");
});

test("Calm says in plain words what is now, and begins without sound", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await choose(page, "Calm");
  const plain = page.locator("[data-now-and-next]");
  await expect(plain).toContainText("Super-G of the tests", { timeout: 15_000 });
  await expect(page.getByRole("button", { name: /Sound\s*Muted/ })).toBeVisible();
});

test("Large loses nothing at 320 pixels", async ({ page, backend }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, backend.base);
  while ((await nextLayout(page)) !== "large") continue;
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const cut = await page.locator("button:visible").evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const box = button.getBoundingClientRect();
        return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !button.closest("[data-scrolls]");
      })
      .map((button) => button.textContent),
  );
  expect(cut).toEqual([]);
});

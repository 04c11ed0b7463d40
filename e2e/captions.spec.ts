import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Backend } from "../bench/backend.ts";
import { startLooking, takeLooks } from "../bench/picture-probe.ts";
import { captions as routes } from "../contracts/routes.ts";
import { TEST_LOOP_MS } from "../rehearsal/camera.ts";
import { expect, test } from "./stage.ts";

/** Captions from the operator's POST to the page: each says the second of event time that it is of. */
test.use({
  feeds: ["sync-1", "sync-2"],
  captions: {
    "sync-1": [
      { id: "en", language: "en", kind: "verbatim", label: "English", from: "http" },
      { id: "easy", language: "en", kind: "easy", label: "English, easy read", from: "http" },
    ],
  },
});

const SECONDS = 420;
const ATTACK = `<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>&lt;b&gt;`;
const clock = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(11, 19);
const stamp = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(11, 19)}.000`;

/** A document with a cue a second; every tenth second nobody speaks. */
function spokenClock(from: number, say: (ms: number) => string): string {
  const cues = Array.from({ length: SECONDS }, (_, second) => ({ second, at: from + second * 1000 }))
    .filter(({ at }) => (at / 1000) % 10 !== 0)
    .map(({ second, at }) => `${at}\n${stamp(second)} --> ${stamp(second + 1)}\n${say(at)}\n`);
  return `WEBVTT\n\n${cues.join("\n")}`;
}

async function send({ origin, odfToken }: Backend, track: string, body: string, at: number): Promise<void> {
  const answer = await fetch(`${origin}${routes.document("sync-1", track)}?at=${at}`, {
    method: "POST",
    headers: { authorization: `Bearer ${odfToken}`, "content-type": "text/vtt" },
    body,
  });
  expect(answer.status, await answer.text()).toBe(200);
}

test.beforeAll(async ({ backend }) => {
  const from = Math.floor(Date.now() / 1000) * 1000;
  await send(
    backend,
    "en",
    spokenClock(from, (at) => `<v Clock>${clock(at)}\n<i>${ATTACK}</i>`),
    from,
  );
  await send(
    backend,
    "easy",
    spokenClock(from, (at) => `Easy ${clock(at)}`),
    from,
  );
});

async function open(page: Page, base: string, query = ""): Promise<void> {
  await page.goto(base + query);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Captions/ })).toBeVisible();
}
const dock = (page: Page) => page.getByRole("region", { name: "Captions" });
const control = (page: Page) => page.getByRole("button", { name: /^Captions/ });
async function turnOn(page: Page): Promise<void> {
  await page.keyboard.press("t");
  await expect(control(page)).toHaveAttribute("aria-pressed", "true");
  await expect(dock(page)).toContainText(/\d\d:\d\d:\d\d/, { timeout: 30_000 });
}

/** Every text that the captions show from now on, and when the page showed it (UTC ms). */
async function watchCaptions(page: Page): Promise<() => Promise<{ text: string; at: number }[]>> {
  await page.evaluate(() => {
    const seen: { text: string; at: number }[] = [];
    Object.assign(globalThis, { captionsSeen: seen });
    const look = () => {
      const text = document.querySelector("[data-captions]")?.textContent ?? "";
      if (text !== seen.at(-1)?.text) seen.push({ text, at: performance.timeOrigin + performance.now() });
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { captionsSeen: { text: string; at: number }[] }).captionsSeen);
}

test("one press by key turns them on, says so, and each shows with its own picture", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await expect(control(page)).toContainText("Off");
  await page
    .locator("[aria-live]")
    .first()
    .evaluate((live) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => live.textContent && said.push(live.textContent)).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
  await turnOn(page);
  await expect(control(page)).toContainText("On, English");
  expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toContain(
    "Captions on, English.",
  );
  await expect(dock(page)).toContainText("Captions, commentary");

  const FRAME_MS = 40;
  const LATEST_MS = 100 + FRAME_MS;
  for (const phase of ["live", "after a seek back"]) {
    if (phase !== "live") {
      await page.waitForTimeout(3000);
      await page.keyboard.press("j");
    }
    // What is fetched when they are turned on, or after a seek, comes as soon as it can; what follows comes in time.
    await expect(dock(page)).toContainText(/\d\d:\d\d:\d\d/);
    await page.waitForTimeout(2500);
    await startLooking(page, { everyMs: FRAME_MS, feed: "sync-1" });
    const seen = await watchCaptions(page);
    await page.waitForTimeout(8000);
    const looks = await takeLooks(page, () => ({ loopMs: TEST_LOOP_MS, frameMs: FRAME_MS }), { live: false });
    const changes = (await seen()).slice(1).filter(({ text }) => /\d\d:\d\d:\d\d/.test(text));
    expect(changes.length, phase).toBeGreaterThan(5);
    for (const { text, at } of changes) {
      const near = looks
        .filter(({ pictured }) => pictured !== null)
        .toSorted((one, other) => Math.abs(one.shownAt - at) - Math.abs(other.shownAt - at))[0];
      expect(near, phase).toBeDefined();
      if (near?.pictured === undefined || near.pictured === null) continue;
      // What was on screen in the moment in which the caption changed.
      const pictured = near.pictured + (at - near.shownAt);
      const spoken = Date.parse(`${new Date(pictured).toISOString().slice(0, 11)}${/\d\d:\d\d:\d\d/.exec(text)?.[0]}Z`);
      expect(Math.abs(pictured - spoken), `${phase}: ${text} at ${new Date(pictured).toISOString()}`).toBeLessThan(
        LATEST_MS,
      );
    }
  }
});

test("markup in a caption is text or nothing, and never runs", async ({ page, backend }) => {
  await open(page, backend.base);
  await turnOn(page);
  await expect(dock(page)).toContainText("globalThis.hacked=1<b>");
  await expect(dock(page).locator("i").first()).toBeVisible();
  await expect(dock(page).locator("img, script")).toHaveCount(0);
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
});

test("they go on without a picture, and over HLS; off, nothing of them is asked for", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base, "?engine=hls");
  await turnOn(page);
  await page.getByRole("button", { name: "Listen", exact: true }).click();
  await expect(dock(page)).toContainText(/\d\d:\d\d:\d\d/);
  const before = await dock(page).textContent();
  await expect.poll(() => dock(page).textContent()).not.toBe(before);
  await control(page).click();
  await expect(dock(page)).toBeHidden();
  await page.waitForTimeout(500);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/t-")) asked.push(request.url());
  });
  await page.waitForTimeout(5000);
  expect(asked).toEqual([]);
});

test("easy read, on the picture, larger: by keyboard, kept, and clear of what else is printed there", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await turnOn(page);
  const font = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  await page.keyboard.press("o");
  const sheet = page.getByRole("dialog", { name: "Captions" });
  await sheet.getByRole("radio", { name: "English, easy read" }).press("Space");
  await sheet.getByRole("radio", { name: "On the picture" }).press("Space");
  await page.keyboard.press("Escape");
  await expect(dock(page)).toContainText(/Easy \d\d:\d\d:\d\d/);
  const small = await font("[data-caption-picture] [data-captions]");
  await page.keyboard.press("o");
  const size = sheet.getByRole("slider", { name: "Size" });
  for (let step = 0; step < 4; step++) await size.press("ArrowRight");
  await expect(size).toHaveAttribute("aria-valuetext", /200/);
  await page.keyboard.press("Escape");
  expect(await font("[data-caption-picture] [data-captions]")).toBeCloseTo(small * 2, 0);
  await page.reload();
  await expect(page.locator("[data-caption-picture]")).toContainText(/Easy \d\d:\d\d:\d\d/);
  expect(await font("[data-caption-picture] [data-captions]")).toBeCloseTo(small * 2, 0);

  const boxes = await page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().toJSON() as DOMRect;
    return {
      picture: box("[data-main] video"),
      captions: box("[data-caption-picture] > div"),
      source: box("figure p"),
      plates: box("[data-overlay] > :not([hidden])") as DOMRect | undefined,
    };
  });
  expect(boxes.captions.bottom).toBeLessThan(boxes.picture.bottom - boxes.picture.height * 0.04);
  expect(boxes.captions.left).toBeGreaterThan(boxes.picture.left + boxes.picture.width * 0.04);
  expect(boxes.captions.top).toBeGreaterThan(boxes.source.bottom);
  if (boxes.plates) expect(boxes.captions.bottom).toBeLessThanOrEqual(boxes.plates.top);
});

test("nothing moves while nobody speaks", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await turnOn(page);
  // Longer than the ten seconds of which one is silent.
  const heights = await page.evaluate(async () => {
    const found: { height: number; top: number; text: string }[] = [];
    for (let look = 0; look < 60; look++) {
      const place = document.querySelector("[data-caption-dock]");
      const strip = document.querySelector("[data-feed]:not([data-main])");
      found.push({
        height: place?.getBoundingClientRect().height ?? 0,
        top: strip?.getBoundingClientRect().top ?? 0,
        text: document.querySelector("[data-captions]")?.textContent ?? "",
      });
      await new Promise((resume) => setTimeout(resume, 200));
    }
    return found;
  });
  expect(heights.some(({ text }) => text === "")).toBe(true);
  expect(heights.some(({ text }) => text !== "")).toBe(true);
  expect(new Set(heights.map(({ height, top }) => `${height} ${top}`)).size).toBe(1);
});

test("description and sign say that there are none, and why when they are pressed", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  const description = page.getByRole("button", { name: /^Description/ });
  await expect(description).toContainText("None for this event");
  await description.click({ force: true });
  await expect(page.getByRole("region", { name: "Message" })).toContainText("no audio description yet");
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`no layout has a fault that axe finds with captions on, nor is wider than the window, at ${width}`, async ({
    page,
    backend,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    await open(page, backend.base);
    await turnOn(page);
    const faults: string[] = [];
    const look = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`));
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) faults.push(`${what} is ${tooWide} px too wide`);
    };
    for (let count = 0; count < 6; count++) {
      await expect(dock(page)).toContainText(/\d\d:\d\d:\d\d/);
      await look((await page.locator("html").getAttribute("data-layout")) ?? "");
      await page.keyboard.press("v");
      await page.waitForTimeout(600);
    }
    await page.keyboard.press("o");
    await expect(page.getByRole("dialog", { name: "Captions" })).toBeVisible();
    await look("the sheet");
    await page.emulateMedia({ forcedColors: "active" });
    await look("the sheet in forced colours");
    expect(faults).toEqual([]);
  });

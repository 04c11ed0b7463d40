import AxeBuilder from "@axe-core/playwright";
import { expect, PAIR, test } from "./stage.ts";
import { ask, frameOf, pageWith, PARTNERS, seenIn, untilPlays, usePartnerSite, watchRoot } from "./widget-page.ts";

/** What a partner's page asks of the widget, by attributes, by its address, and by messages to a bare frame. */
test.use({
  feeds: PAIR,
  partners: PARTNERS,
});
const partner = usePartnerSite();

test("a frame of the page's own talks by messages, as the guide has it", async ({ page, backend }) => {
  const script = `
    const here = "${backend.base}", frame = document.querySelector("iframe");
    globalThis.heard = [];
    addEventListener("message", ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== here) return;
      heard.push(data);
      if (data.event === "loaded") frame.contentWindow.postMessage({ vedetta: 1, do: "hello" }, here);
      if (data.event === "ready") frame.contentWindow.postMessage({ vedetta: 1, id: 1, do: "pause" }, here);
    });`;
  const html = `<!doctype html><html lang="en"><title>Bare</title><iframe src="${backend.base}/embed?feed=sync-1" title="Course, live"
    width="640" height="536" referrerpolicy="origin" allow="autoplay; fullscreen"></iframe><script>${script}</script></html>`;
  await page.goto(partner.site.page("/bare", { html }));
  const heard = () =>
    page.evaluate(() => (globalThis as never as { heard: Record<string, unknown>[] }).heard.filter((each) => each));
  const found = async (wanted: (message: Record<string, unknown>) => boolean) => (await heard()).find(wanted);
  await expect.poll(() => found(({ answer }) => answer === 1), { timeout: 40_000 }).toBeDefined();
  const answer = await found((each) => each["answer"] === 1);
  expect(answer).toMatchObject({ vedetta: 1, state: { paused: true, main: "sync-1", layout: "focus", muted: true } });
  const names = (await heard()).map(({ event }) => event).filter((event) => event !== undefined);
  expect(names[0]).toBe("loaded");
  expect(names.indexOf("ready")).toBeGreaterThan(names.lastIndexOf("loaded"));
  expect((await heard()).every(({ vedetta }) => vedetta === 1)).toBe(true);
  const frame = await frameOf(page);
  await expect
    .poll(() => frame.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.paused))
    .toBe(true);
  // The height that it asks for is one in which nothing is left over and nothing scrolls.
  await expect(frame.getByRole("group", { name: "Player" })).toBeVisible();
  const heights = async () =>
    (await heard()).filter(({ event }) => event === "size").map(({ height }) => Number(height));
  await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
  await page
    .locator("iframe")
    .evaluate((element, height) => (element.style.height = `${height}px`), (await heights()).at(-1));
  await expect.poll(async () => (await frame.locator("#picture").boundingBox())?.width).toBe(640);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  // What nobody can mean is answered with why not.
  await page.evaluate((here) => {
    document.querySelector("iframe")?.contentWindow?.postMessage({ vedetta: 1, id: 2, do: "explode" }, here);
  }, backend.base);
  await expect.poll(() => found(({ answer: id }) => id === 2)).toMatchObject({ fault: /^do: expected one of/ });
});

test("a moment, a language, sound and captions are what the attributes say, from the first", async ({
  page,
  backend,
}) => {
  await watchRoot(page);
  const start = Date.now() - 8000;
  const attributes = `feed="sync-1" start="${new Date(start).toISOString()}" theme="light" lang="it" sound captions`;
  await page.goto(
    partner.site.page("/attributes", {
      html: pageWith(backend.base, `<vedetta-player ${attributes}></vedetta-player>`),
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame, "Lettore");
  expect(await frame.locator("html").getAttribute("lang")).toBe("it");
  await expect(frame.getByRole("link", { name: "Apri in Vedetta" })).toBeVisible();
  const state = await ask(page, "state");
  expect(state).toMatchObject({
    layout: "focus",
    main: "sync-1",
    live: false,
    paused: false,
    muted: false,
    captions: true,
  });
  // It began there, and went on at the pace of the clock.
  expect(Number(state?.["at"])).toBeGreaterThan(start);
  expect(Date.now() - Number(state?.["at"])).toBeGreaterThan(5000);
  await expect(frame.getByRole("button", { name: /^Sottotitoli.*Clock/ })).toBeVisible();
  // Whoever is heard stands on the lock screen.
  await expect.poll(() => frame.evaluate(() => navigator.mediaSession.metadata?.title)).toBe("Test camera 1");
  expect(await seenIn(frame)).toEqual({ layout: ["focus"], theme: ["light"], main: ["sync-1"] });
});

test("an arranged wall is shown as its link has it, as tall as its lines, and opens in Vedetta by key", async ({
  page,
  backend,
  context,
}) => {
  await watchRoot(page);
  await page.setViewportSize({ width: 900, height: 900 });
  const wall = "sync-1:8,0,4;sync-2:0,0,8;gone:0,8,4";
  await page.goto(
    partner.site.page("/arranged", {
      html: pageWith(backend.base, `<vedetta-player wall="${wall}"></vedetta-player>`, "<style>body{margin:0}</style>"),
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame);
  // The widest is the main picture, and nothing else was drawn before.
  expect(await seenIn(frame)).toMatchObject({ layout: ["own"], main: ["sync-2"] });
  await expect(frame.getByRole("region", { name: "Message" })).toContainText("a camera that there is not: gone.");
  const boxOf = (selector: string) => frame.locator(selector).boundingBox();
  await expect.poll(async () => Math.round((await boxOf("[data-own=cells]"))?.width ?? 0)).toBe(900);
  const cell = 900 / 12;
  const [large, small] = [await boxOf("[data-feed=sync-2]"), await boxOf("[data-feed=sync-1]")];
  expect(Math.abs((large?.width ?? 0) - 8 * cell)).toBeLessThan(4);
  expect(Math.abs((small?.width ?? 0) - 4 * cell)).toBeLessThan(4);
  expect(Math.abs((small?.x ?? 0) - (large?.x ?? 0) - 8 * cell)).toBeLessThan(4);
  // Eight lines, as the camera that is gone leaves none; and nothing scrolls.
  expect(Math.abs(((await boxOf("[data-own=cells]"))?.height ?? 0) - (8 * cell * 9) / 16)).toBeLessThan(8);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  const link = frame.getByRole("link", { name: /Open in Vedetta/ });
  await link.focus();
  const [opened] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Enter")]);
  const arranged = "sync-2:0,0,8;sync-1:8,0,4";
  expect(opened.url()).toBe(`${backend.base}/?layout=own&camera=sync-2&wall=${arranged}`);
  await expect(opened.locator("html")).toHaveAttribute("data-layout", "own");
  await expect(opened.locator("[data-own=cells] [data-feed=sync-1]")).toBeVisible();
  // And its oEmbed is the same wall again.
  const answer = await fetch(`${backend.base}/oembed?url=${encodeURIComponent(opened.url())}`);
  expect(((await answer.json()) as { html: string }).html).toContain(
    `src="${backend.base}/embed?feed=sync-2&amp;layout=own&amp;wall=${arranged}"`,
  );
  await opened.close();
});

test("a wall that overlaps is none, which is said", async ({ page, backend }) => {
  await page.goto(
    partner.site.page("/overlapping", {
      html: pageWith(backend.base, `<vedetta-player layout="own" wall="sync-1:0,0,6;sync-2:2,2,6"></vedetta-player>`),
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame);
  await expect(frame.getByRole("region", { name: "Message" })).toContainText("cannot be read: wall.");
  // One to begin with, then.
  await expect(frame.locator("[data-own=cells] [data-feed=sync-2]")).toBeVisible();
});

test("what the page asks for and is not there is said, and the rest opens", async ({ page, backend }) => {
  await page.goto(
    partner.site.page("/gone", {
      html: pageWith(backend.base, `<vedetta-player feed="gone" layout="none" start="yesterday"></vedetta-player>`),
    }),
  );
  const frame = await frameOf(page);
  const note = frame.getByRole("region", { name: "Message" });
  await expect(note).toContainText("a camera that there is not: gone.");
  await expect(note).toContainText("a layout that there is not: none.");
  await expect(note).toContainText("cannot be read: start.");
  await untilPlays(frame);
});

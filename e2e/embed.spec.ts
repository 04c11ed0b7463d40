import AxeBuilder from "@axe-core/playwright";
import type { Frame } from "@playwright/test";
import { compareLook } from "./look.ts";
import { expect, PAIR, test } from "./stage.ts";
import {
  ask,
  frameOf,
  framesOf,
  pageWith,
  PARTNERS,
  type PlayerElement,
  untilPlays,
  usePartnerSite,
} from "./widget-page.ts";

/** The widget in partners' pages as they are: other origins, hostile styles, strict policies, two at once. */
test.use({
  feeds: PAIR,
  partners: PARTNERS,
});
const partner = usePartnerSite();

test("one line shows one camera; a script of the page plays it, seeks, and hears what happens", async ({
  page,
  backend,
  context,
}) => {
  const address = partner.site.page("/api", {
    html: pageWith(backend.base, `<vedetta-player feed="sync-2" theme="light"></vedetta-player>`),
  });
  await page.goto(address);
  await page.evaluate(() => {
    const heard: { type: string; at: number; now: number }[] = [];
    Object.assign(globalThis, { heard });
    const names = [
      "ready",
      "playing",
      "paused",
      "time",
      "layoutchange",
      "mainchange",
      "soundchange",
      "captionschange",
      "error",
    ];
    for (const name of names)
      document
        .querySelector("vedetta-player")
        ?.addEventListener(name, (event) =>
          heard.push({ type: name, at: (event as CustomEvent<{ at: number }>).detail.at, now: performance.now() }),
        );
  });
  const heard = () =>
    page.evaluate(() => (globalThis as never as { heard: { type: string; at: number; now: number }[] }).heard);
  const frame = await frameOf(page);
  await untilPlays(frame);
  await expect(frame.locator("[data-main]")).toHaveAttribute("data-feed", "sync-2");
  // Full screen turns a phone there too: this screen cannot be turned, but the frame does not forbid it.
  const owner = await frame.frameElement();
  expect((await owner.getAttribute("sandbox"))?.split(" ")).toContain("allow-orientation-lock");
  const turned = await frame.evaluate(() =>
    (screen.orientation as ScreenOrientation & { lock(to: string): Promise<void> })
      .lock("landscape")
      .catch((reason: DOMException) => `${reason.name} ${reason.message}`),
  );
  expect(turned).not.toMatch(/SecurityError.*sandbox/i);
  // Only what is shown is loaded.
  expect(
    await frame
      .locator("video")
      .evaluateAll((all) => all.filter((video) => (video as HTMLVideoElement).readyState > 1).length),
  ).toBe(1);
  expect(await frame.locator("html").getAttribute("data-theme")).toBe("light");
  const first = await ask(page, "state");
  expect(first).toMatchObject({ layout: "focus", main: "sync-2", live: true, paused: false, muted: true });
  expect(Math.abs(Number(first?.["at"]) - Date.now())).toBeLessThan(20_000);

  await expect.poll(async () => (await heard()).filter(({ type }) => type === "time").length).toBeGreaterThan(6);
  const times = (await heard()).filter(({ type }) => type === "time");
  const spanMs = (times.at(-1)?.now ?? 0) - (times[0]?.now ?? 0);
  expect(times.length - 1).toBeLessThanOrEqual(Math.ceil((spanMs / 1000) * 4) + 1);

  await page.waitForTimeout(6000);
  const to = Date.now() - 8000;
  expect(await ask(page, "seek", to)).toMatchObject({ live: false });
  await expect.poll(async () => Math.abs(Number((await ask(page, "state"))?.["at"]) - to)).toBeLessThan(4000);
  expect(await ask(page, "pause")).toMatchObject({ paused: true });
  await expect
    .poll(() => frame.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.paused))
    .toBe(true);
  await ask(page, "seek", "live");
  expect(await ask(page, "play")).toMatchObject({ paused: false, live: true });
  expect(await ask(page, "main", "sync-1")).toMatchObject({ main: "sync-1" });
  expect(await ask(page, "main", "gone")).toEqual({ fault: "there is no feed called gone" });
  expect(await ask(page, "layout", "duo")).toMatchObject({ layout: "duo" });
  await expect.poll(() => frame.locator("html").getAttribute("data-layout")).toBe("duo");
  expect(first).toMatchObject({ captions: false });
  expect(await ask(page, "captions", true)).toMatchObject({ captions: true });
  await expect(frame.getByRole("button", { name: /^Captions\s*On/ })).toBeVisible();
  await frame.getByRole("button", { name: /^Captions\s*On/ }).press("Enter");
  await expect.poll(async () => (await ask(page, "state"))?.["captions"]).toBe(false);
  expect(await ask(page, "captions", true)).toEqual({ fault: "the viewer chose no captions" });
  const types = new Set((await heard()).map(({ type }) => type));
  for (const type of ["ready", "paused", "playing", "mainchange", "layoutchange", "captionschange"])
    expect(types).toContain(type);

  // What the viewer chooses goes before what the page wants from then on.
  await frame.getByRole("button", { name: /^Layout/ }).click();
  await frame.getByRole("button", { name: /^Focus/ }).click();
  await expect.poll(async () => (await ask(page, "state"))?.["layout"]).toBe("focus");
  expect(await ask(page, "layout", "duo")).toEqual({ fault: "the viewer chose the layout focus" });

  // The way to the same moment in Vedetta itself.
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    frame.getByRole("link", { name: /Open in Vedetta/ }).click(),
  ]);
  expect(opened.url()).toBe(`${backend.base}/?layout=focus&camera=sync-1`);
  await opened.close();
  expect(await context.cookies()).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("styles that hide and squeeze everything do not reach it", async ({ page, backend }) => {
  const hostile = `<style>
    main * { display: none !important; visibility: hidden !important; opacity: 0 !important; transform: scale(0.01) rotate(45deg) !important;
      width: 1px !important; max-width: 1px !important; height: 1px !important; max-height: 1px !important; position: fixed !important;
      inset: -999px !important; filter: blur(9px) !important; clip-path: circle(0) !important; pointer-events: none !important;
      zoom: 0.1 !important; all: unset; }
    iframe { width: 1px !important; height: 1px !important; display: none !important }
    vedetta-player::part(frame), vedetta-player > * { display: none !important }
  </style>`;
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto(
    partner.site.page("/hostile", {
      html: pageWith(backend.base, `<vedetta-player feed="sync-1"></vedetta-player>`, hostile),
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame);
  const box = await page.locator("vedetta-player").boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(240);
  expect(box?.height).toBeGreaterThan(190);
  const owner = await (await frame.frameElement()).boundingBox();
  expect(owner?.width).toBe(box?.width);
  await compareLook(page, "widget-hostile", [frame]);
  // It can be pressed: nothing lies over it or takes the pointer away.
  await frame.getByRole("button", { name: "Pause", exact: true }).click();
  await expect
    .poll(() => frame.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.paused))
    .toBe(true);
});

test("a policy that lets in our script and our frame, and no style at all, is enough", async ({ page, backend }) => {
  const refusals: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refusals.push(message.text());
  });
  await page.goto(
    partner.site.page("/strict", {
      html: pageWith(backend.base, `<vedetta-player feed="sync-1" height="500"></vedetta-player>`),
      policy: `default-src 'none'; script-src ${backend.base}; frame-src ${backend.base}; style-src 'none'`,
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame);
  expect((await page.locator("vedetta-player").boundingBox())?.height).toBe(500);
  await compareLook(page, "widget-strict", [frame]);
  expect(refusals).toEqual([]);
});

test("of two side by side, keys move the one that has the focus, and the one last made heard is heard", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1300, height: 700 });
  const two = `<div style="display:grid;grid-template-columns:1fr 1fr;gap:8px"><vedetta-player feed="sync-1"></vedetta-player><vedetta-player feed="sync-2"></vedetta-player></div>`;
  await page.goto(partner.site.page("/two", { html: pageWith(backend.base, two) }));
  const frames = await framesOf(page, 2);
  const [left, right] = frames.toSorted((one, other) => one.url().localeCompare(other.url()));
  if (!left || !right) throw new Error("no frames");
  await untilPlays(left);
  await untilPlays(right);
  await compareLook(page, "widget-two", [left, right]);
  const isPaused = (frame: Frame) =>
    frame.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.paused);
  const pageKeys = await page.evaluateHandle(() => {
    const keys: string[] = [];
    addEventListener("keydown", ({ key }) => keys.push(key));
    return keys;
  });
  // Neither takes the focus by itself: the page's own keys are the page's.
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.locator("#before").focus();
  await page.keyboard.press("k");
  expect([await isPaused(left), await isPaused(right)]).toEqual([false, false]);
  expect(await pageKeys.jsonValue()).toEqual(["k"]);

  await right.getByRole("button", { name: "Pause", exact: true }).focus();
  await page.keyboard.press("k");
  await expect.poll(() => isPaused(right)).toBe(true);
  expect(await isPaused(left)).toBe(false);
  await page.keyboard.press("k");
  await expect.poll(() => isPaused(right)).toBe(false);
  expect(await pageKeys.jsonValue()).toEqual(["k"]);

  const muted = async (frame: Frame) =>
    page.evaluate(
      async ([index]) => (await (document.querySelectorAll("vedetta-player")[index] as PlayerElement).state())["muted"],
      [frame === left ? 0 : 1] as const,
    );
  /** What stands on the lock screen: the keys of the keyboard and the headset move that one. */
  const onLockScreen = () =>
    Promise.all([left, right].map((frame) => frame.evaluate(() => navigator.mediaSession.metadata?.title ?? null)));
  expect([await muted(left), await muted(right)]).toEqual([true, true]);
  expect(await onLockScreen()).toEqual([null, null]);
  await page.keyboard.press("m");
  await expect.poll(() => muted(right)).toBe(false);
  expect(await muted(left)).toBe(true);
  await expect.poll(onLockScreen).toEqual([null, "Test camera 2"]);
  await left.getByRole("button", { name: "Pause", exact: true }).focus();
  await page.keyboard.press("m");
  await expect.poll(() => muted(left)).toBe(false);
  await expect.poll(() => muted(right)).toBe(true);
  await expect.poll(onLockScreen).toEqual(["Test camera 1", null]);
});

test("a site that is not registered gets a sentence for its developer, by the loader, in a bare frame, and from the browser", async ({
  page,
  backend,
}) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  partner.site.page("/stranger", { html: pageWith(backend.base, `<vedetta-player feed="sync-1"></vedetta-player>`) });
  await page.goto(`${partner.site.stranger}/stranger`);
  const sentence = `${partner.site.stranger} may not show ${backend.base} inside its pages.`;
  await expect.poll(() => errors.join("\n")).toContain(`<vedetta-player> ${sentence}`);
  const [frame] = await framesOf(page);
  await expect(frame?.locator("#detail") ?? page.locator("none")).toContainText(
    `"origins": ["${partner.site.stranger}"]`,
  );
  expect(await frame?.locator("video").count()).toBe(0);

  // Its viewer reads it in his language, and hears the frame's name in it.
  partner.site.page("/straniero", { html: pageWith(backend.base, `<vedetta-player lang="it"></vedetta-player>`) });
  await page.goto(`${partner.site.stranger}/straniero`);
  const [italian] = await framesOf(page);
  await expect(italian?.locator("h1") ?? page.locator("none")).toHaveText("Non si può mostrare su questo sito");
  const named = await italian?.frameElement();
  expect([await named?.getAttribute("title"), await named?.getAttribute("lang")]).toEqual(["Lettore in diretta", "it"]);

  // A page that hides where the frame stands gets nothing past the browser.
  partner.site.page("/hidden", {
    html: `<!doctype html><title>x</title><iframe referrerpolicy="no-referrer" src="${backend.base}/embed"></iframe>`,
  });
  errors.length = 0;
  await page.goto(`${partner.site.stranger}/hidden`);
  await expect.poll(() => errors.join("\n")).toContain("frame-ancestors");
  expect(await page.frames()[1]?.locator("video").count()).toBe(0);

  // Nor does the wall itself stand in anybody's frame, a partner's either.
  errors.length = 0;
  await page.goto(
    partner.site.page("/wall", { html: `<!doctype html><title>x</title><iframe src="${backend.base}/"></iframe>` }),
  );
  await expect.poll(() => errors.join("\n")).toContain("frame-ancestors");
});

test("messages of strangers are not heard, by the widget or by the page", async ({ page, backend }) => {
  await page.goto(
    partner.site.page("/messages", {
      html: pageWith(
        backend.base,
        `<vedetta-player feed="sync-1"></vedetta-player><iframe id="other" srcdoc="<p>x</p>"></iframe>`,
      ),
    }),
  );
  const frame = await frameOf(page);
  await untilPlays(frame);
  const video = frame.locator("[data-main] video");
  // Another frame of the page sends what a partner's page would: the widget's own window, and a window that is not its parent.
  await frame.evaluate(() => postMessage({ vedetta: 1, id: 1, do: "pause" }, location.origin));
  // And something that claims to be the widget.
  const heard = await page.evaluate(async () => {
    const events: string[] = [];
    document.querySelector("vedetta-player")?.addEventListener("paused", () => events.push("paused"));
    postMessage({ vedetta: 1, event: "paused", at: 1, live: false }, location.origin);
    const other = document.querySelector<HTMLIFrameElement>("#other")?.contentWindow;
    other?.parent.postMessage({ vedetta: 1, event: "paused", at: 1, live: false }, "*");
    await new Promise((wake) => setTimeout(wake, 500));
    return events;
  });
  expect(heard).toEqual([]);
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
});

for (const width of [320, 640, 1100])
  test(`at ${width} pixels it asks for the height that it needs, and nothing is cut off or at fault`, async ({
    page,
    backend,
  }) => {
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(
      partner.site.page(`/at-${width}`, {
        html: pageWith(backend.base, `<vedetta-player></vedetta-player>`, "<style>body{margin:0}</style>"),
      }),
    );
    const frame = await frameOf(page);
    await untilPlays(frame);
    await expect
      .poll(async () => {
        const hero = await frame.locator("#picture").boundingBox();
        return Math.abs((hero?.width ?? 0) - width) <= 1;
      })
      .toBe(true);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await compareLook(page, `widget-${width}`, [frame]);
  });

import type { Page } from "@playwright/test";
import { utcMs } from "../contracts/units.ts";
import { phaseOf } from "../rehearsal/scenario/feeds.ts";
import { positionIn } from "../rehearsal/scenario/views.ts";
import { expect, test } from "./stage.ts";

/** The magnifier and how pictures look, on a camera whose pictures are tracked. */
test.use({ profile: "rehearsal", feeds: ["alpine-1"] });

const video = (page: Page) => page.locator("[data-main] video");
const open = async (page: Page, base: string, layout = "focus") => {
  await page.goto(`${base}?layout=${layout}`);
  await expect(page.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  // The magnifier comes after the first picture: a wheel that nobody hears would scroll.
  await expect(page.locator("[data-magnifier]")).toBeAttached();
};
/** What the picture's transform shows: how much larger, and which place of the picture is in the middle of its box. */
const seen = (page: Page) =>
  video(page).evaluate((element: HTMLVideoElement) => {
    const matrix = new DOMMatrix(getComputedStyle(element).transform);
    const box = element.parentElement as HTMLElement;
    const ratio = element.videoWidth / element.videoHeight;
    const wide = Math.min(box.clientWidth, box.clientHeight * ratio);
    const high = wide / ratio;
    return {
      zoom: matrix.a,
      x: ((box.clientWidth / 2 - matrix.e) / matrix.a - (box.clientWidth - wide) / 2) / wide,
      y: ((box.clientHeight / 2 - matrix.f) / matrix.a - (box.clientHeight - high) / 2) / high,
      at: element.currentTime * 1000,
    };
  });
const control = (page: Page) => page.getByRole("slider", { name: /^Magnifier/ });
const middle = async (page: Page) => {
  const box = await video(page).locator("..").boundingBox();
  if (!box) throw new Error("no picture");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, box };
};
const pauseAndStand = async (page: Page) => {
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await page.getByRole("checkbox", { name: "Follow the athlete" }).uncheck();
  await page.keyboard.press("Escape");
};

test("follows the athlete by what the venue's trackers send, within a fifth of what is seen", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  for (const zoom of [2, 3, 4]) {
    await page.keyboard.press("+");
    await expect.poll(async () => (await seen(page)).zoom).toBeCloseTo(zoom, 2);
  }
  await expect(page.getByText(/^Follows (?:Ferrante|Ritter)$/)).toBeVisible();
  await page.waitForTimeout(1500);
  const far: number[] = [];
  for (let look = 0; look < 40; look++) {
    const { x, y, zoom, at } = await seen(page);
    const truth = positionIn("alpine-1", (phaseOf("alpine-1", utcMs(at)) / 1000) * 25);
    if (!truth || !("x" in truth)) throw new Error("nobody in the picture");
    far.push(Math.max(Math.abs(truth.x - x), Math.abs(truth.y - y)) * zoom);
    await page.waitForTimeout(150);
  }
  far.sort((one, other) => one - other);
  expect(far.at(-1)).toBeLessThan(0.35);
  expect(far[Math.floor(far.length * 0.9)]).toBeLessThan(0.2);
});

test("by keys: steps from 2 to 8 and back; arrows move it where it has the focus, and seek elsewhere", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await pauseAndStand(page);
  for (const zoom of [2, 3, 4, 6, 8, 8]) {
    await page.keyboard.press("+");
    await expect.poll(async () => (await seen(page)).zoom).toBeCloseTo(zoom, 2);
  }
  await page.keyboard.press("-");
  await expect.poll(async () => (await seen(page)).zoom).toBeCloseTo(6, 2);
  const before = await seen(page);
  await control(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  const after = await seen(page);
  expect(before.x - after.x).toBeCloseTo(0.25 / 6, 2);
  expect(before.y - after.y).toBeCloseTo(0.25 / 6, 2);
  await expect(page.getByText(/behind live/)).toHaveCount(0);
  for (let press = 0; press < 12; press++) await page.keyboard.press("ArrowLeft");
  await expect(control(page)).toHaveAttribute("aria-valuetext", "left");
  await page.keyboard.press("0");
  await expect.poll(async () => (await seen(page)).zoom).toBe(1);
  await expect(control(page)).toBeHidden();
  // The focus went to the picture, and arrows seek again.
  await page.waitForTimeout(6000);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText(/behind live/).first()).toBeVisible();
});

test("by wheel and by dragging: only over the picture, only with Ctrl or when it is on; no press of the picture", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await pauseAndStand(page);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  await page.waitForTimeout(200);
  expect((await seen(page)).zoom).toBe(1);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await expect.poll(async () => (await seen(page)).zoom).toBeGreaterThan(1.5);
  const { zoom } = await seen(page);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await seen(page)).zoom).toBeGreaterThan(zoom * 1.5);
  const before = await seen(page);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 40, { steps: 4 });
  await page.mouse.up();
  const after = await seen(page);
  expect(after.x).toBeLessThan(before.x - 0.01);
  expect(after.y).toBeLessThan(before.y - 0.004);
  expect(await video(page).evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
  // It is there again when the page comes back.
  await page.waitForTimeout(600);
  await page.reload();
  await expect.poll(async () => (await seen(page)).zoom, { timeout: 40_000 }).toBeCloseTo(after.zoom, 2);
});

test("a lens shows what is under it, framed, and leaves the picture as it is", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await page.getByRole("radio", { name: "A lens on it" }).check();
  await page.getByRole("button", { name: "Larger" }).last().click();
  await page.keyboard.press("Escape");
  const lens = page.locator("[data-way=lens] > canvas");
  await expect(lens).toBeVisible();
  expect((await seen(page)).zoom).toBe(1);
  // Something is drawn in it: not one colour.
  const shot = await lens.screenshot();
  expect(shot.length).toBeGreaterThan(8000);
});

for (const [width, height] of [
  [1440, 900],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const)
  for (const layout of ["focus", "large"] as const)
    test(`nothing on the picture lies over anything else, nor beside it, at ${width} in ${layout}`, async ({
      page,
      backend,
    }) => {
      await page.setViewportSize({ width, height });
      await open(page, backend.base, layout);
      for (const zoom of [2, 3]) {
        await page.keyboard.press("+");
        await expect.poll(async () => (await seen(page)).zoom).toBeCloseTo(zoom, 2);
      }
      await expect(page.getByText(/^Follows /)).toBeVisible();
      for (const figures of [100, 200]) {
        await page.evaluate(
          (percent) => document.documentElement.style.setProperty("--figures", String(percent / 100)),
          figures,
        );
        await page.waitForTimeout(300);
        const faults = await page.evaluate(() => {
          const picture = document.querySelector("[data-main] video")?.parentElement?.getBoundingClientRect();
          if (!picture) return ["no picture"];
          const boxes = [...document.querySelectorAll("#picture p, #picture [data-magnifier] canvas")]
            .map((element) => ({
              what: (element as HTMLElement).innerText || "inset",
              box: element.getBoundingClientRect(),
            }))
            .filter(({ box }) => box.width > 0);
          const found = boxes
            .filter(
              ({ box }) =>
                box.left < picture.left - 1 ||
                box.right > picture.right + 1 ||
                box.top < picture.top - 1 ||
                box.bottom > picture.bottom + 1,
            )
            .map(({ what }) => `${what} leaves the picture`);
          for (const [index, one] of boxes.entries())
            for (const other of boxes.slice(index + 1))
              if (
                one.box.left < other.box.right - 1 &&
                other.box.left < one.box.right - 1 &&
                one.box.top < other.box.bottom - 1 &&
                other.box.top < one.box.bottom - 1
              )
                found.push(`${one.what} over ${other.what}`);
          return found;
        });
        expect(faults, `figures ${figures}`).toEqual([]);
      }
    });

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
] as const)
  test(`of a run nothing is cut off on the picture of a small laptop, ${width} by ${height}`, async ({
    page,
    backend,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, backend.base, "mission-control");
    await expect(page.locator("[data-overlay]")).toContainText("km/h");
    const hero = await page.locator("#picture").boundingBox();
    expect(hero?.width).toBeGreaterThan(width / 2);
    const found = new Set<string>();
    // Gates are passed meanwhile.
    for (let look = 0; look < 24; look++) {
      const faults = await page.locator("[data-overlay] > *").evaluateAll((plates) => {
        const boxes = plates.map((plate) => [plate, plate.getBoundingClientRect()] as const);
        const seen = boxes.filter(([, box]) => box.width > 0);
        const cut = seen.flatMap(([plate, { left, right }]) =>
          [...plate.querySelectorAll("*")]
            .filter((part) => {
              const box = part.getBoundingClientRect();
              return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
            })
            .map((part) => `leaves its plate: ${part.textContent}`),
        );
        const [one, other] = seen;
        return one && other && one[1].right > other[1].left + 1 ? [...cut, "one plate lies over the other"] : cut;
      });
      for (const fault of faults) found.add(fault);
      await page.waitForTimeout(250);
    }
    expect([...found]).toEqual([]);
  });

test("brightness, contrast and colour are the picture's alone, kept, and taken back", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  const filter = () => video(page).evaluate((element) => getComputedStyle(element).filter);
  expect(await filter()).toBe("none");
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await page.getByRole("slider", { name: "Brightness" }).press("ArrowRight");
  await page.getByRole("slider", { name: "Contrast" }).press("ArrowRight");
  await page.getByRole("slider", { name: "Contrast" }).press("ArrowRight");
  await expect.poll(filter).toBe("brightness(1.1) contrast(1.2)");
  expect(
    await page.locator("body *:not(video, video *)").evaluateAll((all) =>
      // What has left the page since it was found has no style at all.
      all
        .filter((one) => one.isConnected && getComputedStyle(one).filter !== "none")
        .map((one) => one.outerHTML.slice(0, 200)),
    ),
  ).toEqual([]);
  await page.reload();
  await expect.poll(filter, { timeout: 40_000 }).toBe("brightness(1.1) contrast(1.2)");
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await page.getByRole("button", { name: "Picture as it is sent" }).click();
  await expect.poll(filter).toBe("none");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("two fingers magnify the picture and not the page; a double tap does, and ends it", async ({
    page,
    backend,
  }) => {
    await open(page, backend.base);
    const { x, y } = await middle(page);
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", gapPx: number) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          type === "touchEnd"
            ? []
            : [
                { x: x - gapPx / 2, y, id: 1 },
                { x: x + gapPx / 2, y, id: 2 },
              ],
      });
    await touch("touchStart", 40);
    for (const gap of [50, 70, 90, 110, 120]) await touch("touchMove", gap);
    await touch("touchEnd", 0);
    // Three times, less the way that a browser takes for no movement yet.
    await expect.poll(async () => (await seen(page)).zoom).toBeGreaterThan(2.4);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    expect(await video(page).evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
    for (const zoom of [1, 2.5]) {
      await page.waitForTimeout(500);
      await page.touchscreen.tap(x, y);
      await page.touchscreen.tap(x, y);
      await expect.poll(async () => (await seen(page)).zoom).toBeCloseTo(zoom, 1);
    }
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  });
});

test("in a phone's strip a camera takes its smallest rendition, and as the main picture a larger one", async ({
  browser,
  backend,
}) => {
  const context = await browser.newContext({
    ...{ hasTouch: true, isMobile: true, deviceScaleFactor: 3, viewport: { width: 390, height: 844 } },
  });
  try {
    const page = await context.newPage();
    await page.goto(`${backend.base}?layout=mission-control&camera=alpine-2`);
    const tile = page.locator('[data-feed="alpine-1"]');
    const height = () => tile.locator("video").evaluate((element: HTMLVideoElement) => element.videoHeight);
    await expect(page.locator("[data-main]")).toHaveAttribute("data-feed", "alpine-2");
    await expect.poll(height, { timeout: 40_000 }).toBe(360);
    await page.waitForTimeout(4000);
    expect(await height()).toBe(360);
    await tile.getByRole("button").first().tap();
    await expect.poll(height, { timeout: 30_000 }).toBe(720);
  } finally {
    await context.close();
  }
});

import type { Page } from "@playwright/test";
import { beginRace } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** What a browser lacks, refuses or spoils costs what depends on it: the wall goes on, and the viewer is told in words. */
test.use({ feeds: PAIR, serviceWorkers: "block" });

const open = async (page: Page, base: string) => {
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};
const message = (page: Page) => page.getByRole("region", { name: "Message" });
const layout = (page: Page) => page.locator("html").getAttribute("data-layout");
const mainTime = (page: Page) =>
  page.locator("[data-main] video").evaluate((video: HTMLVideoElement) => video.currentTime);
/** The main picture shows another frame than before. */
async function goesOn(page: Page): Promise<void> {
  await expect.poll(() => mainTime(page)).toBeGreaterThan(0);
  const before = await mainTime(page);
  await expect.poll(() => mainTime(page)).toBeGreaterThan(before + 0.5);
}

test.beforeAll(({ backend }) => beginRace(backend));

test("a browser that keeps nothing: the wall goes on, and it is said once", async ({ page, backend }) => {
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    }),
  );
  await open(page, backend.base);
  await expect(message(page)).toHaveText(/^This browser keeps nothing\. Your choices last until you close the page\.$/);
  await page.getByRole("button", { name: "Close the message" }).click();
  await page.keyboard.press("v");
  await expect.poll(() => layout(page)).toBe("focus");
  await goesOn(page);
  await expect(message(page)).toBeHidden();
});

test("a browser without room: what is chosen lasts until the page closes", async ({ page, backend }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, backend.base);
  await page.keyboard.press("v");
  await expect(message(page)).toContainText("This browser has no more room.");
  await expect.poll(() => layout(page)).toBe("focus");
  await goesOn(page);
});

for (const [what, kept, words] of [
  ["damaged", '{"state":{"theme":"lig', "Your settings were damaged. They are set aside, and the usual ones are used."],
  [
    "newer",
    '{"state":{"layout":"calm"},"version":99}',
    "Your settings were kept by a newer Vedetta. They are set aside, and the usual ones are used.",
  ],
] as const)
  test(`settings that are ${what} are set aside, and what is chosen from then on is kept`, async ({
    page,
    backend,
  }) => {
    await page.goto(`${backend.base}/favicon.ico`);
    await page.evaluate((text) => localStorage.setItem("vedetta", text), kept);
    await open(page, backend.base);
    await expect(message(page)).toContainText(words);
    expect(await layout(page)).toBe("mission-control");
    expect(await page.evaluate(() => localStorage.getItem("vedetta.aside.1"))).toBe(kept);
    await page.keyboard.press("v");
    await expect.poll(() => layout(page)).toBe("focus");
    await open(page, backend.base);
    await expect.poll(() => layout(page)).toBe("focus");
    await goesOn(page);
    await expect(message(page)).toBeHidden();
  });

test("without WebAssembly nothing is missing", async ({ page, backend }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await open(page, backend.base);
  await goesOn(page);
  await expect(message(page)).toBeHidden();
});

test("without requestVideoFrameCallback figures follow the picture all the same, and it is said once on a device", async ({
  page,
  backend,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLVideoElement.prototype, "requestVideoFrameCallback");
    Reflect.deleteProperty(HTMLVideoElement.prototype, "cancelVideoFrameCallback");
  });
  await open(page, backend.base);
  await expect(message(page)).toContainText("This browser does not tell which frame it shows.");
  await goesOn(page);
  await open(page, backend.base);
  await goesOn(page);
  await expect(message(page)).toBeHidden();
});

test("where the browser lets nothing play by itself, a tile says so and plays when it is asked", async ({
  page,
  backend,
}) => {
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    let isAllowed = false;
    for (const gesture of ["pointerdown", "keydown"])
      addEventListener(gesture, () => (isAllowed = true), { capture: true });
    HTMLMediaElement.prototype.play = function () {
      if (isAllowed) return play.call(this);
      return Promise.reject(new DOMException("not allowed", "NotAllowedError"));
    };
  });
  await open(page, backend.base);
  const tile = page.locator("[data-main]");
  await expect(tile).toContainText("The browser waits for you.");
  await tile.getByRole("button", { name: /^Play: / }).click();
  await goesOn(page);
});

/** The first words of a file that the build made of a part. */
const codeOf = (part: string) => new RegExp(`/assets/${part}-[^/]+\\.js$`);

test("what somebody asks for and cannot be fetched is said", async ({ page, backend }) => {
  await page.route(codeOf("share"), (route) => route.abort());
  await open(page, backend.base);
  await page.keyboard.press("c");
  await expect(page.locator("[aria-live]").filter({ hasText: "This part could not be fetched." })).toHaveCount(1);
  await goesOn(page);
});

test("an error in one part leaves the rest, is said once, and can be tried again", async ({ page, backend }) => {
  await page.route(codeOf("Panels"), (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: 'export default () => { throw new Error("broken on purpose"); };',
    }),
  );
  const errors: string[] = [];
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()));
  await page.goto(backend.base);
  const fault = page.locator("[data-fault][role=group]");
  await expect(fault).toContainText("This part failed. The rest goes on.");
  await expect(fault).toHaveCount(1);
  await goesOn(page);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  expect(errors.filter((text) => text.includes("broken on purpose")).length).toBeGreaterThan(0);
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(fault).toHaveCount(1);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
});

test("a part whose code does not come is asked for again when the viewer says so", async ({ page, backend }) => {
  let asked = 0;
  let isAway = true;
  await page.route(codeOf("SettingsSheet"), (route) => {
    asked++;
    return isAway ? route.abort() : route.continue();
  });
  await open(page, backend.base);
  const said = page.locator("[aria-live]");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect.poll(() => asked, "the settings' file is called as it is above").toBeGreaterThan(0);
  const fault = page.locator("[data-fault][role=group]");
  await expect(fault).toContainText("This part could not be fetched. The rest goes on.");
  await expect(said.first()).toContainText("This part could not be fetched. The rest goes on.");
  await goesOn(page);
  const before = asked;
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => asked).toBeGreaterThan(before);
  await expect(fault.getByRole("button", { name: "Load the page anew" })).toBeVisible();
  isAway = false;
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await expect(fault).toBeHidden();
});

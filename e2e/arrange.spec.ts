import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PAIR, test } from "./stage.ts";

/** A wall of the viewer's own: arranged by keys, by buttons or by dragging, saved by name, and opened by a link. */
test.use({ feeds: PAIR });

const open = async (page: Page, address: string) => {
  await page.goto(address);
  await expect(page.locator("[data-feed] video").first()).toBeAttached();
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};
/** By key, as anyone can; from wherever it is. */
const toOwn = async (page: Page) => {
  await expect(async () => {
    if ((await page.locator("html").getAttribute("data-layout")) !== "own") await page.keyboard.press("v");
    await expect(page.locator("html")).toHaveAttribute("data-layout", "own", { timeout: 300 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Arrange", exact: true })).toBeVisible();
};
const menu = async (page: Page) => {
  await page.getByRole("button", { name: "Arrange", exact: true }).press("Enter");
  await expect(page.getByRole("dialog", { name: "Arrange" })).toBeVisible();
};
const arrange = async (page: Page) => {
  await menu(page);
  await page.getByRole("button", { name: "Arrange the tiles" }).press("Enter");
  await expect(page.locator("[data-handle]:focus")).toBeVisible();
};
/** What the tiles say of their places. */
const handles = (page: Page) =>
  page.locator("[data-handle]").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
/** Where the pictures stand, in whole cells of the wall. */
const cells = (page: Page) =>
  page.locator("[data-own]").evaluate((wall) => {
    const box = wall.getBoundingClientRect();
    const cell = box.width / 12;
    return Object.fromEntries(
      [...wall.querySelectorAll<HTMLElement>("[data-feed]")]
        .filter((tile) => tile.checkVisibility())
        .map((tile) => {
          const { left, top, width } = tile.getBoundingClientRect();
          const at = [(left - box.left) / cell, (top - box.top) / ((cell * 9) / 16), width / cell];
          return [tile.dataset["feed"] ?? "", at.map(Math.round).join(",")];
        }),
    );
  });
const announced = (page: Page) => page.locator("[aria-live]").allInnerTexts();
const expectSaid = (page: Page, text: string | RegExp) =>
  expect.poll(async () => (await announced(page)).join(" ")).toMatch(text);

test.beforeEach(async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  await toOwn(page);
});

test("by keys alone: moved, sized, taken away, added, saved; there again after a reload, and opened by its name", async ({
  page,
}) => {
  const videos = await page.locator("[data-feed] video").elementHandles();
  await arrange(page);
  const before = await cells(page);
  expect(Object.keys(before)).toHaveLength(6);
  const main = (await page.locator("[data-handle]:focus").getAttribute("data-handle")) ?? "";
  expect(before[main]).toBe("0,0,9");

  await page.keyboard.press("-");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await cells(page))[main]).toBe("1,0,7");
  await expectSaid(page, /column 2, row 1, 7 wide\./);
  // What is not met stays where it is.
  expect({ ...(await cells(page)), [main]: before[main] }).toEqual(before);
  await expect(page.locator(`[data-handle="${main}"]`)).toBeFocused();

  await page.keyboard.press("Tab");
  const next = (await page.locator("[data-handle]:focus").getAttribute("data-handle")) ?? "";
  await page.keyboard.press("Delete");
  await expect.poll(async () => Object.keys(await cells(page))).not.toContain(next);
  await expect(page.locator("[data-handle]:focus")).toBeVisible();
  expect(await handles(page)).toHaveLength(5);

  await page.getByRole("button", { name: "Add a camera" }).press("Enter");
  await page.getByRole("dialog", { name: "Add a camera" }).getByRole("button").first().press("Enter");
  await expect(page.locator(`[data-handle="${next}"]`)).toBeFocused();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("button", { name: "Arrange", exact: true })).toBeFocused();
  const arranged = await cells(page);

  await menu(page);
  await page.getByRole("textbox", { name: "Name of this wall" }).fill("Sunday");
  await page.keyboard.press("Enter");
  await expectSaid(page, "Saved as Sunday.");
  await page.keyboard.press("Escape");
  // No picture ever left its place in the page.
  for (const video of videos) expect(await video.evaluate((each) => each.isConnected)).toBe(true);

  await arrange(page);
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Done" }).press("Enter");
  expect(await cells(page)).not.toEqual(arranged);
  const other = await cells(page);
  await page.reload();
  await expect.poll(() => cells(page).catch(() => null)).toEqual(other);
  await menu(page);
  await page.getByRole("button", { name: "Open Sunday" }).press("Enter");
  await expect.poll(() => cells(page)).toEqual(arranged);
});

test("Escape leaves the wall as it was", async ({ page }) => {
  const before = await cells(page);
  await arrange(page);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => cells(page)).not.toEqual(before);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-handles]")).toBeHidden();
  expect(await cells(page)).toEqual(before);
  await expectSaid(page, "The wall is as it was.");
});

test("dragged and sized by the pointer, in whole cells; what is pushed aside comes back where the drag goes on", async ({
  page,
}) => {
  await arrange(page);
  const box = await page.locator("[data-handles]").boundingBox();
  if (!box) throw new Error("there are no handles");
  const [wide, high] = [box.width / 12, (box.width / 12) * (9 / 16)];
  const at = (x: number, y: number) => [box.x + x * wide, box.y + y * high] as const;
  const before = await cells(page);
  const [side] = Object.entries(before).find(([, place]) => place === "9,0,3") ?? [];
  const [main] = Object.entries(before).find(([, place]) => place === "0,0,9") ?? [];
  if (!side || !main) throw new Error("the wall begins otherwise");

  await page.mouse.move(...at(10, 1));
  await page.mouse.down();
  await page.mouse.move(...at(4, 1), { steps: 4 });
  await expect.poll(async () => (await cells(page))[main]).toBe("0,3,9");
  await page.mouse.move(...at(10, 10.2), { steps: 4 });
  await expect.poll(async () => (await cells(page))[main]).toBe("0,0,9");
  await page.mouse.up();
  expect((await cells(page))[side]).toBe("9,9,3");
  await expectSaid(page, /column 10, row 10, 3 wide/);

  // By its corner, which stands above the camera's name.
  const corner = await page.locator(`[data-handle="${main}"] [data-corner]`).boundingBox();
  if (!corner) throw new Error("the tile has no corner");
  const [x, y] = [corner.x + corner.width / 2, corner.y + corner.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 2 * wide, y - 2 * high, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await cells(page))[main]).toBe("0,0,7");
});

test("a link opens the same wall in another browser, and says which of its cameras there are not", async ({
  page,
  backend,
  browser,
}) => {
  await arrange(page);
  await page.keyboard.press("-");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Done" }).press("Enter");
  const arranged = await cells(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("c");
  await expect(page.getByText("The link is copied.").first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/[?&]wall=sync-\d:\d+,\d+,\d+;/);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await context.newPage();
  await open(other, link);
  await expect.poll(() => cells(other).catch(() => null)).toEqual(arranged);
  await open(other, `${backend.base}?layout=own&wall=gone:0,0,6;sync-2:6,0,6`);
  await expect(other.getByRole("region", { name: "Message" })).toContainText("a camera that there is not: gone.");
  await expect.poll(async () => Object.keys(await cells(other))).toEqual(["sync-2"]);
  await open(other, `${backend.base}?layout=own&wall=sync-1:0,0,6;sync-2:3,0,6`);
  await expect(other.getByRole("region", { name: "Message" })).toContainText("cannot be read: wall.");
  await context.close();
});

test("saved walls are renamed, deleted and brought back; damaged ones are set aside and said", async ({ page }) => {
  await menu(page);
  const panel = page.getByRole("dialog", { name: "Arrange" });
  const name = panel.getByRole("textbox", { name: "Name of this wall" });
  await name.fill("   ");
  await name.press("Enter");
  await expect(panel.getByText("Give it a name of 1 to 60 characters.")).toBeVisible();
  for (const each of ["Morning", "Evening"]) {
    await name.fill(each);
    await name.press("Enter");
    await expect(panel.getByRole("button", { name: `Open ${each}` })).toBeVisible();
  }
  await panel.getByRole("button", { name: "Rename Evening" }).press("Enter");
  const field = panel.getByRole("textbox", { name: "New name of Evening" });
  await field.fill("morning");
  await field.press("Enter");
  await expect(panel.getByText("Another wall is called morning.")).toBeVisible();
  await field.fill("Night");
  await field.press("Enter");
  await panel.getByRole("button", { name: "Delete Night" }).press("Enter");
  await expect(panel.getByRole("button", { name: "Open Night" })).toBeHidden();
  await expect(panel.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Open Night" })).toBeVisible();

  await page.evaluate(() => localStorage.setItem("vedetta.walls", "{oh"));
  await page.reload();
  await menu(page);
  await expect(page.getByText("No wall is saved yet.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Message" })).toContainText(
    "A part of your saved walls was damaged. What can be read is used. All of them are set aside as they were.",
  );
  expect(await page.evaluate(() => localStorage.getItem("vedetta.walls.aside.1"))).toBe("{oh");
});

test("at 390 it is one column, the main picture first, and its order is changed by buttons", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const column = () =>
    page.locator("[data-feed]").evaluateAll((tiles) =>
      (tiles as HTMLElement[])
        .filter((tile) => tile.checkVisibility())
        .map((tile) => ({ feed: tile.dataset["feed"], top: tile.getBoundingClientRect().top, wide: tile.clientWidth }))
        .toSorted((one, other) => one.top - other.top),
    );
  await expect.poll(async () => (await column()).every(({ wide }) => wide === 390)).toBe(true);
  expect((await column())[0]?.feed).toBe(await page.locator("[data-main]").getAttribute("data-feed"));
  const before = (await column()).map(({ feed }) => feed);
  await menu(page);
  await page.getByRole("button", { name: "Arrange the tiles" }).press("Enter");
  const third = page.getByRole("region", { name: "Arrange the wall" }).getByRole("listitem").nth(2);
  await third.getByRole("button", { name: /^Earlier/ }).press("Enter");
  await expect.poll(async () => (await column()).map(({ feed }) => feed)).not.toEqual(before);
  await expectSaid(page, /: 2 of 6\./);

  // The button that was pressed goes with its row, and the focus does not go with it.
  const rows = page.getByRole("region", { name: "Arrange the wall" }).getByRole("listitem");
  await rows
    .nth(1)
    .getByRole("button", { name: /^Take away/ })
    .press("Enter");
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1).getByRole("button", { name: /^Take away/ })).toBeFocused();
  for (let left = 4; left >= 1; left--) await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole("button").first()).toBeFocused();
  await rows.getByRole("button", { name: /^Take away/ }).press("Enter");
  await expect(rows.getByRole("button", { name: /^Take away/ })).toBeFocused();
  await page.getByRole("button", { name: "Done" }).press("Enter");
});

for (const [width, height] of [
  [1440, 900],
  [320, 640],
] as const)
  test(`no fault that axe can find while it is arranged, nor wider than the window, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const examine = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await menu(page);
    await page.getByRole("textbox", { name: "Name of this wall" }).fill("Sunday");
    await page.keyboard.press("Enter");
    await examine();
    await page.getByRole("button", { name: "Arrange the tiles" }).press("Enter");
    await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
    await examine();
    const small = await page
      .locator("[data-arrange-bar] button, [data-handle]")
      .evaluateAll(
        (all) =>
          all.filter((each) => (each as HTMLElement).offsetWidth < 44 || (each as HTMLElement).offsetHeight < 44)
            .length,
      );
    expect(small).toBe(0);
  });

import type { Locator, Page } from "@playwright/test";
import { beginRace, entry, MORITA_LEADS, RITTER_LEADS, send } from "./odf.ts";
import { captions } from "../contracts/routes.ts";
import { expect, test } from "./stage.ts";
import { listenTo, type Said } from "./voice.ts";

/** What a screen reader is told: what was asked for at once, what happens by itself as far as it is wanted. */
test.use({
  feeds: ["sync-1", "sync-2"],
  captions: { "sync-1": [{ id: "en", language: "en", kind: "verbatim", label: "English", from: "http" }] },
});

const SPOKEN_S = 300;

test.beforeAll(async ({ backend }) => {
  await beginRace(backend);
  const from = Math.floor(Date.now() / 1000) * 1000;
  const stamp = (second: number) => `${new Date(second * 1000).toISOString().slice(11, 19)}.000`;
  const cues = Array.from({ length: SPOKEN_S }, (_, at) => `${stamp(at)} --> ${stamp(at + 1)}\nSentence ${at}.\n`);
  const answer = await fetch(`${backend.origin}${captions.document("sync-1", "en")}?at=${from}`, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.odfToken}`, "content-type": "text/vtt" },
    body: `WEBVTT\n\n${cues.join("\n")}`,
  });
  expect(answer.status, await answer.text()).toBe(200);
});

const SPLIT = '<ExtendedResult Type="ER" Code="INT" Pos="1" Value="0:22.15" Diff="0.23" Rank="2"/>';
const RITTER_AT_SPLIT = MORITA_LEADS.replace(entry("1", 2, ""), entry("1", 2, "", SPLIT));
const ANSWER = "Super-G of the tests: running. Morita leads with 59.59.";

async function open(page: Page, base: string, layout = ""): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${base}${layout === "" ? "" : `?layout=${layout}`}`);
  await expect(page.locator("[data-unit] tbody tr").first()).toBeVisible();
  // Keys are heard once the deck is there too.
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
}
const message = (page: Page) => page.getByRole("region", { name: "Message" });
const isFocused = (element: Locator) => element.evaluate((each) => each === document.activeElement);
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let tabs = 0; tabs < 80 && !(await isFocused(element)); tabs++) await page.keyboard.press("Tab");
  await expect(element).toBeFocused();
}
function expectAnswerWithin(ms: number, said: readonly Said[], askedAt: number): void {
  for (const place of ["live", "message"]) {
    const answer = said.find(({ text, where }) => where === place && text.includes(ANSWER));
    expect((answer?.at ?? Infinity) - askedAt, place).toBeLessThan(ms);
  }
}

test("what is asked right after a command is answered within a second, said and shown, and the command's result is said too", async ({
  page,
  backend,
}) => {
  await open(page, backend.base);
  const { said, texts, pressedAt } = await listenTo(page);
  await page.keyboard.press("v");
  await page.keyboard.press("w");
  await expect(message(page)).toContainText(ANSWER);
  await expect.poll(texts).toContainEqual(expect.stringContaining(ANSWER));
  expectAnswerWithin(1000, await said(), await pressedAt("w"));
  await page.waitForTimeout(3500);
  expect((await texts()).filter((text) => text.startsWith("Layout: Focus. One picture"))).toHaveLength(1);
  expect((await texts()).filter((text) => text.includes(ANSWER))).toHaveLength(1);
  await page.getByRole("button", { name: "Close the message" }).click();
  await expect(message(page)).toBeHidden();
});

test("asked in another camera's tile, it is answered of that camera; elsewhere of the main picture", async ({
  page,
  backend,
}) => {
  await open(page, backend.base, "mission-control");
  const { texts } = await listenTo(page);
  const pictures = page.locator("[data-feed] button");
  await tabTo(page, page.locator('[data-feed="sync-2"]').getByRole("button").first());
  await page.keyboard.press("w");
  await expect(message(page)).toContainText(`Test camera 2. ${ANSWER}`);
  await expect.poll(texts).toContainEqual(expect.stringMatching(/^Test camera 2\. Super-G of the tests: running\./));
  await page.keyboard.press("Shift+Tab");
  await expect(pictures.first()).toBeFocused();
  await page.keyboard.press("w");
  await expect(message(page)).not.toContainText("Test camera 2");
  await expect(message(page)).toContainText(ANSWER);
});

test("as much is told by itself as the viewer wants, in a sheet too; the list of what happened has all of it", async ({
  page,
  backend,
}) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await open(page, backend.base, "listen");
  const { said, texts } = await listenTo(page);
  const happened = (text: string) => page.locator("[data-event-line] button", { hasText: text }).first();
  const openSettings = async () => {
    await tabTo(page, page.getByRole("button", { name: "Settings" }));
    await page.keyboard.press("Enter");
  };
  const level = (name: string) => page.getByRole("dialog", { name: "Settings" }).getByRole("radio", { name });

  await openSettings();
  await tabTo(page, level("What decides"));
  await page.keyboard.press("ArrowUp");
  await expect(level("Nothing")).toBeChecked();
  await page.keyboard.press("Escape");
  const from = Date.now();
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE", at: from });
  const finish = "Ritter finishes first so far, 59.29.";
  await expect(happened(finish)).toBeVisible();
  // Later than this nothing is told.
  await page.waitForTimeout(4500);
  expect((await texts()).filter((text) => text.includes("Ritter"))).toEqual([]);

  await openSettings();
  await tabTo(page, level("Nothing"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(level("Splits and shots too")).toBeChecked();
  await page.waitForTimeout(1000);
  await send(backend, "DT_RESULT", RITTER_AT_SPLIT, { status: "LIVE" });
  const split = "Ritter, split 1, 2nd, 0.23 behind.";
  await expect.poll(texts, { timeout: 15_000 }).toContain(split);
  // The page is hidden from a screen reader while a sheet is open.
  expect((await said()).filter(({ text }) => text === split).map(({ where }) => where)).toEqual(["sheet"]);
  await page.keyboard.press("Escape");
  await expect(happened(split)).toBeVisible();
  // As a line of braille has it.
  await expect(happened(split)).toHaveAccessibleName(/^\d\d:\d\d:\d\d Ritter, split 1, 2nd, 0\.23 behind\.$/);
});

test("captions that are told take no answer's place, and each is told once", async ({ page, backend }) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await open(page, backend.base);
  await page.keyboard.press("t");
  await expect(page.getByRole("region", { name: "Captions" })).toContainText(/Sentence \d/, { timeout: 30_000 });
  await page.keyboard.press("o");
  const told = page.getByRole("checkbox", { name: "Also tell them to my screen reader" });
  await tabTo(page, told);
  await page.keyboard.press("Space");
  await expect(told).toBeChecked();
  await page.keyboard.press("Escape");
  const { said, texts, pressedAt } = await listenTo(page);
  const sentences = async () =>
    (await said()).filter(({ text, where }) => where === "live" && text.startsWith("Sentence"));
  await expect.poll(async () => (await sentences()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await page.keyboard.press("w");
  await expect(message(page)).toContainText(ANSWER);
  await expect.poll(texts).toContainEqual(expect.stringContaining(ANSWER));
  expectAnswerWithin(1000, await said(), await pressedAt("w"));
  const before = (await sentences()).length;
  await expect.poll(async () => (await sentences()).length, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  const all = (await sentences()).map(({ text }) => text);
  expect(new Set(all).size).toBe(all.length);
  // One a second is too many: most give way to newer ones.
  const numbers = all.map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(numbers.slice(1).every((number, index) => number - (numbers[index] ?? 0) >= 2)).toBe(true);
});

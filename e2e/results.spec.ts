import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Backend } from "../bench/backend.ts";
import { beginRace, entry, MORITA_LEADS, RITTER_LEADS, send, unit } from "./odf.ts";
import { expect, test } from "./stage.ts";

/** Results on the wall: sent as ODF, shown when the picture is there, and never before. */
test.use({ feeds: ["sync-1"] });

const places = (page: Page) => page.locator("[data-unit] tbody tr[data-state] th button:first-of-type");
const leader = (page: Page) => places(page).first();
/** Event time that the page shows, UTC ms: under DASH media time is UTC. */
const shown = (page: Page) =>
  page
    .locator("[data-feed] video")
    .first()
    .evaluate((video: HTMLVideoElement) => video.currentTime * 1000);
const open = async (page: Page, backend: Backend) => {
  await page.goto(backend.base);
  await expect(page.locator('[data-feed="sync-1"]')).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
};

test.beforeAll(({ backend }) => beginRace(backend));

test("a result is on the page when the picture is there and not before, with the reason why the slower one leads", async ({
  page,
  backend,
}) => {
  await open(page, backend);
  await expect(leader(page)).toHaveText("Kenji Morita");
  const at = await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  // As long as the picture is from before, so are the standings: both are read in one task.
  const early = await page.evaluate(
    ({ until }) =>
      new Promise<{ early: boolean; lateMs: number }>((done) => {
        let wasEarly = false;
        const look = () => {
          const now = (document.querySelector("[data-feed] video") as HTMLVideoElement).currentTime * 1000;
          const first = document.querySelector("[data-unit] tbody tr[data-state] th button")?.textContent;
          if (first === "Jonas Ritter" && now < until) wasEarly = true;
          if (first === "Jonas Ritter") done({ early: wasEarly, lateMs: now - until });
          else requestAnimationFrame(look);
        };
        look();
      }),
    { until: at },
  );
  expect(early.early).toBe(false);
  await expect(page.locator("[data-why]")).toContainText("Morita was 5.31 s faster on the watch. Ritter is ahead");
  await expect(page.getByRole("row", { name: /Kenji Morita/ })).toContainText("+0.30");
});

test("ten seconds back the standings are those of then; live again they are those of now", async ({
  page,
  backend,
}) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await open(page, backend);
  await expect(leader(page)).toHaveText("Kenji Morita");
  await page.waitForTimeout(9000);
  const at = await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  await expect(leader(page)).toHaveText("Jonas Ritter");
  await page.keyboard.press("j");
  await expect.poll(() => shown(page)).toBeLessThan(at);
  await expect(leader(page)).toHaveText("Kenji Morita");
  await page.keyboard.press("k");
  await page.waitForTimeout(1500);
  await expect(leader(page)).toHaveText("Kenji Morita");
  await page.keyboard.press("g");
  await expect(leader(page)).toHaveText("Jonas Ritter");
});

test("a page that is opened later knows what was before it came", async ({ page, backend }) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await page.waitForTimeout(4000);
  const at = await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  await page.waitForTimeout(3000);
  await open(page, backend);
  await expect(leader(page)).toHaveText("Jonas Ritter");
  await page.keyboard.press("j");
  await expect.poll(() => shown(page)).toBeLessThan(at);
  await expect(leader(page)).toHaveText("Kenji Morita");
});

test("who wants to know everything at once says so", async ({ page, backend }) => {
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await open(page, backend);
  await expect(leader(page)).toHaveText("Kenji Morita");
  await page.keyboard.press("k");
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  await page.waitForTimeout(3000);
  await expect(leader(page)).toHaveText("Kenji Morita");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Show results as soon as they are known" }).check();
  await page.keyboard.press("Escape");
  await expect(leader(page)).toHaveText("Jonas Ritter");
});

test("by keyboard: the schedule, a delay in it, the medals, an athlete's page and what a class means", async ({
  page,
  backend,
}) => {
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "OFFICIAL" });
  await send(
    backend,
    "DT_MEDALLISTS",
    '<Medal Code="ME_GOLD"><Competitor Code="1" Type="A" Organisation="AUT"><Composition><Athlete Code="1"/></Composition></Competitor></Medal>',
  );
  await open(page, backend);
  await page.keyboard.press("d");
  const schedule = page.getByRole("dialog", { name: "Schedule" });
  await expect(schedule.getByRole("rowheader", { name: /Super-G of the tests/ })).toBeVisible();
  await expect(schedule.getByRole("button", { name: /Watch live/ })).toBeVisible();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await send(
    backend,
    "DT_SCHEDULE_UPDATE",
    unit("DELAYED", `StartDate="${later}"`).replace("<ItemName", '<StartText Language="ENG" Value="Fog"/><ItemName'),
  );
  await expect(schedule.getByText("Fog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  const medals = page.getByRole("dialog", { name: "Medals" });
  await medals.getByRole("button", { name: /Ritter/ }).press("Enter");
  await expect(page.getByRole("dialog", { name: "Jonas Ritter" })).toContainText("LW11");
  await page.keyboard.press("Escape");
  await expect(medals).toBeVisible();
  await page.keyboard.press("Escape");
  const explains = page.getByRole("button", { name: "What does LW11 mean?" });
  await explains.press("Enter");
  await expect(explains).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText("The time is multiplied by 0.801.")).toBeVisible();
});

test("of a sport without a camera too: from the schedule to a heat, its rounds and a rider, and back to the same line", async ({
  page,
  backend,
}) => {
  const event = `SBDM${"SBX-LL2".padEnd(18, "-")}`;
  const [semi, other] = [`${event}SFNL000100--`, `${event}SFNL000200--`];
  const heat = (code: string, name: string) =>
    `<Unit Code="${code}" ScheduleStatus="RUNNING" Venue="track"><ItemName Language="ENG" Value="${name}"/></Unit>`;
  await send(backend, "DT_SCHEDULE", heat(semi, "Semi-final 1") + heat(other, "Semi-final 2"), {
    code: "SBD".padEnd(34, "-"),
  });
  const run = '<ExtendedResult Type="ER" Code="RUN" Pos="1" Value="41.20"/>';
  await send(
    backend,
    "DT_RESULT",
    entry("1", 1, 'Rank="1" Result="41.20" ResultType="TIME" WLT="W"', run) +
      entry("2", 2, 'Rank="2" Result="41.90" ResultType="TIME" Diff="0.70" WLT="L"'),
    { status: "OFFICIAL", code: semi },
  );
  const place = (pos: number, inside: string, more = "") =>
    `<CompetitorPlace Pos="${pos}" ${more}>${inside}</CompetitorPlace>`;
  const rider = (code: string) => `<Competitor Code="${code}" Type="A" Seed="${code}"/>`;
  await send(
    backend,
    "DT_BRACKETS",
    `<Bracket Code="FNL"><BracketItems Code="SFNL"><BracketItem Position="1" Unit="${semi}">${
      place(1, rider("1"), 'WLT="W" Result="41.20"') + place(2, rider("2"), 'WLT="L"')
    }</BracketItem><BracketItem Position="2" Unit="${other}"/></BracketItems><BracketItems Code="FNL"><BracketItem Position="1">${
      place(1, rider("1")) + place(2, `<PreviousUnit Unit="${other}" Value="W"/>`)
    }</BracketItem></BracketItems></Bracket>`,
    { code: event.padEnd(34, "-") },
  );
  await open(page, backend);
  await page.keyboard.press("d");
  const line = page
    .getByRole("dialog", { name: "Schedule" })
    .getByRole("button", { name: "Semi-final 1", exact: true });
  await line.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Results" });
  await expect(sheet.getByRole("heading", { name: "Semi-final 1" })).toBeVisible();
  await expect(sheet.getByRole("row", { name: /Kenji Morita/ })).toContainText("+0.70");
  const rounds = sheet.getByRole("region", { name: "Rounds", exact: true });
  await expect(rounds.getByText(/Ritter/)).toHaveCount(2);
  await expect(rounds.getByText("From Semi-final 2")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const name = sheet.getByRole("button", { name: "Jonas Ritter" });
  await name.press("Enter");
  await expect(page.getByRole("dialog", { name: "Jonas Ritter" })).toContainText("LW11");
  await page.keyboard.press("Escape");
  await expect(name).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(line).toBeFocused();
});

test("standings and sheets have no fault that axe can find, in dark and in light", async ({ page, backend }) => {
  await send(backend, "DT_SCHEDULE", unit("RUNNING"));
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, backend);
    await expect(leader(page)).toHaveText("Jonas Ritter");
    for (const key of ["", "d", "e"]) {
      if (key !== "") {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${key} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      if (key !== "") await page.keyboard.press("Escape");
    }
  }
});

import { type BrowserContext, chromium, type Frame, type Page } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "../bench/chromium.ts";
import { expect, test } from "./stage.ts";
import { ask, frameOf, pageWith, PARTNERS, untilPlays, usePartnerSite } from "./widget-page.ts";

/** What the viewer chose in Vedetta itself, in a partner's page: by the Storage Access API, and nothing of the partner's with it. */
test.use({
  feeds: ["sync-1", "sync-2"],
  partners: PARTNERS,
  captions: {
    "sync-1": [
      { id: "clock", language: "en", kind: "verbatim", label: "Clock", from: "http" },
      { id: "easy", language: "en", kind: "easy", label: "Clock, easy read", from: "http" },
    ],
  },
});
const partner = usePartnerSite();

/**
 * A browser of its own, as viewers have it: those that the other tests use keep all storage from frames of other sites, and
 * Playwright's switches let frames share it with our own pages (`--disable-features=ThirdPartyStoragePartitioning`), where
 * nothing would have to be brought along.
 */
async function withViewer(run: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "vedetta-viewer-"));
  mkdirSync(join(profile, "Default"));
  const letsFramesStore = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(letsFramesStore));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM_PATH,
    ignoreDefaultArgs: true,
    args: [...CHROMIUM_ARGS, "--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"],
    viewport: { width: 900, height: 900 },
  });
  try {
    await run(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
const layoutOf = (of: Page | Frame) => of.locator("html").getAttribute("data-layout");
async function chooseLayout(of: Page | Frame, name: RegExp): Promise<void> {
  await of.getByRole("button", { name: /^Layout/ }).click();
  await of.getByRole("button", { name }).click();
}
/** What Vedetta's own pages keep, read where no page of it runs. */
async function keptAtHome(page: Page, base: string): Promise<Record<string, string>> {
  await page.goto(`${base}/icon.svg`);
  return page.evaluate(() => ({ ...localStorage }));
}

test("what the viewer chose in Vedetta itself holds in a partner's page, and what he chooses there is kept at home", async ({
  backend,
}) => {
  await withViewer(async (context) => {
    await context.grantPermissions(["storage-access"]);
    const page = await context.newPage();
    await page.goto(backend.base);
    await chooseLayout(page, /^Calm/);
    await expect.poll(() => layoutOf(page)).toBe("calm");

    const body = `<vedetta-player layout="duo" theme="light"></vedetta-player>`;
    await page.goto(partner.site.page("/own", { html: pageWith(backend.base, body) }));
    const frame = await frameOf(page);
    // He allowed it before, so it is so from the first.
    await expect.poll(() => layoutOf(frame)).toBe("calm");
    expect(await ask(page, "layout", "duo")).toEqual({ fault: "the viewer chose the layout calm" });
    await chooseLayout(frame, /^Focus/);
    await expect.poll(() => layoutOf(frame)).toBe("focus");
    await page.goto(backend.base);
    await expect.poll(() => layoutOf(page)).toBe("focus");
    // The partner's theme was the partner's, and stayed there.
    expect(await page.locator("html").getAttribute("data-theme")).toBeNull();
  });
});

test("captions come along as they were set at home, nothing of the partner's goes there, and his page stays silent", async ({
  backend,
}) => {
  await withViewer(async (context) => {
    await context.grantPermissions(["storage-access"]);
    const page = await context.newPage();
    await page.goto(backend.base);
    await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
    await page.keyboard.press("o");
    const sheet = page.getByRole("dialog", { name: "Captions" });
    await sheet.getByRole("checkbox", { name: "Show captions" }).press("Space");
    await sheet.getByRole("radio", { name: "Clock, easy read" }).press("Space");
    for (let step = 0; step < 4; step++) await sheet.getByRole("slider", { name: "Size" }).press("ArrowRight");
    await expect(sheet.getByRole("slider", { name: "Size" })).toHaveAttribute("aria-valuetext", /200/);
    const before = JSON.parse((await keptAtHome(page, backend.base))["vedetta"] ?? "") as { state: object };
    expect(before).toMatchObject({
      version: 1,
      state: { muted: false, volume: 0.8, captions: { on: true, size: 200 } },
    });

    await page.goto(
      partner.site.page("/captions", {
        html: pageWith(backend.base, `<vedetta-player feed="sync-1"></vedetta-player>`),
      }),
    );
    await page.evaluate(() => {
      const sounds: boolean[] = [];
      Object.assign(globalThis, { sounds });
      document
        .querySelector("vedetta-player")
        ?.addEventListener("soundchange", (event) =>
          sounds.push((event as CustomEvent<{ muted: boolean }>).detail.muted),
        );
    });
    const frame = await frameOf(page);
    await untilPlays(frame);
    await expect(frame.getByRole("button", { name: /^Captions\s*On, Clock, easy read/ })).toBeVisible();
    expect(await ask(page, "state")).toMatchObject({ captions: true, muted: true });
    await frame.getByRole("button", { name: "Pause", exact: true }).press("o");
    const there = frame.getByRole("dialog", { name: "Captions" });
    await expect(there.getByRole("slider", { name: "Size" })).toHaveAttribute("aria-valuetext", /200/);
    await expect(there.getByRole("radio", { name: "Clock, easy read" })).toBeChecked();
    await there.getByRole("slider", { name: "Size" }).press("Escape");
    expect(await page.evaluate(() => (globalThis as never as { sounds: boolean[] }).sounds)).toEqual([]);

    expect(await ask(page, "captions", false)).toEqual({ fault: "the viewer chose captions" });
    expect(await ask(page, "mute", false)).toMatchObject({ muted: false });
    expect(await ask(page, "mute", true)).toMatchObject({ muted: true });
    expect(await ask(page, "volume", 0.1)).toMatchObject({ volume: 0.1 });
    // What the viewer chooses now is kept at home, and with it nothing of what the page chose.
    await chooseLayout(frame, /^Duo/);
    const after = JSON.parse((await keptAtHome(page, backend.base))["vedetta"] ?? "") as object;
    expect(after).toEqual({ version: 1, state: { ...before.state, layout: "duo" } });
  });
});

for (const [what, text] of [
  ["damaged", "{"],
  ["of a newer Vedetta", '{"state":{"layout":"calm"},"version":9}'],
] as const)
  test(`what is kept at home and ${what} is set aside by a widget, not written over`, async ({ backend }) => {
    await withViewer(async (context) => {
      await context.grantPermissions(["storage-access"]);
      const page = await context.newPage();
      await keptAtHome(page, backend.base);
      await page.evaluate((kept) => localStorage.setItem("vedetta", kept), text);
      await page.goto(
        partner.site.page("/aside", {
          html: pageWith(backend.base, `<vedetta-player feed="sync-1"></vedetta-player>`),
        }),
      );
      const frame = await frameOf(page);
      await untilPlays(frame);
      await chooseLayout(frame, /^Duo/);
      await expect.poll(() => layoutOf(frame)).toBe("duo");
      const kept = await keptAtHome(page, backend.base);
      expect(kept["vedetta.aside.1"]).toBe(text);
      expect(JSON.parse(kept["vedetta"] ?? "")).toMatchObject({ version: 1, state: { layout: "duo", muted: false } });
    });
  });

test("where the browser asks, the viewer brings his settings by key, from the top line or the captions' sheet", async ({
  backend,
}) => {
  for (const place of ["top", "sheet"] as const)
    await withViewer(async (context) => {
      // Without a window nobody answers the browser's question, so it does not ask here: it says that it would, no more.
      await context.addInitScript(() => {
        const { permissions } = navigator;
        const query = permissions.query.bind(permissions);
        permissions.query = async (what) =>
          what.name === "storage-access" ? ({ state: "prompt" } as PermissionStatus) : query(what);
      });
      const page = await context.newPage();
      await page.goto(backend.base);
      await chooseLayout(page, /^Calm/);
      await expect.poll(() => layoutOf(page)).toBe("calm");
      await page.goto(
        partner.site.page("/asked", { html: pageWith(backend.base, `<vedetta-player layout="duo"></vedetta-player>`) }),
      );
      const frame = await frameOf(page);
      await untilPlays(frame);
      expect(await layoutOf(frame)).toBe("duo");
      const own = frame.getByRole("button", { name: "Use my settings" });
      await expect(own).toBeVisible();
      if (place === "sheet") await frame.getByRole("button", { name: "Pause", exact: true }).press("o");
      const pressed = place === "top" ? own : frame.getByRole("button", { name: /^Use what I set on localhost/ });
      await pressed.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => layoutOf(frame)).toBe("calm");
      expect(await ask(page, "state")).toMatchObject({ layout: "calm", muted: true });
      if (place === "top") {
        await expect(own).toHaveCount(0);
        await expect(frame.getByRole("link", { name: /Open in Vedetta/ })).toBeFocused();
      } else {
        await expect(pressed).toBeFocused();
        await expect(frame.locator("small", { hasText: "These are your captions of localhost" })).toBeVisible();
      }
    });
});

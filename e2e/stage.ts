import { test as base } from "@playwright/test";
import { startBackend, untilLive, type Backend, type BackendOptions } from "../bench/backend.ts";
import type { Partner } from "../contracts/event.ts";
import { BASE_PORT } from "./playwright.config.ts";

/** Which rehearsal a file of tests plays against: `test.use({ profile: … })` at its top. */
interface Stage {
  profile: string;
  /** Cameras that send; absent: all. */
  feeds: string[] | undefined;
  /** Sites that may embed it. */
  partners: Partner[] | undefined;
  /** Caption tracks of its cameras, by feed; absent: none. */
  captions: BackendOptions["captions"];
  backend: Backend;
}

/**
 * Cameras that send, as most files want them. Playwright knows options by identity: files that name the same list are
 * played one after the other before one backend, and what one of them leaves in the results the next one finds.
 */
export const PAIR = ["sync-1", "sync-2"];

/** What the page and the backend said, printed where a test failed: a camera that did not come has its reason there. */
const MOST_LINES = 60;

/** A real backend with a real venue, shared by the tests of a file. */
export const test = base.extend<{ witness: void }, Stage>({
  witness: [
    async ({ page, backend }, use, info) => {
      const lines: string[] = [];
      const tell = (line: string) => {
        lines.push(`  ${new Date().toISOString().slice(14, 23)} ${line.slice(0, 300)}`);
        if (lines.length > MOST_LINES) lines.splice(MOST_LINES / 2, 1);
      };
      const addressOf = (url: string) => url.slice(0, url.includes("?") ? url.indexOf("?") : undefined);
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") tell(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => tell(`uncaught: ${error.message}`));
      page.on("response", (answer) => {
        if (answer.status() >= 400) tell(`${answer.status()} ${addressOf(answer.url())}`);
      });
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText ?? "";
        if (reason !== "net::ERR_ABORTED") tell(`${reason} ${addressOf(request.url())}`);
      });
      await use();
      if (info.status === info.expectedStatus) return;
      const faces = await page
        .locator("[data-feed]")
        .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).innerText.replaceAll(/\s+/g, " ")))
        .catch(() => []);
      console.error(["the tiles:", ...faces, "the page:", ...lines, "the backend:", backend.logTail()].join("\n"));
    },
    { auto: true },
  ],
  profile: ["sync25", { option: true, scope: "worker" }],
  feeds: [undefined, { option: true, scope: "worker" }],
  partners: [undefined, { option: true, scope: "worker" }],
  captions: [undefined, { option: true, scope: "worker" }],
  backend: [
    async ({ profile, feeds, partners, captions }, use) => {
      const backend = await startBackend({
        basePort: BASE_PORT,
        profile,
        ...(feeds && { feeds }),
        ...(partners && { partners }),
        ...(captions && { captions }),
      });
      try {
        await untilLive(backend, 120_000, feeds);
        await use(backend);
      } finally {
        await backend.close();
      }
    },
    { scope: "worker", timeout: 270_000 },
  ],
});
export { expect } from "@playwright/test";

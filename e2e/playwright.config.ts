import { defineConfig } from "@playwright/test";

/** Debian's Chromium; Playwright's own download is not used. */
const CHROMIUM = process.env["VEDETTA_CHROMIUM"] ?? "/usr/bin/chromium";
export const BASE_PORT = 8800;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  // Six live pictures decode in software: one page at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Of one browser on one system: what is compared is made with its own fonts.
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  outputDir: "../test-results",
  use: {
    baseURL: `http://localhost:${BASE_PORT}`,
    browserName: "chromium",
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
    screenshot: "only-on-failure",
    trace: "off",
  },
});

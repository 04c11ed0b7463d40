import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright";

/** Debian's Chromium, as benches and end-to-end tests start it: no GPU, no calls home, pictures may start by themselves. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];
export const CHROMIUM_PATH = process.env["VEDETTA_CHROMIUM"] ?? "/usr/bin/chromium";

export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  if (!existsSync(CHROMIUM_PATH))
    throw new Error(
      `No Chromium at ${CHROMIUM_PATH}: install Debian's package chromium, or name another in VEDETTA_CHROMIUM`,
    );
  return chromium.launch({ executablePath: CHROMIUM_PATH, args: [...CHROMIUM_ARGS, ...args] });
}

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { isInstalled } from "../scripts/programs.mjs";

/** `npm run bench -- NAME [arguments]`: says what is there, checks what a bench needs, runs `bench/NAME.ts`. */
const BENCHES: Readonly<Record<string, { says: string; needs: readonly string[] }>> = {
  sync: { says: "how closely six tiles keep step, with and without our controller", needs: ["ffmpeg", "chromium"] },
  latency: { says: "camera to screen, six tiles", needs: ["ffmpeg", "chromium"] },
  overlay: { says: "values drawn against the true values of the frame shown", needs: ["ffmpeg", "chromium"] },
  recovery: { says: "back in step after a source or an encoder failed", needs: ["ffmpeg", "chromium"] },
  rewind: { says: "ten minutes back and live again, six tiles", needs: ["ffmpeg", "chromium"] },
  origin: { says: "serving segments and live chunks, beside nginx", needs: ["ffmpeg", "nginx"] },
  gateway: { says: "telemetry to 2,000 viewers, beside a bare ws broadcast", needs: [] },
  rest: { says: "the backend with six feeds and no viewer", needs: ["ffmpeg"] },
  odf: { says: "a result from its acceptance to a live viewer; results kept a second", needs: ["initdb"] },
  replay: { says: "a day of results in order and in disorder, and as of any instant", needs: [] },
  graphql: { says: "a day's results over the open API, beside Mercurius", needs: [] },
  inp: { says: "a change of layout until it is seen, six tiles playing", needs: ["ffmpeg", "chromium"] },
  a11y: { says: "faults that two engines find in every layout and sheet", needs: ["ffmpeg", "chromium"] },
  embed: { says: "the widget's page to its first picture, beside the app's", needs: ["ffmpeg", "chromium"] },
  lighthouse: {
    says: "the built app on Lighthouse's phone: speed, access, practice, search",
    needs: ["ffmpeg", "chromium"],
  },
  size: { says: "JavaScript before the first picture", needs: [] },
};
const PACKAGE_OF: Readonly<Record<string, string>> = { nginx: "nginx-light", initdb: "postgresql" };

const [name, ...rest] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHES[name];
if (name === undefined || !bench) {
  if (name !== undefined) console.error(`There is no bench called ${name}.`);
  console.error("npm run bench -- NAME, where NAME is one of:");
  for (const [each, { says }] of Object.entries(BENCHES)) console.error(`  ${each.padEnd(9)} ${says}`);
  process.exit(2);
}
const missing = bench.needs.filter((command) => !isInstalled(command));
if (missing.length > 0) {
  const packages = missing.map((command) => PACKAGE_OF[command] ?? command).join(" ");
  console.error(`The bench ${name} needs ${missing.join(" and ")}. On Debian: apt-get install ${packages}`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...rest], {
  stdio: "inherit",
});
process.exit(status ?? 1);

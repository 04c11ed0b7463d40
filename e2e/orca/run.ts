import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Backend, startBackend, untilLive } from "../../bench/backend.ts";
import { beginRace, RITTER_LEADS, send } from "../odf.ts";
import { startDesktop } from "./desktop.ts";
import { differences, faultsOf, transcriptOf } from "./transcript.ts";
import { createWalk, type Walk } from "./walk.ts";

/**
 * `npm run orca`: Orca speaks the wall in Chromium, by keyboard alone. What it said is compared with transcript.txt,
 * which `npm run orca -- --update` writes anew.
 */
const BASE_PORT = 9300;
const FEEDS = ["sync-1", "sync-2"];
const TRANSCRIPT = join(import.meta.dirname, "transcript.txt");
/** Ritter's time comes while the picture stands still before it. */
const AHEAD = /59\.29|Ritter (?:leads|finishes)/;
const ANSWER = /^Super-G of the tests: running\. Morita leads with 59\.59\./;
const LAYOUT = /^Layout: /;
const CAPTIONS = /^Captions o/;
const MAIN = /^Main picture: /;

async function walkThrough(walk: Walk, backend: Backend): Promise<void> {
  await walk.listen("the page opens", /^Finished loading /);
  await walk.tabTo(/^Listen toggle button/);
  await walk.press("Return", /^Layout: Listen\./);
  // Orca's own keys of a page that is read: the next table, then cell by cell.
  await walk.press("t", /^table with /);
  await walk.press("alt+shift+Down", /Morita|^1/);
  await walk.press("alt+shift+Right", /Kenji Morita/);
  await walk.press("alt+shift+Right", /59\.59/);
  // Letters are Orca's until it is told to leave them to the page.
  await walk.command("a", /^Focus mode/);
  await walk.press("w", ANSWER);
  // From here on the picture stands still; what happens now lies ahead of it.
  await walk.press("k", /^Paused/);
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
  await walk.press("w", ANSWER);
  await walk.press("t", /^Captions on/);
  await walk.press("2", /^Main picture: Test camera 2\./);
  await walk.press("1", /^Main picture: Test camera 1\./);
  await walk.press("d", /^Schedule dialog/);
  await walk.tabTo(/^Super-G of the tests push button/);
  await walk.press("Return", /^Results/);
  await walk.tabTo(/^Kenji Morita push button/);
  await walk.press("Escape");
  await walk.press("Escape");
  await walk.command("a", /^(?:Focus|Browse) mode/);
  await walk.press("v", /^Layout: Large\./);
}

async function hear(): Promise<Walk> {
  const backend = await startBackend({ basePort: BASE_PORT, profile: "sync25", feeds: FEEDS });
  try {
    await untilLive(backend, 120_000, FEEDS);
    await beginRace(backend);
    const desktop = await startDesktop(backend.base, "Test camera 1");
    const walk = createWalk(desktop);
    try {
      await walkThrough(walk, backend);
    } catch (error) {
      console.error([transcriptOf(walk.steps), desktop.logs(), "the backend:", backend.logTail()].join("\n"));
      throw error;
    } finally {
      await desktop.close();
    }
    return walk;
  } finally {
    await backend.close();
  }
}

const { steps } = await hear();
const transcript = transcriptOf(steps);
const faults = faultsOf(steps, [ANSWER, LAYOUT, CAPTIONS, MAIN], [AHEAD]);
const isUpdate = process.argv.includes("--update");
const committed = existsSync(TRANSCRIPT) ? readFileSync(TRANSCRIPT, "utf8") : "";
if (isUpdate) writeFileSync(TRANSCRIPT, transcript);
else faults.push(...differences(committed, transcript).map((line) => `transcript.txt:${line}`));
console.log(`${steps.length} keys, ${steps.flatMap(({ spoken }) => spoken).length} utterances`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

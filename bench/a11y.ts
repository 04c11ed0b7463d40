/**
 * Every layout in every theme and width, and every sheet over those whose colours and sizes differ, examined by two
 * engines; how large targets are, and whether anything is wider than the window. VEDETTA_BENCH_WIDTHS=1440 examines
 * that width only.
 */
import { beginDay } from "../e2e/odf.ts";
import { aceFaults, axeFaults, overflowPx, smallTargets } from "../testing/accessibility/examine.ts";
import {
  closeAll,
  goToLayout,
  LAYOUTS,
  openOver,
  setTheme,
  sheetsOver,
  THEMES,
  untilQuiet,
  WIDTHS,
} from "../testing/accessibility/views.ts";
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { printFigures } from "./figures.ts";

const FEEDS = ["sync-1", "sync-2"];
const wanted = process.env["VEDETTA_BENCH_WIDTHS"]?.split(",");
const backend = await startBackend({ basePort: 9850, profile: "sync25", feeds: FEEDS });
const browser = await launchChromium();
const found = { axe: 0, ace: 0, targets: 0, overflow: 0 };
const told = new Map<string, { count: number; first: string }>();
let states = 0;
try {
  await untilLive(backend, 120_000, FEEDS);
  await beginDay(backend);
  for (const [width, height] of Object.entries(WIDTHS)) {
    if (wanted && !wanted.includes(width)) continue;
    const context = await browser.newContext({ viewport: { width: Number(width), height }, reducedMotion: "reduce" });
    const page = await context.newPage();
    const examine = async (view: string) => {
      await untilQuiet(page);
      for (const theme of THEMES) {
        await setTheme(page, theme);
        states++;
        const overflow = await overflowPx(page);
        const faults = {
          axe: await axeFaults(page),
          ace: await aceFaults(page),
          targets: await smallTargets(page),
          overflow: overflow > 0 ? [`${overflow} px wider than the window`] : [],
        };
        for (const [kind, lines] of Object.entries(faults) as [keyof typeof found, string[]][]) {
          found[kind] += lines.length;
          for (const line of lines) {
            const known = told.get(`${kind} ${line}`);
            const first = known?.first ?? `${view}, ${theme}, ${width}`;
            told.set(`${kind} ${line}`, { count: (known?.count ?? 0) + 1, first });
          }
        }
      }
    };
    await page.goto(backend.base);
    await page.getByRole("group", { name: "Player" }).waitFor();
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await examine(layout);
    }
    for (const layout of ["mission-control", "large", "calm"] as const)
      for (const sheet of sheetsOver(layout, Number(width))) {
        await openOver(page, sheet, layout);
        await examine(`${sheet.name} over ${layout}`);
        await closeAll(page);
      }
    await context.close();
  }
} finally {
  await browser.close();
  await backend.close();
}
for (const [line, { count, first }] of told) console.log(`${count} x ${line}\n    first in ${first}`);
printFigures({
  states,
  axe_violations: found.axe,
  ace_violations: found.ace,
  small_targets: found.targets,
  overflowing_states: found.overflow,
});
process.exitCode = Object.values(found).some((count) => count > 0) ? 1 : 0;

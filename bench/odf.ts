import { median, percentile, printFigures, printTable } from "./figures.ts";
import { ingestRate, type Engine } from "./odf-ingest/rate.ts";
import { visibleAfter } from "./odf-ingest/visible.ts";

/**
 * `npm run bench -- odf [messages to watch] [messages to count] [base port]`: from the acceptance of a result of 60
 * athletes to its being in a live viewer's book, and how many such messages a second are read and kept for good.
 */
const [watched = 200, counted = 1500, basePort = 8870] = process.argv.slice(2).map(Number);

const visible = await visibleAfter(watched, basePort);
const [accepted, sent] = [
  visible.map(({ afterAcceptance }) => afterAcceptance),
  visible.map(({ afterSending }) => afterSending),
];
const row = (from: string, values: readonly number[]) => ({
  ...{ "visible, ms": from, median: median(values), p95: percentile(values, 0.95), most: Math.max(...values) },
});
printTable([row("after its acceptance", accepted), row("after its sending", sent)]);

const rates = new Map<Engine, number>();
for (const engine of ["postgres", "pglite"] as const) rates.set(engine, await ingestRate(engine, counted));
printFigures({
  visible_p95_ms: percentile(accepted, 0.95),
  visible_after_sending_p95_ms: percentile(sent, 0.95),
  results_per_s_postgres: rates.get("postgres") ?? Number.NaN,
  results_per_s_pglite: rates.get("pglite") ?? Number.NaN,
});

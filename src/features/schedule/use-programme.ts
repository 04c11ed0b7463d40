import type { Catalogue, CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Results } from "../../core/results/results.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { useLooked } from "../../ui/use-looked.ts";
import { oldestOf } from "./first-plan.ts";
import { scheduleRows, type ScheduleRow } from "./schedule-rows.ts";

export interface ProgrammeFacts {
  results: Pick<Results, "at" | "list" | "knows" | "connected">;
  transport: Pick<Transport, "window">;
  venues: Catalogue["venues"];
  feeds: readonly CatalogueFeed[];
  /** The instant whose state is shown: the playhead, or now where the viewer wants to know everything. */
  asOf(): number;
}

const LOOK_MS = 500;
const MINUTE_MS = 60_000;

/** The schedule as of the playhead; drawn again when a version or the minute changes. */
export function useProgramme({ results, transport, venues, feeds, asOf }: ProgrammeFacts) {
  const [at, recordedFrom, isKnown] = useLooked(LOOK_MS, () => {
    const instant = asOf();
    const units = results.list("unit", instant).map(({ body }) => body);
    // Seconds do not show, and a row must not change with each of them.
    const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
    const oldest = Math.ceil(transport.window().start / MINUTE_MS) * MINUTE_MS;
    return [minute, oldest, results.knows("schedule", instant), ...units];
  });
  const units = results.list("unit", asOf());
  const firstStart = (id: string) => oldestOf((instant) => results.at("unit", id, instant), asOf())?.start ?? null;
  const rows: readonly ScheduleRow[] = scheduleRows({ units, venues, feeds, recordedFrom, firstStart });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows, byId, at, isKnown };
}

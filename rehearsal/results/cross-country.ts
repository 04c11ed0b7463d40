import type { Cycle } from "./cycle.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import type { Programme } from "./programme.ts";
import { rsc } from "./rsc.ts";

/** A relay that is planned in every cycle and never takes place. */
const PLANNED_MS = 540_000;
const LASTS_MS = 150_000;
const CANCELLED_MS = 450_000;

export function crossCountryProgramme(cycle: Cycle): Programme {
  const startMs = cycle.startMs + PLANNED_MS;
  return {
    drafts: [],
    awards: [],
    units: [
      {
        code: rsc("CCS", "X", `RELAY------${cycle.tag}`, "FNL", "000100"),
        name: `Mixed Relay, race ${cycle.place + 1}`,
        venue: VENUE_CODES["biathlon"] ?? "",
        location: LOCATIONS.stadium,
        startMs,
        endMs: startMs + LASTS_MS,
        medals: "final",
        changes: [
          {
            at: cycle.startMs + CANCELLED_MS,
            status: "CANCELLED",
            note: "Cancelled: the descent is icy and cannot be made safe.",
          },
        ],
      },
    ],
  };
}

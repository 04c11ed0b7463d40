import type { Unit } from "../../../../contracts/results.ts";
import type { Summary } from "../telemetry/source.ts";
import { builder } from "./builder.ts";

export const TelemetrySummary = builder.objectRef<Summary>("TelemetrySummary").implement({
  description: "What open sensors measured between two instants. Each value is null where it was not measured.",
  fields: (t) => ({
    from: t.field({ type: "DateTime", description: "From here on.", resolve: ({ from }) => from }),
    to: t.field({ type: "DateTime", description: "Until here.", resolve: ({ to }) => to }),
    maxSpeed: t.float({ nullable: true, description: "m/s.", resolve: ({ maxSpeed }) => maxSpeed }),
    meanSpeed: t.float({ nullable: true, description: "Of all samples, m/s.", resolve: ({ meanSpeed }) => meanSpeed }),
    distance: t.float({ nullable: true, description: "Covered, m.", resolve: ({ distance }) => distance }),
    maxGForce: t.float({ nullable: true, description: "In units of g.", resolve: ({ maxGForce }) => maxGForce }),
    maxHeight: t.float({ nullable: true, description: "Above the ground, m.", resolve: ({ maxHeight }) => maxHeight }),
  }),
});

/** The part of a unit that has happened at an instant; null before it began. */
export function windowOf({ began, start, end, status }: Unit, at: number): { from: number; to: number } | null {
  const from = began ?? start;
  if (from === undefined || from >= at) return null;
  const to = status === "finished" && end !== undefined ? Math.min(end, at) : at;
  return to > from ? { from, to } : null;
}

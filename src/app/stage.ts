import type { Catalogue } from "../../contracts/catalogue.ts";
import type { Athlete, MetricDeclaration } from "../../contracts/event.ts";
import type { StatusFeed } from "../api/status.ts";
import type { TimeOfDay } from "../core/figures/times.ts";
import type { SyncGroup } from "../core/sync/transport.ts";
import type { Results } from "../core/results/results.ts";
import type { Telemetry } from "../core/telemetry/telemetry.ts";
import type { Wall } from "../features/wall/wall.ts";

/** Everything an event needs to be watched, put together once and handed to the features. */
export interface Stage {
  readonly catalogue: Catalogue;
  readonly athletes: ReadonlyMap<string, Athlete>;
  readonly metrics: ReadonlyMap<string, MetricDeclaration>;
  readonly time: TimeOfDay;
  /** The event clock, UTC ms. */
  now(): number;
  readonly sync: SyncGroup;
  readonly telemetry: Telemetry;
  readonly status: StatusFeed;
  readonly wall: Wall;
  /** What an athlete's time is multiplied by; null until results say so. */
  factorOf(place: { id: string }, athlete: string, at: number): number | null;
  /** Official results; loaded when somebody first asks, once. */
  results(): Promise<Results>;
  close(): Promise<void>;
}

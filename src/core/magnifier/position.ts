import { channelOf } from "../../../contracts/telemetry.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { Point } from "./view.ts";

/** Where the one whom a feed's picture is about is in it, and who that is: an athlete's id, or a thing. */
export interface Position extends Point {
  of: string;
}

/** In the frame of an instant, between what was measured before and after; null where nobody says so, or nobody is in sight. */
export function positionAt(telemetry: Pick<Telemetry, "valueAt">, feed: string, at: UtcMs): Position | null {
  const value = (metric: string) => telemetry.valueAt(channelOf(`feed:${feed}`, metric), at);
  const [of, x, y] = [value("picture-of"), value("picture-x"), value("picture-y")];
  if (typeof of !== "string" || of === "" || typeof x !== "number" || typeof y !== "number") return null;
  return { of: of.replace(/^athlete:/, ""), x, y };
}

/** Whether anybody ever says where somebody is in this feed's picture. */
export const isTracked = (telemetry: Pick<Telemetry, "channelsOf">, feed: string): boolean =>
  telemetry.channelsOf(feed).includes(channelOf(`feed:${feed}`, "picture-x"));

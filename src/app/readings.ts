import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { runsBetween } from "../core/course/course.ts";
import type { SyncGroup } from "../core/sync/transport.ts";
import type { DeckSync } from "../features/controls/Deck.tsx";
import type { Stretch } from "../features/controls/Timeline.tsx";
import type { MeterReading } from "../features/meter/readings.ts";
import type { Wall } from "../features/wall/wall.ts";
import type { Stage } from "./stage.ts";
import { faceWords } from "../words/faces.ts";

/** What the deck and the meter show, read off the wall. */

export function syncOf(wall: Wall, sync: SyncGroup): DeckSync {
  const playing = wall.tiles.filter((tile) => wall.isShown(tile.feed.id) && tile.face.get().kind === "picture");
  return {
    cameras: playing.length,
    locked: playing.every((tile) => wall.reading(tile.feed.id)?.locked === true),
    spreadMs: playing.length > 1 ? sync.spreadMs() : null,
  };
}

export function meterOf({ wall, sync, time }: Stage): { readings: MeterReading[]; spreadMs: number | null } {
  const shown = wall.tiles.filter((tile) => wall.isShown(tile.feed.id));
  const readings = shown.map((tile): MeterReading => {
    const reading = wall.reading(tile.feed.id);
    const face = tile.face.get();
    return {
      id: tile.feed.id,
      name: tile.feed.name,
      offMs: reading?.offMs ?? null,
      latencyMs: reading?.latencyMs ?? null,
      locked: reading?.locked ?? false,
      ...tile.stats(),
      fault: face.kind === "picture" && face.trouble === null ? null : faceWords(face, time).state,
    };
  });
  return { readings, spreadMs: sync.spreadMs() };
}

/** The runs of a place as stretches of the timeline, named by bib and family name. */
export const stretchesOf = ({ telemetry, athletes }: Stage, feed: CatalogueFeed, from: UtcMs, to: UtcMs): Stretch[] =>
  runsBetween(telemetry, feed, from, to).map(({ athlete, start, end }) => {
    const known = athletes.get(athlete);
    return { start, end, label: [known?.bib, known?.name.split(" ").at(-1) ?? athlete].filter(Boolean).join(" ") };
  });

/** What the pictures besides the main one take of the network, kbit/s. */
export const kbpsBeside = (wall: Wall, main: string): number =>
  wall.tiles
    .filter(({ feed }) => feed.id !== main && wall.isShown(feed.id))
    .reduce((sum, tile) => sum + (tile.stats().rendition?.bitrateKbps ?? 0), 0);

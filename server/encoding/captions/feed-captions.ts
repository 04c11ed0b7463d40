import type { Captions, Feed } from "../../../contracts/event.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { CeaCaptions } from "../source/cea/cea-captions.ts";
import type { ChunkSink } from "../stages.ts";
import { createCaptionBook, type Taken } from "./book.ts";
import { createCaptionSink } from "./caption-sink.ts";
import { createCarriedCaptions, type CarriedTrack } from "./carried.ts";
import { createCaptionIntake } from "./intake.ts";
import type { CaptionDoor } from "./routes.ts";

/** A feed's captions from where they come in to where they go out. They outlive the feed's runs. */
export interface FeedCaptions {
  /** A sink that puts them beside the pictures that go to `sink`. */
  beside(sink: ChunkSink): ChunkSink;
  doorOf(track: string): CaptionDoor | undefined;
  /** Takes what comes inside the contribution; absent where no track is meant to. */
  carried: CeaCaptions | undefined;
}

/** Captions of all feeds; call with a feed. */
export function createCaptions(metrics: Metrics, now: () => UtcMs): (feed: Feed) => FeedCaptions {
  const counter = metrics.counter("captions_cues_total", "Cues, by what became of them", ["feed", "track", "fate"]);
  return (feed) => {
    const tracks = new Map((feed.captions ?? []).map((captions) => [captions.id, openTrack(feed, captions)]));
    return {
      beside: (sink) => createCaptionSink([...tracks.values()], sink),
      doorOf: (track) => tracks.get(track)?.door,
      carried: createCarriedCaptions([...tracks.values()]),
    };
  };

  function openTrack(feed: Feed, captions: Captions): CarriedTrack & { door: CaptionDoor } {
    const book = createCaptionBook();
    const count = (fate: keyof Taken | "faulty", by: number) => {
      if (by > 0) counter.inc({ feed: feed.id, track: captions.id, fate }, by);
    };
    const onTaken = (taken: Taken, faults: number) => {
      for (const fate of Object.keys(taken) as (keyof Taken)[]) count(fate, taken[fate]);
      count("faulty", faults);
    };
    const ptsIsUtc = feed.timing.mode === "pts-utc";
    const intake = captions.from === "http" ? createCaptionIntake({ book, ptsIsUtc, now, onTaken }) : undefined;
    return { captions, book, onTaken, door: { from: captions.from, intake } };
  }
}

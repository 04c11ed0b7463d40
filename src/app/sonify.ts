import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { createRunHistory } from "../api/run-history.ts";
import { athleteAt } from "../core/course/course.ts";
import { createSonifier } from "../core/sonification/sonifier.ts";
import { createRunSound, type RunSoundChoice } from "../features/sonification/run-sound.ts";
import { sonificationWords as words } from "../words/sonification.ts";
import type { Announcements } from "./announcements.ts";
import { createResultSounds } from "./result-sounds.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

/** What is heard and felt of the main picture's run. */
export interface Sonification {
  follow(feed: CatalogueFeed | null): void;
  change(choice: RunSoundChoice): void;
  close(): void;
}

export function createSonification(stage: Stage): Sonification {
  const { catalogue, telemetry, sync } = stage;
  const runSound = createRunSound(sync);
  let leave = () => undefined as void;
  let followed: string | null = null;
  return {
    follow(feed) {
      if ((feed?.id ?? null) === followed) return;
      followed = feed?.id ?? null;
      leave();
      if (!feed) return runSound.follow(null);
      const { dvrMs } = catalogue;
      const closing = new AbortController();
      const { segments } = catalogue.telemetry;
      const history = createRunHistory({ segments, feed: feed.id, dvrMs, signal: closing.signal });
      const results = createResultSounds(stage, feed);
      leave = () => {
        closing.abort();
        results.close();
      };
      runSound.follow(createSonifier({ telemetry, place: feed, dvrMs, history, others: results.between }));
    },
    change: (choice) => runSound.change(choice),
    close() {
      leave();
      runSound.close();
    },
  };
}

/** Switches the sound of the run, and says what came of it. */
export function turnRunSound(stage: Stage, feed: CatalogueFeed | null, say: Announcements["say"]): void {
  const { sonifying, change } = usePreferences.getState();
  change({ sonifying: !sonifying });
  const runs = feed !== null && athleteAt(stage.telemetry, feed, stage.sync.playhead()) !== null;
  say(sonifying ? words.isOff : runs ? words.isOn : words.isOnSilent);
}

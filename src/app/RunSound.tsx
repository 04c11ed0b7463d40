import { useEffect, useEffectEvent, useRef } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { readSonification } from "../core/sonification/choice.ts";
import { usePreferences } from "./preferences.ts";
import { createSonification, type Sonification } from "./sonify.ts";
import type { Stage } from "./stage.ts";

/** Draws nothing: lets the main picture's run be heard and felt, for as long as it is here. */
export default function RunSound({ stage, feed }: { stage: Stage; feed: CatalogueFeed }) {
  const sound = usePreferences((store) => store.sonifying);
  const { volume, vibration } = readSonification(usePreferences((store) => store.sonification));
  const opened = useRef<Sonification | null>(null);
  const give = useEffectEvent(() => {
    opened.current?.follow(feed);
    opened.current?.change({ sound, vibration, volume });
  });
  useEffect(() => {
    opened.current = createSonification(stage);
    give();
    return () => {
      opened.current?.close();
      opened.current = null;
    };
  }, [stage]);
  useEffect(() => give(), [feed, sound, vibration, volume]);
  return null;
}

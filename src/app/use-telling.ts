import { useEffect, useEffectEvent } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Announcements } from "./announcements.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

/** Tells of moments as far as the viewer wants it; what it takes is loaded only then. */
export function useTelling(
  stage: Stage,
  feed: CatalogueFeed | null,
  asOf: () => number,
  say: Announcements["say"],
): void {
  const level = usePreferences((state) => state.telling);
  const current = useEffectEvent(() => ({ level, feed, asOf }));
  const isOff = level === "off";
  useEffect(() => {
    if (isOff) return;
    let stop: (() => void) | undefined;
    let closed = false;
    void import("./tell-moments.ts").then(({ tellMoments }) => {
      if (!closed) stop = tellMoments(stage, () => current(), say);
    });
    return () => {
      closed = true;
      stop?.();
    };
  }, [stage, isOff, say]);
}

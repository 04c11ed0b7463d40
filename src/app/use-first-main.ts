import { useEffect } from "react";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

/**
 * Until the viewer chooses, the first camera that is on air is the main picture: a wall that opens while others are
 * still being prepared shows something at once. Once there is a main picture, nothing moves it but the viewer.
 */
export function useFirstMain({ catalogue, status }: Stage): void {
  useEffect(() => {
    const choose = () => {
      const { main, change } = usePreferences.getState();
      if (main !== null && catalogue.feeds.some((feed) => feed.id === main)) return;
      const said = status.feeds.get();
      const onAir = catalogue.feeds.find(({ id, purpose }) => purpose !== "sign" && said.get(id)?.state === "live");
      if (onAir) change({ main: onAir.id });
    };
    choose();
    return status.feeds.subscribe(choose);
  }, [catalogue, status]);
}

import { useEffect, useEffectEvent } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Stage } from "../app/stage.ts";
import { createMediaSession } from "./media-session.ts";
import { followFullScreen } from "./orientation.ts";
import { createScreenLock } from "./wake-lock.ts";

const LOOK_MS = 1000;
const ARTWORK = [192, 512].map((side) => ({
  src: `/icons/app-${side}.png`,
  sizes: `${side}x${side}`,
  type: "image/png",
}));

/** Media keys and lock screen, a screen that stays on, and a phone that turns with full screen. */
export function useSystem({ catalogue, sync, wall }: Stage, main: CatalogueFeed | undefined): void {
  const about = useEffectEvent(() => ({
    title: main?.name ?? catalogue.event.name,
    artist: catalogue.event.name,
    album: catalogue.event.detail ?? "",
  }));
  useEffect(() => {
    const session =
      "mediaSession" in navigator
        ? createMediaSession({
            session: navigator.mediaSession,
            transport: sync,
            about: () => about(),
            artwork: ARTWORK,
            // In somebody else's page the keys belong to whoever is heard.
            owns: () => window.top === window || isHeard(wall),
          })
        : null;
    const screenLock = createScreenLock({
      wakeLock: "wakeLock" in navigator ? navigator.wakeLock : undefined,
      // Whoever only listens may switch the screen off.
      wanted: () =>
        !sync.state.get().paused &&
        document.visibilityState === "visible" &&
        wall.tiles.some(({ feed }) => wall.isShown(feed.id)),
    });
    const look = () => {
      session?.look();
      screenLock.look();
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    const stopState = sync.state.subscribe(look);
    document.addEventListener("visibilitychange", look);
    const stopTurning = followFullScreen(document, screen);
    return () => {
      clearInterval(timer);
      stopState();
      document.removeEventListener("visibilitychange", look);
      stopTurning();
      session?.close();
      screenLock.close();
    };
  }, [catalogue, sync, wall]);
}

function isHeard({ sound }: Pick<Stage["wall"], "sound">): boolean {
  const { feed, muted, blocked } = sound.state.get();
  return feed !== null && !muted && !blocked;
}

import { useCallback, useEffect, useState } from "react";
import type { Commands } from "./commands.ts";

/** The whole document goes full screen: sheets and the live region must stay inside. */
export function useFullScreen(commands: Commands) {
  const [fullScreen, setFullScreen] = useState(false);
  useEffect(() => {
    const look = () => setFullScreen(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const toggle = useCallback(() => commands.fullScreen(document.documentElement), [commands]);
  return { fullScreen, toggle };
}

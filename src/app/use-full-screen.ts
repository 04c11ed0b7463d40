import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Commands } from "./commands.ts";

export function useFullScreen(root: RefObject<HTMLElement | null>, commands: Commands) {
  const [fullScreen, setFullScreen] = useState(false);
  useEffect(() => {
    const look = () => setFullScreen(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const toggle = useCallback(() => {
    if (root.current) commands.fullScreen(root.current);
  }, [root, commands]);
  return { fullScreen, toggle };
}

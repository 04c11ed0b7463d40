import { useCallback, useLayoutEffect } from "react";
import { filterOf, type Sight } from "../core/sight/sight.ts";
import { usePreferences } from "./preferences.ts";

/** How the viewer wants pictures, given to CSS and to whoever magnifies; and what changes it. */
export function useSight() {
  const sight = usePreferences((store) => store.sight);
  const change = useCallback((patch: Partial<Sight>) => {
    const store = usePreferences.getState();
    store.change({ sight: { ...store.sight, ...patch } });
  }, []);
  const filter = filterOf(sight);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--picture-filter", filter === "" ? "none" : filter);
    style.setProperty("--figures", String(sight.figures / 100));
  }, [filter, sight.figures]);
  return {
    sight,
    change,
    /** A step larger or smaller, or 0: the whole picture. */
    magnify(by: 1 | -1 | 0) {
      void import("../core/magnifier/view.ts").then(({ steppedZoom }) =>
        change({ zoom: by === 0 ? 1 : steppedZoom(usePreferences.getState().sight.zoom, by) }),
      );
    },
  };
}

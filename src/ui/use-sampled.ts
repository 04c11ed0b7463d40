import { useEffect, useEffectEvent, useReducer } from "react";

/**
 * A value that changes by itself (as the playhead moves) looked at every `everyMs`;
 * renders again only where it reads differently than what is on the page. Not for per-frame values.
 */
export function useSampled<T>(everyMs: number, look: () => T): T {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const drawn = look();
  const compare = useEffectEvent(() => {
    if (JSON.stringify(look()) !== JSON.stringify(drawn)) drawAgain();
  });
  useEffect(() => {
    const timer = setInterval(() => compare(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return drawn;
}

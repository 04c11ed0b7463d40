import { useEffect, useEffectEvent, useReducer } from "react";

/**
 * Parts of what changes by itself, looked at every `everyMs`; renders again only where one of them is another object.
 * For things whose identity tells: bodies of results, say.
 */
export function useLooked<const T extends readonly unknown[]>(everyMs: number, look: () => T): T {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const drawn = look();
  const compare = useEffectEvent(() => {
    const seen = look();
    if (seen.length !== drawn.length || seen.some((part, index) => !Object.is(part, drawn[index]))) drawAgain();
  });
  useEffect(() => {
    const timer = setInterval(() => compare(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return drawn;
}

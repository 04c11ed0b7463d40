import { useEffect, useRef, useState } from "react";

/**
 * A value that changes by itself (as the playhead moves) looked at every `everyMs`;
 * renders again only where it reads differently than before. Not for per-frame values.
 */
export function useSampled<T>(everyMs: number, look: () => T): T {
  const [value, setValue] = useState(look);
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const sample = () => {
      const next = latest.current();
      setValue((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    sample();
    const timer = setInterval(sample, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return value;
}

import { useEffect } from "react";
import { keep } from "./keep.ts";

/** Looked at before a player mends what the browser lacks. */
const tellsFrames = "requestVideoFrameCallback" in HTMLVideoElement.prototype;

/**
 * Tells once what the browser does not keep or cannot do, and what became of choices that could not be used. What it takes
 * is loaded only then.
 */
export function useFaults(isFramed: boolean, tell: (text: string) => void): void {
  useEffect(() => {
    const look = () => {
      const isWell = keep.troubles.get().length === 0 && keep.spared.get().size === 0;
      if (!isWell || !tellsFrames)
        void import("./tell-faults.ts")
          .then(({ tellFaults }) => tellFaults(tellsFrames, isFramed, tell))
          .catch(() => undefined);
    };
    look();
    const stops = [keep.troubles.subscribe(look), keep.spared.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isFramed, tell]);
}

import { useEffect, useEffectEvent } from "react";
import type { Stage } from "../app/stage.ts";
import { keptAt } from "../core/results/kept.ts";
import { readKept, writeKept } from "./kept-store.ts";

/** After the first pictures; then this often, and whenever the viewer leaves the page. */
const FIRST_MS = 5_000;
const EVERY_MS = 30_000;

/** Keeps what is known at the playhead (or now, where the viewer wants to know everything) for when there is no network. */
export function useKeeping({ catalogue, results }: Pick<Stage, "catalogue" | "results">, asOf: () => number): void {
  const instant = useEffectEvent(() => asOf());
  useEffect(() => {
    const closing = new AbortController();
    let before = readKept();
    let stop = () => {};
    const keep = async () => {
      const known = await results();
      if (closing.signal.aborted) return;
      const at = instant();
      if (!known.knows("schedule", at)) return;
      before = Promise.resolve(keptAt(known, catalogue, at, await before));
      await before.then((kept) => kept && writeKept(kept));
    };
    const follow = async () => {
      const known = await results();
      if (closing.signal.aborted) return;
      stop = known.follow(["schedule", "medals"]);
    };
    const first = setTimeout(() => {
      void follow().catch(() => undefined);
      setTimeout(() => void keep().catch(() => undefined), FIRST_MS);
    }, FIRST_MS);
    const timer = setInterval(() => void keep().catch(() => undefined), EVERY_MS);
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "hidden" && void keep().catch(() => undefined),
      closing,
    );
    return () => {
      closing.abort();
      clearTimeout(first);
      clearInterval(timer);
      stop();
    };
  }, [catalogue, results]);
}

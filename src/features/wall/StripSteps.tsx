import { type RefObject, useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { BackIcon, ForthIcon } from "../../ui/icons.tsx";
import { pwaWords } from "../../words/pwa.ts";
import { type StripView, stripView } from "./strip-view.ts";
import styles from "./StripSteps.module.css";

const said = pwaWords.strip;
/** What was at the edge is seen again after a step. */
const STEP = 0.8;

/** Which cameras of a strip that is swiped are in sight, and two buttons that move it for whoever does not swipe. */
export default function StripSteps({ strip }: { strip: RefObject<HTMLElement | null> }) {
  const [view, setView] = useState<StripView | null>(null);
  useEffect(() => {
    const row = strip.current;
    if (!row) return;
    const look = () => {
      const isRtl = getComputedStyle(row).direction === "rtl";
      const along = ({ left, right }: DOMRect) => (isRtl ? { start: -right, end: -left } : { start: left, end: right });
      const tiles = [...row.children].filter((tile) => !tile.matches("[data-main], [hidden]"));
      setView(
        stripView(
          tiles.map((tile) => along(tile.getBoundingClientRect())),
          along(row.getBoundingClientRect()),
        ),
      );
    };
    look();
    const sized = new ResizeObserver(look);
    sized.observe(row);
    const changed = new MutationObserver(look);
    changed.observe(row, { subtree: true, attributeFilter: ["data-main", "hidden"] });
    row.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      changed.disconnect();
      row.removeEventListener("scroll", look);
    };
  }, [strip]);
  const step = (way: 1 | -1) => {
    const row = strip.current;
    if (!row) return;
    const sign = getComputedStyle(row).direction === "rtl" ? -1 : 1;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row.scrollBy({ left: way * sign * row.clientWidth * STEP, behavior: isStill ? "instant" : "smooth" });
  };
  return (
    <div className={styles.steps} role="group" aria-label={said.title}>
      {view && view.of > 0 && (
        <>
          <p>{said.seen({ first: view.first, last: view.last, of: view.of })}</p>
          <Button icon={<BackIcon />} aria-label={said.back} unavailable={view.isAtStart} onClick={() => step(-1)} />
          <Button icon={<ForthIcon />} aria-label={said.forth} unavailable={view.isAtEnd} onClick={() => step(1)} />
        </>
      )}
    </div>
  );
}

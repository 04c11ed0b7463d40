import { type RefObject, useLayoutEffect, useState } from "react";
import { type WallShape, wallShape } from "../features/wall/wall-shape.ts";

/** The band's own height; it stretches over what is left, so it cannot be measured. */
const BAND_REM = 3.875;

/** Measures what surrounds the wall (`data-measure`) and divides the window anew whenever that changes. */
export function useWallShape(
  root: RefObject<HTMLElement | null>,
  options: { others: number; plates: WallShape["plates"] },
): WallShape {
  const { others, plates } = options;
  const measure = (): WallShape => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const height = (what: string, fallback: number) =>
      root.current?.querySelector<HTMLElement>(`[data-measure="${what}"]`)?.offsetHeight ?? fallback * rem;
    const deckPx = height("deck", 7.6);
    root.current?.style.setProperty("--deck", `${deckPx}px`);
    return wallShape({
      width: innerWidth,
      height: innerHeight,
      rem,
      others,
      topPx: height("top", 3.25),
      deckPx,
      bandPx: BAND_REM * rem,
      plates,
    });
  };
  const [shape, setShape] = useState(measure);
  useLayoutEffect(() => {
    const look = () =>
      setShape((before) => {
        const next = measure();
        return JSON.stringify(before) === JSON.stringify(next) ? before : next;
      });
    look();
    const sized = new ResizeObserver(look);
    sized.observe(document.documentElement);
    for (const element of root.current?.querySelectorAll("[data-measure]") ?? []) sized.observe(element);
    addEventListener("resize", look);
    return () => {
      sized.disconnect();
      removeEventListener("resize", look);
    };
    // `measure` reads only what is listed here and the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [others, plates]);
  return shape;
}

import { type RefObject, useLayoutEffect, useState } from "react";
import type { CaptionFrame } from "./caption-frame.ts";
import type { WallShape, WindowFacts } from "../features/wall/wall-shape.ts";

/** The sentence in the band stretches over what is left, so that its height cannot be measured. */
const BAND_REM = 3.875;
/** What body type is in most layouts. */
const BODY_REM = 1.125;

/** Measures what surrounds the wall (`data-measure`) and divides the window anew whenever that changes. */
export function useWallShape(
  root: RefObject<HTMLElement | null>,
  options: {
    others: number;
    lines: number;
    plates: WallShape["plates"];
    heroShare: number;
    isPair: boolean;
    hasBand: boolean;
    /** No room for the sentence in the band; captions keep theirs. */
    isShort: boolean;
    captions: Pick<CaptionFrame, "dockRem" | "isStacked">;
    layout: string;
    plateScale: number;
    /** wallShape, but in a frame of somebody else's page. */
    shapeOf: (facts: WindowFacts) => WallShape;
  },
): WallShape {
  const { others, lines, plates, heroShare, isPair, hasBand, isShort, captions, layout, plateScale, shapeOf } = options;
  const measure = (): WallShape => {
    const style = getComputedStyle(document.documentElement);
    const rem = Number.parseFloat(style.fontSize);
    const typeRem = (rem * (Number.parseFloat(style.getPropertyValue("--t-3")) || BODY_REM)) / BODY_REM;
    const height = (what: string, fallback: number) =>
      root.current?.querySelector<HTMLElement>(`[data-measure="${what}"]`)?.offsetHeight ?? fallback * rem;
    const [sentencePx, dockPx] = [isShort ? 0 : BAND_REM * typeRem, captions.dockRem * rem];
    const bandPx = captions.isStacked ? sentencePx + dockPx : Math.max(sentencePx, dockPx);
    const deckPx = height("deck", 7.6);
    root.current?.style.setProperty("--deck", `${deckPx}px`);
    return shapeOf({
      width: innerWidth,
      height: innerHeight,
      ...{ rem, typeRem },
      ...{ others, lines },
      topPx: height("top", 3.25),
      deckPx,
      bandPx: hasBand ? bandPx : 0,
      ...{ plates, heroShare, isPair, plateScale },
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
  }, [others, lines, plates, heroShare, isPair, hasBand, isShort, captions, layout, plateScale, shapeOf]);
  return shape;
}

import { type CSSProperties, useCallback, useEffect, useMemo, useState } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { readCaptionChoice } from "../core/captions/caption-choice.ts";
import { dockShape, HALF_BAND_LINES } from "../core/captions/dock-shape.ts";
import type { Layout } from "../core/layouts/layout.ts";
import type { Announcements } from "./announcements.ts";
import { type CaptionFrame, NO_CAPTIONS } from "./caption-frame.ts";
import styles from "./Captions.module.css";
import Captions from "./Captions.tsx";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

interface CaptionHostProps {
  stage: Stage;
  layout: Layout;
  main: CatalogueFeed;
  /** The camera that is told of. */
  subject: CatalogueFeed;
  fullScreen: boolean;
  /** The page is one column. */
  isNarrow: boolean;
  say: Announcements["say"];
  onFrame(frame: CaptionFrame): void;
}

const MOST_LINES = 8;

/** Draws nothing itself: hands captions to the page's places, for as long as they are on. */
export default function CaptionHost({
  stage,
  layout,
  main,
  subject,
  fullScreen,
  isNarrow,
  say,
  onFrame,
}: CaptionHostProps) {
  const { captions, captionedToo } = usePreferences();
  const { textRem, keepsBefore } = layout.captions;
  const { place, size } = readCaptionChoice(captions);
  const hasSecond = captionedToo !== null && layout.pictures === "all";
  // A caption that needs more lines gets them for good: a dock that grew and shrank would move all around it.
  const { grownTo, isWide, onLines } = useGrowth(`${layout.id} ${size} ${isNarrow} ${hasSecond}`);
  const shape = dockShape({
    ...{ textRem, keepsBefore, size, place, fullScreen, isNarrow, grownTo, isWide },
    hasBand: layout.band,
    isPictured: layout.pictures !== "none",
    isSign: main.purpose === "sign",
    isPair: hasSecond && place === "dock",
  });
  // What was turned on for another event takes no room in one that has none.
  const hasAny = stage.catalogue.feeds.some((feed) => feed.captions.length > 0);
  const key = JSON.stringify([shape, hasAny]);

  const frame = useMemo((): CaptionFrame => {
    if (!hasAny) return NO_CAPTIONS;
    const { where, band, dockRem, textRem: letterRem, isLabelBeside } = shape;
    const isHalf = where === "band" && band === "beside" && !keepsBefore && !isNarrow;
    const draw = (hasPlates: boolean) => (
      <Captions
        {...{ stage, subject, keepsBefore, hasPlates, hasSecond, say }}
        onLines={(count) => onLines(count, isHalf)}
        isOnPicture={where === "picture"}
      />
    );
    const dock = (
      <div
        className={styles.place}
        data-where={where}
        data-label={isLabelBeside ? "beside" : undefined}
        style={{ "--dock": `${dockRem}rem`, "--caption-text": `${letterRem}rem` } as CSSProperties}
      >
        {draw(false)}
      </div>
    );
    return {
      dockRem: where === "band" ? dockRem : 0,
      isStacked: band === "stacked",
      band: (happened) =>
        where === "band" ? (
          <div className={styles.band} data-shape={band} data-wide={keepsBefore || undefined}>
            {dock}
            {happened}
          </div>
        ) : (
          happened
        ),
      row: where === "row" ? dock : null,
      picture: (hasPlates) => (where === "picture" ? draw(hasPlates) : null),
    };
    // A shape is made anew each time; `key` tells them apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, stage, subject, keepsBefore, hasSecond, isNarrow, onLines, say]);

  useEffect(() => onFrame(frame), [frame, onFrame]);
  useEffect(() => () => onFrame(NO_CAPTIONS), [onFrame]);
  return null;
}

/** The most lines that a caption needed, of one kind of dock; where half a band is too little, it gets the whole. */
function useGrowth(kind: string) {
  const [grown, setGrown] = useState({ kind, lines: 0, isWide: false });
  const isSame = grown.kind === kind;
  const onLines = useCallback(
    (count: number, isHalf: boolean) =>
      setGrown((all) => {
        const before = all.kind === kind ? all : { kind, lines: 0, isWide: false };
        if (isHalf && !before.isWide && count > HALF_BAND_LINES) return { kind, lines: 0, isWide: true };
        const lines = Math.min(MOST_LINES, Math.max(count, before.lines));
        return before === all && before.lines === lines ? all : { ...before, lines };
      }),
    [kind],
  );
  return { grownTo: isSame ? grown.lines : 0, isWide: isSame && grown.isWide, onLines };
}

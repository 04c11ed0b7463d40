import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { CaptionChoice } from "../../core/captions/caption-choice.ts";
import { captionsWords as said } from "../../words/captions.ts";
import { CaptionLines, type CaptionClock, type ShownTrack, type TellCaption, useCaptionNews } from "./CaptionLines.tsx";
import styles from "./Captions.module.css";
import { hasOwnColours, styleVars } from "./style-vars.ts";

interface CaptionsOnPictureProps {
  track: ShownTrack;
  clock: CaptionClock;
  choice: CaptionChoice;
  /** The figures stand on the picture too, at its foot. */
  hasPlates: boolean;
  tell: TellCaption;
}

/** Percent of the picture's height: its author's place is above or below this. */
const HALF = 50;

/** Captions over the main picture, inside its safe area and clear of everything else that is printed there. */
export function CaptionsOnPicture({ track, clock, choice, hasPlates, tell }: CaptionsOnPictureProps) {
  const root = useRef<HTMLElement>(null);
  const platesPx = usePlates(root, hasPlates);
  const news = useCaptionNews(track, clock);
  const sent = choice.style.position === "sent" ? news.current[0]?.place : undefined;
  const isHigh = choice.style.position === "top" || (sent?.fromTop ?? 100) < HALF;
  return (
    <section
      ref={root}
      className={styles.picture}
      aria-label={said.title}
      style={{ ...styleVars(choice.style, choice.size), "--plates": `${platesPx}px` } as CSSProperties}
      data-position={isHigh ? "top" : "bottom"}
      data-align={sent?.align}
      data-caption-picture
      data-own={hasOwnColours(choice.style) || undefined}
    >
      <div className={styles.window}>
        {track.isSpecial && (
          <p className={styles.label}>
            <span>{track.label}</span>
          </p>
        )}
        <CaptionLines {...{ track, news }} keepsBefore={false} joins={false} tell={choice.told ? tell : null} />
      </div>
    </section>
  );
}

/**
 * Height of the plates at the picture's foot, CSS pixels. It only grows while the picture is the same: captions that went
 * up and down with each athlete could not be read.
 */
function usePlates(root: RefObject<HTMLElement | null>, hasPlates: boolean): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const plates = root.current?.closest("figure")?.querySelector<HTMLElement>("[data-overlay]");
    if (!plates || !hasPlates) return;
    const look = () => setHeight((before) => Math.max(before, plates.offsetHeight));
    const sized = new ResizeObserver(look);
    sized.observe(plates);
    look();
    return () => sized.disconnect();
  }, [root, hasPlates]);
  return hasPlates ? height : 0;
}

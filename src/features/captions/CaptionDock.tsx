import { captionsWords as said } from "../../words/captions.ts";
import type { CaptionChoice } from "../../core/captions/caption-choice.ts";
import { CaptionLines, type CaptionClock, type ShownTrack, type TellCaption, useCaptionNews } from "./CaptionLines.tsx";
import styles from "./Captions.module.css";
import { hasOwnColours, styleVars } from "./style-vars.ts";

interface CaptionDockProps {
  /** One, or two beside each other; an empty place says why there are none. */
  tracks: readonly (ShownTrack | { nothing: string })[];
  clock: CaptionClock;
  choice: CaptionChoice;
  keepsBefore: boolean;
  /** How many lines a text needs. */
  onLines(count: number): void;
  tell: TellCaption;
}

/** The dock keeps its height, whether somebody speaks or not: nothing moves under the viewer. */
export function CaptionDock({ tracks, clock, choice, keepsBefore, onLines, tell }: CaptionDockProps) {
  return (
    <section
      className={styles.dock}
      aria-label={said.title}
      style={styleVars(choice.style, choice.size)}
      data-caption-dock
      data-own={hasOwnColours(choice.style) || undefined}
    >
      {tracks.map((track) =>
        "nothing" in track ? (
          <p key={track.nothing} className={styles.nothing}>
            {track.nothing}
          </p>
        ) : (
          <Track key={track.address} {...{ track, clock, keepsBefore, onLines }} tell={choice.told ? tell : null} />
        ),
      )}
    </section>
  );
}

interface TrackProps extends Pick<CaptionDockProps, "clock" | "keepsBefore" | "onLines"> {
  track: ShownTrack;
  tell: TellCaption | null;
}

function Track({ track, clock, ...rest }: TrackProps) {
  const news = useCaptionNews(track, clock);
  return (
    <div className={styles.track}>
      <p className={styles.label}>{track.label}</p>
      <CaptionLines {...{ track, news }} {...rest} joins />
    </div>
  );
}

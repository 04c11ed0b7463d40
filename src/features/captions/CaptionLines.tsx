import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import { captionSource, type CaptionNews } from "../../core/captions/caption-source.ts";
import { useObservable } from "../../ui/use-observable.ts";
import { captionsWords as said } from "../../words/captions.ts";
import { type CaptionRow, captionRows, captionText, freshRows } from "./caption-rows.ts";
import styles from "./Captions.module.css";

/** A track as it is to be read. */
export interface ShownTrack {
  /** Of its playlist. */
  address: string;
  /** BCP 47. */
  language: string;
  /** Whose captions these are. */
  label: string;
  /** Not of the main picture, or not every word. */
  isSpecial: boolean;
}

export interface CaptionClock {
  /** Event time that is looked at, and the event clock, UTC ms. */
  playhead(): number;
  now(): number;
}

/** What a track says at the playhead. */
export function useCaptionNews({ address }: ShownTrack, clock: CaptionClock): CaptionNews {
  const source = useMemo(
    () => captionSource({ address, playhead: () => clock.playhead(), now: () => clock.now() }),
    [address, clock],
  );
  return useObservable(source);
}

interface CaptionLinesProps {
  track: ShownTrack;
  news: CaptionNews;
  /** What was said before stays above what is said. */
  keepsBefore: boolean;
  /** Lines of one speaker flow on. */
  joins: boolean;
  /** How many lines the text needs, told when that changes. */
  onLines?: ((count: number) => void) | undefined;
  tell: TellCaption | null;
}

/** Tells a screen reader what is said, and since when, event time, UTC ms. */
export type TellCaption = (text: string, at: number) => void;

/**
 * Captions as text in the page, for eyes, braille and whoever reads on; deliberately no live region, which would talk
 * over the sound that it repeats.
 */
export function CaptionLines({ track, news, keepsBefore, joins, onLines, tell }: CaptionLinesProps) {
  const { before, now } = captionRows(news, joins);
  const text = useRef<HTMLDivElement>(null);
  useLineCount(text, news, onLines);
  useTelling(now, tell);
  return (
    <div ref={text} className={styles.lines} lang={track.language} data-captions={track.address}>
      {keepsBefore && before.length > 0 && (
        <div className={styles.before} data-before>
          {before.map((row) => (
            <Line key={row.key} row={row} />
          ))}
        </div>
      )}
      {now.map((row) => (
        <Line key={row.key} row={row} />
      ))}
      {!news.arrives && now.length === 0 && (
        <p className={styles.notice} lang="">
          {said.away}
        </p>
      )}
    </div>
  );
}

function Line({ row }: { row: CaptionRow }) {
  return (
    <p dir="auto" className={styles.line}>
      <span className={styles.words}>
        {/* Set apart: the words say the direction of the line, not a name in other letters. */}
        {row.speaker !== null && <bdi className={styles.speaker}>{row.speaker}: </bdi>}
        {row.spans.map(({ text, italic, bold }, index) => {
          const inner = italic === true ? <i>{text}</i> : text;
          // Pieces of a line have no other name than their place.
          // eslint-disable-next-line react/no-array-index-key
          return bold === true ? <b key={index}>{inner}</b> : <span key={index}>{inner}</span>;
        })}
      </span>
    </p>
  );
}

function useLineCount(
  text: RefObject<HTMLDivElement | null>,
  news: CaptionNews,
  onLines: ((count: number) => void) | undefined,
): void {
  const tell = useEffectEvent(() => {
    const element = text.current;
    if (!element || !onLines) return;
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    if (!(height > 0)) return;
    // Of what was said before, a line is enough; what does not fit of it is cut off at its beginning.
    const before = element.firstElementChild instanceof HTMLElement && news.previous ? element.firstElementChild : null;
    const beforePx = before?.dataset["before"] === undefined ? 0 : before.offsetHeight;
    onLines(Math.round((element.offsetHeight - beforePx) / height) + (beforePx > 0 ? 1 : 0));
  });
  useLayoutEffect(() => tell(), [news]);
}

function useTelling(now: readonly CaptionRow[], tell: TellCaption | null): void {
  const before = useRef<readonly CaptionRow[]>([]);
  const key = now.map((row) => row.key).join();
  const look = useEffectEvent(() => {
    const fresh = freshRows(before.current, now);
    before.current = now;
    const last = fresh.at(-1);
    if (tell && last) tell(captionText(fresh), last.at);
  });
  useEffect(() => look(), [key]);
}

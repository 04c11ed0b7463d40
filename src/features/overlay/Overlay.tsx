import { useEffect, useRef } from "react";
import type { UtcMs } from "../../../contracts/units.ts";
import type { Place } from "../../core/course/course.ts";
import { shortSpan } from "../../core/figures/times.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { useObservable } from "../../ui/use-observable.ts";
import { wallWords as words } from "../../words/wall.ts";
import styles from "./Overlay.module.css";
import { type PlateFacts, plateAt } from "./plate.ts";
import { createPlateView } from "./plate-view.ts";

/** The frames of the main picture, as the overlay needs them. */
export interface OverlayPicture {
  feed: Place & { name: string; detail?: string | undefined };
  frames: { onFrame(listener: (mediaTime: number) => void): () => void };
  shownAt(): UtcMs | null;
  eventTimeOf(mediaTime: number): UtcMs | null;
}

interface OverlayProps {
  picture: OverlayPicture;
  facts: PlateFacts;
  transport: Transport;
  place: "picture" | "below" | "off";
  /** What the tile says instead of being live. */
  fault: string | null;
  /** False where no frame is on screen that figures could belong to. A held picture keeps its figures. */
  pictured: boolean;
}

/** After a seek, samples come a little later than the picture, and a paused picture has no next frame to be drawn with. */
const REDRAW_MS = 250;

export default function Overlay({ picture, facts, transport, place, fault, pictured }: OverlayProps) {
  const root = useRef<HTMLDivElement>(null);
  const { live, behindMs } = useObservable(transport.state);

  useEffect(() => {
    if (!root.current || place === "off") return;
    const view = createPlateView(root.current);
    if (!pictured) {
      view.draw(null, null);
      return;
    }
    const draw = (at: UtcMs | null) => view.draw(at === null ? null : plateAt(facts, picture.feed, at), at);
    const redraw = () => draw(picture.shownAt());
    const stopFrames = picture.frames.onFrame((mediaTime) => draw(picture.eventTimeOf(mediaTime)));
    const timer = setInterval(redraw, REDRAW_MS);
    redraw();
    return () => {
      stopFrames();
      clearInterval(timer);
    };
  }, [picture, facts, place, pictured]);

  return (
    <div className={styles.overlay} data-place={place}>
      <p className={`${styles.plate} ${styles.source}`}>
        <span className={styles.tally} data-off={!live || fault !== null || undefined} aria-hidden="true" />
        <b>{fault ?? (live ? words.live : words.behindLive({ span: shortSpan(behindMs) }))}</b>
        <span>
          {picture.feed.name}
          {picture.feed.detail !== undefined && `, ${picture.feed.detail}`}
        </span>
      </p>
      {place !== "off" && <div ref={root} className={styles.figures} data-overlay={picture.feed.id} />}
    </div>
  );
}

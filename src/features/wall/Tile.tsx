import { type CSSProperties, useEffect, useLayoutEffect, useRef } from "react";
import type { TimeOfDay } from "../../core/figures/times.ts";
import { Button } from "../../ui/Button.tsx";
import { AgainIcon, NoSignalIcon, PlayIcon, SoundIcon, WarningIcon } from "../../ui/first-icons.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { faceWords } from "../../words/faces.ts";
import { wallWords } from "../../words/wall.ts";
import type { TileFace } from "./tile-face.ts";
import styles from "./Tile.module.css";
import type { WallTile } from "./wall.ts";

const words = wallWords.tile;

interface TileProps {
  tile: WallTile;
  main: boolean;
  heard: boolean;
  /** Keeps its place in the document, unseen. */
  hidden: boolean;
  paused: boolean;
  /** One of a strip that is swiped: as small as can be, and loaded only where it is in sight. */
  isSwiped: boolean;
  /** Its cells, where the viewer arranged them. */
  style: CSSProperties | undefined;
  time: TimeOfDay;
  onPress(): void;
  onFullScreen(): void;
}

export function Tile({ tile, main, heard, hidden, paused, style, isSwiped, time, onPress, onFullScreen }: TileProps) {
  const face = useObservable(tile.face);
  const { state, fault, veil } = faceWords(face, time);
  const frame = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const place = frame.current;
    if (!place) return;
    place.prepend(tile.video);
    const sized = new ResizeObserver(([entry]) => {
      // Of a swiped strip the smallest rendition will do: the processor belongs to the main picture.
      if (entry) tile.setHeight(isSwiped ? 1 : entry.contentRect.height * devicePixelRatio);
    });
    sized.observe(place);
    return () => sized.disconnect();
  }, [tile, isSwiped]);
  useEffect(() => {
    if (!isSwiped || !frame.current) return tile.setInSight(true);
    // The next one is on its way before it is there.
    const seen = new IntersectionObserver((entries) => tile.setInSight(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: "50%",
    });
    seen.observe(frame.current);
    return () => seen.disconnect();
  }, [tile, isSwiped]);

  // The label ends the sentence itself.
  const said = (veil ? words.veiled(veil) : state).replace(/\.$/, "");
  const beside = fault || main ? state : (tile.feed.detail ?? "");
  return (
    <div
      className={styles.tile}
      style={style}
      data-feed={tile.feed.id}
      data-main={main || undefined}
      data-face={face.kind}
      hidden={hidden}
    >
      <button
        type="button"
        className={`${styles.press} on-picture`}
        aria-label={(!main ? words.other : paused ? words.paused : words.playing)({
          ...{ number: tile.feed.number, name: tile.feed.name, state: said },
        })}
        aria-current={main || undefined}
        onClick={onPress}
        onDoubleClick={main ? onFullScreen : undefined}
      >
        <span ref={frame} className={styles.frame} />
        <span className={styles.label}>
          <span className={styles.number}>{tile.feed.number}</span>
          <span className={styles.name}>{tile.feed.name}</span>
          {heard && <SoundIcon />}
          {beside !== "" && (
            <span className={styles.state} data-fault={(fault && !veil) || undefined}>
              {beside}
            </span>
          )}
        </span>
      </button>
      {veil && (
        <div className={styles.veil} data-over={face.kind === "reconnecting" || face.kind === "stalled" || undefined}>
          <div className={styles.veilText}>
            <p className={styles.title}>
              <VeilIcon face={face} />
              {veil.title}
            </p>
            <p>{veil.text}</p>
            {veil.progress !== undefined && (
              <span className={styles.progress} style={{ "--v": veil.progress } as CSSProperties} aria-hidden="true" />
            )}
            {veil.action !== undefined && (
              <Button
                look="outline"
                className={styles.action}
                icon={face.kind === "blocked" ? <PlayIcon /> : <AgainIcon />}
                aria-label={words.action({ action: veil.action, name: tile.feed.name })}
                onClick={() => tile.start()}
              >
                {veil.action}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function VeilIcon({ face }: { face: TileFace }) {
  switch (face.kind) {
    case "reconnecting":
    case "stalled":
      return <AgainIcon />;
    case "no-signal":
      return <NoSignalIcon />;
    case "fault":
    case "failed":
      return <WarningIcon />;
    default:
      return null;
  }
}

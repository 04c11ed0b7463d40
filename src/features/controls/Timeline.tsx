import { type CSSProperties, type PointerEvent, useEffect, useRef, useState } from "react";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { shortSpan, type TimeOfDay } from "../../core/figures/times.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { Button } from "../../ui/Button.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { useSampled } from "../../ui/use-sampled.ts";
import { deckWords } from "../../words/deck.ts";

import { formats } from "../../words/formats.ts";
import { wallWords as words } from "../../words/wall.ts";
import styles from "./Timeline.module.css";
import { placeOf, railOf, targetOf, targetOfKey } from "./timeline.ts";

/** A stretch of the timeline with a name: an athlete's run. UTC ms. */
export interface Stretch {
  start: number;
  end: number | null;
  label: string;
}

interface TimelineProps {
  transport: Transport;
  time: TimeOfDay;
  stretches(from: UtcMs, to: UtcMs): Stretch[];
  onGo(target: UtcMs | "live"): void;
}

const DRAW_MS = 200;
const STRETCH_MS = 1000;
/** A focused slider reads itself out when its text changes: not more often than this by itself. */
const SPOKEN_MS = 10_000;
const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

export function Timeline({ transport, time, stretches, onGo }: TimelineProps) {
  const { live, behindMs } = useObservable(transport.state);
  const track = useRef<HTMLDivElement>(null);
  const clock = useRef<HTMLTimeElement>(null);
  const slider = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    let drawsSinceSpoken = Number.POSITIVE_INFINITY;
    let spokenPlace = 0;
    const draw = () => {
      const window = transport.window();
      const rail = railOf(window);
      const at = transport.playhead();
      const text = time.clock(at);
      if (clock.current && clock.current.textContent !== text) clock.current.textContent = text;
      track.current?.style.setProperty("--p", percent(live ? 1 : placeOf(rail, at)));
      track.current?.style.setProperty("--from", percent(placeOf(rail, window.start)));
      // A jump is told at once; the time passing by only now and then.
      drawsSinceSpoken += 1;
      if (
        slider.current &&
        (Math.abs(at - spokenPlace) > SPOKEN_MS || at < spokenPlace || drawsSinceSpoken > SPOKEN_MS / DRAW_MS)
      ) {
        drawsSinceSpoken = 0;
        spokenPlace = at;
        const { live: isLive, behindMs: behind } = transport.state.get();
        slider.current.ariaValueMin = String(Math.round(window.start));
        slider.current.ariaValueMax = String(Math.round(window.end));
        slider.current.ariaValueNow = String(Math.round(at));
        slider.current.ariaValueText = isLive
          ? deckWords.timeLive({ clock: text })
          : deckWords.timeBehind({ clock: text, span: formats.span(behind) });
      }
    };
    draw();
    const timer = setInterval(draw, DRAW_MS);
    const stop = transport.state.subscribe(() => {
      drawsSinceSpoken = Number.POSITIVE_INFINITY;
      draw();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [transport, time, live]);

  const runs = useSampled(STRETCH_MS, () => {
    const window = transport.window();
    const rail = railOf(window);
    const head = transport.playhead();
    // Nothing ahead of the playhead: no run that this viewer has not seen begin.
    return stretches(window.start as UtcMs, head).map((stretch) => ({
      label: stretch.label,
      now: stretch.end === null,
      x: percent(placeOf(rail, stretch.start)),
      w: percent(placeOf(rail, stretch.end ?? head) - placeOf(rail, stretch.start)),
    }));
  });

  const fractionAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return 1;
    return (event.clientX - box.left) / box.width;
  };
  const preview = (event: PointerEvent) => {
    const fraction = Math.min(1, Math.max(0, fractionAt(event)));
    const target = targetOf(transport.window(), fraction);
    track.current?.style.setProperty("--tip", percent(fraction));
    if (tip.current) tip.current.textContent = target === "live" ? words.live : time.clock(target);
  };
  const go = (target: number | "live") => onGo(target === "live" ? "live" : utcMs(target));

  return (
    <div className={styles.timeline}>
      <p className={styles.at}>
        <time ref={clock} />
        <small>{live ? deckWords.atLiveEdge : words.behindLive({ span: shortSpan(behindMs) })}</small>
      </p>
      <div
        ref={track}
        // A recording runs from left to right in every language, as players and course charts do.
        dir="ltr"
        className={styles.track}
        data-dragging={dragging || undefined}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          preview(event);
        }}
        onPointerMove={preview}
        onPointerUp={(event) => {
          if (!dragging) return;
          setDragging(false);
          go(targetOf(transport.window(), fractionAt(event)));
        }}
        onPointerCancel={() => setDragging(false)}
      >
        {runs.map((run) => (
          <span
            key={run.x + run.label}
            className={styles.stretch}
            data-now={run.now || undefined}
            style={{ "--x": run.x, "--w": run.w } as CSSProperties}
          >
            <bdi>{run.label}</bdi>
          </span>
        ))}
        <span className={styles.rail} />
        <span className={styles.lost} />
        <span ref={tip} className={styles.tip} aria-hidden="true" />
        <span
          ref={slider}
          className={styles.head}
          role="slider"
          tabIndex={0}
          aria-label={deckWords.time}
          aria-valuenow={0}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const target = targetOfKey(event.key, transport.window(), transport.playhead());
            if (target === null) return;
            event.preventDefault();
            event.stopPropagation();
            go(target);
          }}
        />
      </div>
      <Button look={live ? "outline" : "now"} unavailable={live} className={styles.goLive} onClick={() => go("live")}>
        {live ? words.live : deckWords.goLive}
      </Button>
    </div>
  );
}

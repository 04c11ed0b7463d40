import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { isTracked, positionAt } from "../../core/magnifier/position.ts";
import { ninthOf, steppedZoom, type View } from "../../core/magnifier/view.ts";
import type { Sight } from "../../core/sight/sight.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { sightWords as said } from "../../words/sight.ts";
import { watchGestures } from "./gestures.ts";
import { createGlass, type Glass, type GlassPicture, type GlassState } from "./glass.ts";
import { createInset } from "./inset.ts";
import styles from "./Magnifier.module.css";
import { followedName, zoomText } from "./said.ts";

interface MagnifierProps {
  picture: GlassPicture & { feed: { id: string } };
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, { name: string }>;
  sight: Sight;
  /** Motion is to be reduced. */
  still: boolean;
  onSight(patch: Partial<Sight>): void;
  say(text: string): void;
}

/** A gesture is over, and what came of it can be kept and told. */
const SETTLED_MS = 350;
const STILL = "(prefers-reduced-motion: reduce)";
const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const placeText = (view: View): string => said.place(ninthOf(view));

/** Over the main picture: where the magnifier looks, and whom it follows. The picture itself is moved by CSS alone. */
export default function Magnifier({ picture, telemetry, athletes, sight, still, onSight, say }: MagnifierProps) {
  const whole = useRef<HTMLCanvasElement>(null);
  const lens = useRef<HTMLCanvasElement>(null);
  const glass = useRef<Glass>(null);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFirst = useRef(true);
  const [{ following, way }, setState] = useState<GlassState>({ following: null, way: "whole" });
  const [at, setAt] = useState<View>({ zoom: 1, x: 0.5, y: 0.5 });
  const { zoom } = sight;
  const feed = picture.feed.id;

  const settled = useEffectEvent((tells: boolean) => {
    const view = glass.current?.view();
    if (!view) return;
    if (view.zoom !== sight.zoom) onSight({ zoom: view.zoom });
    setAt(view);
    if (!tells) return;
    const name = glass.current?.state.get().following ?? null;
    const times = zoomText(view.zoom);
    if (view.zoom === 1) say(said.announce.off);
    else if (name === null) say(said.announce.at({ zoom: times, place: placeText(view) }));
    else say(said.announce.following({ zoom: times, name: followedName(name, athletes) }));
  });
  const [moves, countMove] = useReducer((count: number) => count + 1, 0);
  const settle = useEffectEvent((tells: boolean) => {
    clearTimeout(settling.current);
    settling.current = setTimeout(() => settled(tells), SETTLED_MS);
  });
  useEffect(() => {
    if (moves > 0) settle(true);
  }, [moves]);
  const hand = useEffectEvent(() => onSight({ follow: false }));

  useEffect(() => {
    const press = picture.video.closest("button");
    if (!whole.current || !lens.current || !press) return;
    const inset = createInset(picture.video, whole.current, lens.current);
    const made = createGlass({
      picture,
      positionAt: (at) => positionAt(telemetry, feed, at),
      isTracked: () => isTracked(telemetry, feed),
      onZoom: () => settle(true),
      onHand: () => hand(),
      draw: (view, frame, state) => inset.draw(view, frame, state.way),
    });
    glass.current = made;
    const stopState = made.state.subscribe(() => setState(made.state.get()));
    const stopGestures = watchGestures(press, made);
    return () => {
      clearTimeout(settling.current);
      stopGestures();
      stopState();
      made.close();
      glass.current = null;
    };
  }, [picture, telemetry, feed]);

  useEffect(() => {
    const asked = matchMedia(STILL);
    const set = () => glass.current?.set({ zoom, way: sight.way, follow: sight.follow, steps: still || asked.matches });
    set();
    // What was remembered is no news.
    settle(!isFirst.current);
    isFirst.current = false;
    asked.addEventListener("change", set);
    return () => asked.removeEventListener("change", set);
  }, [picture, zoom, sight.way, sight.follow, still]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      glass.current?.move(arrow);
      countMove();
    } else if (event.key === "+" || event.key === "=") onSight({ zoom: steppedZoom(zoom, 1) });
    else if (event.key === "-") onSight({ zoom: steppedZoom(zoom, -1) });
    else if (event.key === "0") onSight({ zoom: 1 });
    else return;
    // The same arrows seek elsewhere.
    event.preventDefault();
    // What takes itself away gives the focus back to the picture.
    if (event.key === "0" || (event.key === "-" && steppedZoom(zoom, -1) === 1))
      document.querySelector<HTMLElement>("#picture")?.focus();
  };
  const look = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    glass.current?.lookAt({
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    });
    countMove();
  };

  return (
    <div className={styles.glass} hidden={zoom === 1} data-way={way}>
      <canvas ref={lens} className={styles.lens} hidden={way !== "lens"} aria-hidden="true" />
      {/* The magnifier's own control: arrows seek elsewhere, here they move it. */}
      <div
        className={`${styles.inset} on-picture`}
        role="slider"
        tabIndex={0}
        aria-label={said.inset({ zoom: zoomText(zoom) })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at.x * 100)}
        aria-valuetext={placeText(at)}
        onKeyDown={onKeyDown}
        data-magnifier
      >
        <canvas
          ref={whole}
          className={styles.whole}
          hidden={way === "lens"}
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            look(event);
          }}
          onPointerMove={look}
        />
        <p className={styles.label}>
          <b>{said.times({ zoom: zoomText(zoom) })}</b>
          {following !== null && <span>{said.follows({ name: followedName(following, athletes) })}</span>}
        </p>
      </div>
    </div>
  );
}

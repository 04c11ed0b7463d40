import type { UtcMs } from "../../../contracts/units.ts";
import { createFollower } from "../../core/magnifier/follow.ts";
import { clampLens, LENS_SHARE } from "../../core/magnifier/lens.ts";
import type { Position } from "../../core/magnifier/position.ts";
import {
  clampView,
  clampZoom,
  dragged,
  type Frame,
  moved,
  pinched,
  type Point,
  spanOf,
  transformOf,
  type View,
  zoomAbout,
} from "../../core/magnifier/view.ts";
import { type Observable, observable } from "../../core/observable.ts";

/** The main picture, as the magnifier needs it. */
export interface GlassPicture {
  video: HTMLVideoElement;
  frames: { onFrame(listener: (mediaTime: number) => void): () => void };
  shownAt(): UtcMs | null;
  eventTimeOf(mediaTime: number): UtcMs | null;
  /** Height of the picture in device pixels. */
  setHeight(pixels: number): void;
}

export interface GlassSettings {
  zoom: number;
  way: "whole" | "lens";
  follow: boolean;
  /** Motion is to be reduced: it cuts. */
  steps: boolean;
}

/** What changes seldom enough to be drawn by React. */
export interface GlassState {
  /** Whom it goes with, and null where it stands. */
  following: string | null;
  way: "whole" | "lens";
}

export interface Glass {
  readonly state: Observable<GlassState>;
  view(): View;
  frame(): Frame;
  set(settings: GlassSettings): void;
  /** By a gesture: other than `set`, this is told to `onZoom`. */
  zoomAt(zoom: number, at: Point): void;
  pinch(from: readonly [Point, Point], to: readonly [Point, Point]): void;
  /** A place of the picture comes to the middle. */
  lookAt(place: Point): void;
  drag(by: Point): void;
  move(way: Point): void;
  close(): void;
}

interface GlassOptions {
  picture: GlassPicture;
  positionAt(at: UtcMs): Position | null;
  /** Whether anybody ever says where somebody is in this picture. */
  isTracked(): boolean;
  onZoom(zoom: number): void;
  /** The viewer moved it: it stands from now on. */
  onHand(): void;
  /** After each change of what is seen, and with each frame while there is a magnifier. */
  draw(view: View, frame: Frame, state: GlassState): void;
}

const USUAL_RATIO = 16 / 9;

/**
 * Holds what the magnifier shows of one picture and draws it with each frame: per-frame values never enter React.
 * Only the picture's own element is transformed; what is printed on it stays as it is.
 */
export function createGlass({ picture, positionAt, isTracked, onZoom, onHand, draw }: GlassOptions): Glass {
  const { video } = picture;
  const box = video.parentElement;
  const follower = createFollower();
  const state = observable<GlassState>({ following: null, way: "whole" });
  let settings: GlassSettings = { zoom: 1, way: "whole", follow: false, steps: false };
  let view: View = { zoom: 1, x: 0.5, y: 0.5 };
  let frame: Frame = { width: 16, height: 9, ratio: USUAL_RATIO };
  let stopFrames: (() => void) | null = null;
  video.style.transformOrigin = "0 0";

  /** Protected pictures cannot be drawn a second time: they are made larger as a whole. */
  const wayNow = () => (video.mediaKeys ? "whole" : settings.way);
  const clamped = (next: View): View => (wayNow() === "lens" ? clampLens(next) : clampView(frame, next));
  const span = (): Point =>
    wayNow() === "lens" ? { x: LENS_SHARE / view.zoom, y: LENS_SHARE / view.zoom } : spanOf(frame, view.zoom);
  const tell = (following: string | null) => {
    const before = state.get();
    const way = wayNow();
    if (before.following !== following || before.way !== way) state.set({ following, way });
  };

  const paint = () => {
    const way = wayNow();
    const transform = way === "lens" ? "" : transformOf(frame, view);
    if (video.style.transform !== transform) video.style.transform = transform;
    draw(view, frame, state.get());
  };
  const measure = () => {
    if (!box) return;
    const ratio = video.videoWidth > 0 ? video.videoWidth / video.videoHeight : USUAL_RATIO;
    frame = { width: box.clientWidth || 16, height: box.clientHeight || 9, ratio };
    view = clamped(view);
    // What is made larger is worth more lines.
    if (view.zoom > 1) picture.setHeight(box.clientHeight * devicePixelRatio * view.zoom);
    paint();
  };
  const look = (at: UtcMs | null) => {
    const known = at !== null && settings.follow ? positionAt(at) : null;
    if (at !== null && settings.follow) {
      const middle = follower.step(at, known, { span: span(), of: known?.of ?? "", steps: settings.steps });
      if (middle) view = clamped({ ...view, ...middle });
    }
    tell(known?.of ?? null);
    paint();
  };
  const listen = () => {
    const wanted = view.zoom > 1;
    if (wanted && !stopFrames) stopFrames = picture.frames.onFrame((time) => look(picture.eventTimeOf(time)));
    if (wanted) return;
    stopFrames?.();
    stopFrames = null;
    tell(null);
    paint();
    if (box) picture.setHeight(box.clientHeight * devicePixelRatio);
  };
  const take = (next: View) => {
    const zoomed = next.zoom !== view.zoom;
    view = clamped(next);
    if (zoomed) {
      measure();
      listen();
      onZoom(view.zoom);
    } else paint();
  };
  const byHand = (next: View) => {
    if (settings.follow && isTracked()) onHand();
    take(next);
  };

  /** A lens lies where it is put, and who is followed stays in the middle. */
  const standsStill = () => wayNow() === "whole" && state.get().following === null;

  const sized = new ResizeObserver(measure);
  if (box) sized.observe(box);
  video.addEventListener("resize", measure);
  measure();

  return {
    state,
    view: () => view,
    frame: () => frame,
    set(next) {
      const before = settings;
      settings = next;
      if (next.follow && !before.follow) follower.cut();
      if (next.way !== before.way) view = clamped(view);
      const zoom = clampZoom(next.zoom);
      if (zoom !== view.zoom) {
        const began = view.zoom === 1;
        view = clamped({ ...view, zoom });
        if (began) follower.cut();
        measure();
      }
      listen();
      if (view.zoom > 1) look(picture.shownAt());
    },
    zoomAt(zoom, at) {
      const next = clampZoom(zoom);
      take(standsStill() ? zoomAbout(frame, view, next, at) : { ...view, zoom: next });
    },
    pinch(from, to) {
      const next = pinched(frame, view, from, to);
      if (standsStill()) byHand(next);
      else take({ ...view, zoom: next.zoom });
    },
    lookAt: (place) => byHand({ ...view, ...place }),
    drag(by) {
      byHand(
        wayNow() === "lens"
          ? { ...view, x: view.x + by.x / frame.width, y: view.y + by.y / frame.height }
          : dragged(frame, view, by),
      );
    },
    move(way) {
      byHand(
        wayNow() === "lens" ? { ...view, x: view.x + way.x / 20, y: view.y + way.y / 20 } : moved(frame, view, way),
      );
    },
    close() {
      stopFrames?.();
      sized.disconnect();
      video.removeEventListener("resize", measure);
      video.style.transform = "";
      if (box) picture.setHeight(box.clientHeight * devicePixelRatio);
    },
  };
}

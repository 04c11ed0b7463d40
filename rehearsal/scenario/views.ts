import { skierAt } from "./alpine.ts";
import { FINISH_M, lineAt } from "./course.ts";
import { rangeAt } from "./biathlon.ts";
import { clamp, createWander, ease, mix } from "./curve.ts";
import { SHEET, sheetAt } from "./curling.ts";
import { LOOPS, phaseIn, type FeedId } from "./feeds.ts";
import { iceCameraX, puckAt, RINK } from "./ice.ts";

/**
 * Where each camera stands and what it does to a point of the world.
 * Picture coordinates run 0 to 1 from the top left, so a view holds at any size; pictures are 16:9.
 */
export interface PicturePoint {
  x: number;
  y: number;
  /** Picture heights per metre at that place. */
  scale: number;
}
export interface PtzPoint {
  panDeg: number;
  tiltDeg: number;
  /** How tall the athlete stands there. */
  heightDeg: number;
}

const ASPECT = 16 / 9;
const ALPINE_MS = LOOPS["alpine-1"];
const sway = createWander(51, ALPINE_MS, 2_600);
const bob = createWander(52, ALPINE_MS, 1_900);
const drift = createWander(53, ALPINE_MS, 7_000);
const rattle = createWander(54, ALPINE_MS, 330);

/** The follow camera: flies down the course backwards, a few metres below the athlete, and looks up at him. */
export interface FollowView {
  s: number;
  x: number;
  heightM: number;
  /** Picture heights per unit of slope: the focal length. */
  focal: number;
  /** Turn to the side, in the same unit as (x / depth). */
  yaw: number;
  horizon: number;
  project(s: number, x: number, up?: number): PicturePoint | null;
}

export function followViewAt(ms: number): FollowView {
  const phase = phaseIn(ALPINE_MS, ms);
  const skier = skierAt(phase);
  const pace = clamp(skier.speed / 24, 0, 1.2);
  const focal = 2.5;
  const away = 7.3 + 0.9 * drift(phase) + 0.7 * pace - 0.6 * ease(FINISH_M, FINISH_M + 40, skier.distance);
  const s = skier.distance + away;
  const heading = lineAt(skier.distance + 16, 1) - lineAt(skier.distance - 16, 1);
  const yaw = clamp(-heading / 32, -0.4, 0.4) * 0.16 + 0.012 * drift(phase + 9_000);
  const aim = 0.02 + 0.012 * sway(phase) - 0.0032 * skier.sideways;
  // The athlete stays beside the middle whatever the turn: the camera moves across for it.
  const x = skier.x - away * ((aim / focal) * ASPECT - yaw);
  const horizon = 0.31 + 0.012 * bob(phase) + 0.0016 * pace * rattle(phase) + 0.018 * Math.sin(skier.distance / 71);
  const heightM = 1.12 + 0.1 * drift(phase + 30_000);
  return {
    s,
    x,
    heightM,
    focal,
    yaw,
    horizon,
    project(atS, atX, up = 0) {
      const depth = s - atS;
      if (depth < 0.8) return null;
      const scale = focal / depth;
      return { x: 0.52 + ((atX - x) / depth + yaw) * (focal / ASPECT), y: horizon + (heightM - up) * scale, scale };
    },
  };
}

/**
 * The finish camera stands beside the run-out and turns. It sees the last 430 m come down the hill
 * from the left; pan grows to the right, tilt upwards, degrees.
 */
export const PTZ_LIMITS = { panDeg: [-40, 40], tiltDeg: [-10, 18], zoom: [1, 8] } as const;
/** Horizontal angle of view at zoom 1. */
export const PTZ_WIDE_DEG = 56;
export interface PtzView {
  panDeg: number;
  tiltDeg: number;
  zoom: number;
}
export const PTZ_HOME: PtzView = { panDeg: 2, tiltDeg: 2, zoom: 1 };

/** Metres from the camera: right, up and away. */
const hillAt = (s: number, x: number): { right: number; up: number; away: number } => {
  const left = FINISH_M - s;
  const far = Math.max(0, left);
  const after = Math.max(0, -left);
  return {
    right: 7 - far * 0.17 + 5 * Math.sin(far / 95) + x * 0.92 + after * 0.06,
    up: -3.4 + (0.3 * far ** 2) / (far + 110),
    away: 46 + far * 0.94 - after * 0.34 + x * 0.1,
  };
};
export function ptzPoint(s: number, x: number): PtzPoint & { metreDeg: number } {
  const { right, up, away } = hillAt(s, x);
  const range = Math.hypot(right, away);
  const metreDeg = 180 / Math.PI / range;
  return {
    panDeg: (Math.atan2(right, away) * 180) / Math.PI,
    tiltDeg: (Math.atan2(up, range) * 180) / Math.PI,
    heightDeg: 2.2 * metreDeg,
    metreDeg,
  };
}

/** A believable operator for when nobody else turns the camera. */
export function operatorViewAt(ms: number): PtzView {
  const skier = skierAt(ms);
  const late = skierAt(ms - 160);
  const at = ptzPoint(late.distance, late.x * 0.8);
  const visible = ease(FINISH_M - 430, FINISH_M - 330, late.distance);
  const close = ease(FINISH_M + 30, FINISH_M + 58, late.distance) * (skier.stage === "start-house" ? 0 : 1);
  const phase = phaseIn(ALPINE_MS, ms);
  return {
    panDeg: mix(PTZ_HOME.panDeg + 1.5 * drift(phase), at.panDeg, visible) + 0.12 * sway(phase),
    tiltDeg: mix(PTZ_HOME.tiltDeg + 0.5 * bob(phase), at.tiltDeg + at.heightDeg * 0.4, visible) + 0.06 * bob(phase),
    zoom: mix(mix(1.15, mix(6.2, 2.7, ease(FINISH_M - 260, FINISH_M + 10, late.distance)), visible), 2.7, close),
  };
}

/** The hockey camera at the side boards: turns with the puck. `x` and `y` in rink metres. */
export function rinkPoint(cameraX: number, x: number, y: number, up = 0): PicturePoint {
  // Perspective over the 30 m of width: the far boards are seen at about half the scale of the near ones.
  const depth = 21 + (y + RINK.halfWidthM) * 0.78;
  const scale = 4 / depth;
  return { x: 0.5 + ((x - cameraX) * scale) / ASPECT, y: 26.6 / depth - 0.24 - up * scale, scale };
}

/** The curling camera on its cable: straight to the side and down, no perspective. */
export const CURLING_SCALE = 0.15;
export const CURLING_TILT = 0.6;
export const sheetPoint = (cameraX: number, x: number, y: number, up = 0): PicturePoint => ({
  x: 0.5 + ((x - cameraX) * CURLING_SCALE) / ASPECT,
  y: 0.5 + y * CURLING_SCALE * CURLING_TILT - up * CURLING_SCALE * 0.8,
  scale: CURLING_SCALE,
});

/** Where the biathlete is, and how large: grows from below the picture to the mat. */
export const matPoint = (ms: number): PicturePoint => {
  const range = rangeAt(ms);
  const out = 1 - range.place;
  return { x: 0.53 + (range.leaving ? 0.62 : -0.62) * out, y: 0.62 + out * 0.05, scale: 0.34 };
};

/**
 * The main subject in a frame of a feed's loop: the middle of the body (stone, puck), in picture coordinates,
 * or for the camera that turns, in its world's degrees. Null where none is in sight.
 */
export function positionIn(feed: FeedId, frame: number, fps = 25): { x: number; y: number } | PtzPoint | null {
  const ms = (frame / fps) * 1000;
  switch (feed) {
    case "alpine-1": {
      const skier = skierAt(ms);
      const point = followViewAt(ms).project(skier.distance, skier.x, 0.62);
      return point && { x: point.x, y: point.y };
    }
    case "alpine-2": {
      const skier = skierAt(ms);
      const { panDeg, tiltDeg, heightDeg } = ptzPoint(skier.distance, skier.x);
      return skier.distance < FINISH_M - 430 ? null : { panDeg, tiltDeg: tiltDeg + heightDeg / 2, heightDeg };
    }
    case "biathlon": {
      const point = matPoint(ms);
      return Math.abs(point.x - 0.5) < 0.5 ? { x: point.x, y: point.y } : null;
    }
    case "ice": {
      const puck = puckAt(ms);
      const { x, y } = rinkPoint(iceCameraX(ms), puck.x, puck.y);
      return { x, y };
    }
    case "curling": {
      const sheet = sheetAt(ms);
      const { x, y } = sheetPoint(sheet.cameraX, sheet.stone.x, sheet.stone.y);
      return x > 0 && x < 1 && sheet.stone.x <= SHEET.endM ? { x, y } : null;
    }
    case "studio":
      return { x: 0.3, y: 0.45 };
  }
}

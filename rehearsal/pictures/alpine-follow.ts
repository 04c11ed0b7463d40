import type { SKRSContext2D } from "@napi-rs/canvas";
import { skierAt, type SkierState } from "../scenario/alpine.ts";
import { FINISH_M, gates, lineAt } from "../scenario/course.ts";
import { clamp, ease, scatter } from "../scenario/curve.ts";
import { followViewAt, type FollowView } from "../scenario/views.ts";
import { line, linear, polygon, radial, type Point } from "./brush.ts";
import { paintStartHouse, paintFinish, paintStands } from "./course-buildings.ts";
import { createLayer, type Layer } from "./layer.ts";
import { paintBackdrop } from "./mountains.ts";
import type { Scene, Size } from "./scene.ts";
import { KITS, paintSitSkier, type SitSkierPose } from "./sit-skier.ts";
import { createSoft } from "./soft.ts";
import { createSpray } from "./spray.ts";
import { createTrees, layTree } from "./tree.ts";

const W = 1280;
const H = 720;
const FLOOR = 330;
const BACKDROP_W = W + 2 * 420;
const SNOW_MARGIN = 160;
const SNOW_RISE = 20;
const NET_M = 12.5;

/** A point of the course in the scene's units; null when it lies behind the camera. */
export type Place = (s: number, x: number, up?: number) => { x: number; y: number; m: number } | null;

export function createAlpineFollow({ height }: Size): Scene {
  const unit = height / H;
  const backdrop = createLayer(BACKDROP_W, FLOOR + 60, unit, (context) => {
    paintBackdrop(context, { width: BACKDROP_W, floor: FLOOR, seed: 7, peak: 250, sun: [0.3, 0.2] });
    context.fillStyle = "#e9f1f9";
    context.fillRect(0, FLOOR, BACKDROP_W, 60);
  });
  const snow = createLayer(W + 2 * SNOW_MARGIN, H, unit, (context) => paintSnow(context, W + 2 * SNOW_MARGIN));
  const trees = createTrees(5, 420 * unit);
  const spray = createSpray();
  const hollow = createSoft("132 166 210", 0.42);
  const crest = createSoft("255 255 255", 0.9);

  return {
    paint(context, ms) {
      const view = followViewAt(ms);
      const skier = skierAt(ms);
      const place: Place = (s, x, up = 0) => {
        const point = view.project(s, x, up);
        return point && { x: point.x * W, y: point.y * H, m: point.scale * H };
      };
      context.setTransform(unit, 0, 0, unit, 0, 0);
      const horizon = view.horizon * H;
      backdrop.snap(context, -420 + view.yaw * view.focal * H, horizon - FLOOR);
      snow.snap(
        context,
        -SNOW_MARGIN + clamp(view.yaw * 900 - view.x * 6, -SNOW_MARGIN, SNOW_MARGIN),
        horizon - SNOW_RISE,
      );
      paintSurface(context, view, place, skier, { hollow, crest });
      for (const tree of treesIn(view)) {
        const foot = place(tree.s, tree.x);
        if (!foot || foot.x < -foot.m * 4 || foot.x > W + foot.m * 4) continue;
        const high = tree.high * foot.m;
        context.globalAlpha = clamp((235 - (view.s - tree.s)) / 70, 0, 1);
        context.fillStyle = "rgb(96 134 184 / 0.28)";
        if (high > 150) {
          context.beginPath();
          context.ellipse(foot.x + high * 0.3, foot.y + high * 0.015, high * 0.36, high * 0.035, -0.06, 0, 7);
          context.fill();
        } else context.fillRect(foot.x, foot.y - high * 0.02, high * 0.5, high * 0.045);
        const sprite = trees[tree.kind];
        if (sprite) layTree(context, sprite, foot.x, foot.y, high, unit);
      }
      context.globalAlpha = 1;
      paintNets(context, view, place);
      paintStands(context, view.s, place, ms);
      paintStartHouse(context, view.s, place);
      let painted = false;
      const athlete = () => {
        painted = true;
        const kit = KITS[skier.athlete];
        if (!kit) return;
        spray.paint(context, ms, place);
        paintSitSkier(context, kit, poseOf(skier, ms), (u, v, w) => {
          const at = place(skier.distance + w, skier.x + u, v);
          return at ? [at.x, at.y, at.m] : [0, 0, 0];
        });
      };
      for (const gate of gates) {
        if (!painted && gate.s > skier.distance) athlete();
        paintGate(context, gate, place, ms, skier);
      }
      if (!painted && skier.distance < FINISH_M) athlete();
      paintFinish(context, view.s, place);
      if (!painted) athlete();
    },
  };
}

/** The near snow as one picture; its upper edge is a gentle rise. */
function paintSnow(context: SKRSContext2D, wide: number): void {
  context.fillStyle = linear(
    context,
    [0, SNOW_RISE - 6],
    [0, H * 0.74],
    [
      [0, "#dfe9f5"],
      [0.1, "#eaf1f9"],
      [0.45, "#f3f7fc"],
      [1, "#d9e5f2"],
    ],
  );
  context.beginPath();
  context.moveTo(0, SNOW_RISE + 3);
  context.quadraticCurveTo(wide * 0.3, SNOW_RISE - 15, wide * 0.6, SNOW_RISE - 3);
  context.quadraticCurveTo(wide * 0.85, SNOW_RISE + 6, wide, SNOW_RISE - 8);
  context.lineTo(wide, H);
  context.lineTo(0, H);
  context.closePath();
  context.fill();
  context.save();
  context.translate(wide * 0.34, SNOW_RISE + 70);
  context.scale(1, 0.5);
  context.fillStyle = radial(context, 0, 0, 700, [
    [0, "rgb(255 250 238 / 0.85)"],
    [1, "rgb(255 250 238 / 0)"],
  ]);
  context.fillRect(-700, -128, 1400, 900);
  context.restore();
}

/** What makes speed visible: hollows, scraped lines, blue dye, and the trail that the ski leaves. */
function paintSurface(
  context: SKRSContext2D,
  view: FollowView,
  place: Place,
  skier: SkierState,
  soft: { hollow: Layer; crest: Layer },
): void {
  const spacing = 1.9;
  const last = Math.floor((view.s - 1.6) / spacing);
  for (let index = last - 30; index <= last; index++) {
    const s = index * spacing;
    const depth = view.s - s;
    for (let column = 0; column < 2; column++) {
      const x = (scatter(index, 5 + column) - 0.5) * 26;
      const at = place(s, x);
      if (!at || at.x < -300 || at.x > W + 300) continue;
      const wide = (0.5 + scatter(index, 17 + column) * 2) * at.m;
      const flat = wide * clamp(0.62 / depth, 0.014, 0.085);
      const ink = scatter(index, 29 + column) < 0.4 ? soft.crest : soft.hollow;
      context.globalAlpha = clamp(depth / 7, 0.3, 1) * clamp((110 - depth) / 60, 0, 1);
      ink.lay(context, at.x - wide, at.y - flat, 2 * wide, 2 * flat);
    }
  }
  context.globalAlpha = 1;
  paintDye(context, view, place);
  paintTrail(context, view, place, skier);
}

/** Blue dye either side of the line, as on every speed course. */
function paintDye(context: SKRSContext2D, view: FollowView, place: Place): void {
  for (const side of [-1, 1]) {
    const start = Math.max(6, Math.floor((view.s - 150) / 3) * 3);
    for (let s = start; s < view.s - 2.4 && s < FINISH_M; s += 3) {
      const at = (distance: number) => place(distance, lineAt(distance) * 0.8 + side * 4.6);
      const from = at(s);
      const to = at(Math.min(s + 1.7, view.s - 2));
      if (!from || !to) continue;
      const half = 0.09;
      context.globalAlpha = clamp(1.15 - (view.s - s) / 130, 0, 0.62);
      polygon(context, "#4b86cf", [
        [from.x - half * from.m, from.y],
        [from.x + half * from.m, from.y],
        [to.x + half * to.m, to.y],
        [to.x - half * to.m, to.y],
      ]);
    }
  }
  context.globalAlpha = 1;
}

function paintTrail(context: SKRSContext2D, view: FollowView, place: Place, skier: SkierState): void {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let back = 0; back < 130; back += back < 30 ? 1.2 : 4) {
    const s = skier.distance - back;
    if (s < 0) break;
    const x = s > FINISH_M ? skier.x * ease(FINISH_M, skier.distance + 0.01, s) : lineAt(s, skier.run.wide);
    const at = place(s, x);
    if (!at) break;
    const half = Math.max(0.8, 0.16 * at.m);
    left.push([at.x - half, at.y]);
    right.push([at.x + half, at.y]);
  }
  if (left.length < 2) return;
  const near = left[0]?.[1] ?? H;
  const fade = linear(
    context,
    [0, near],
    [0, view.horizon * H + 8],
    [
      [0, "rgb(120 156 204 / 0.55)"],
      [1, "rgb(150 180 216 / 0.28)"],
    ],
  );
  polygon(context, fade, [...left, ...right.toReversed()]);
  line(context, "rgb(255 255 255 / 0.7)", 1.6, right);
}

interface Standing {
  s: number;
  x: number;
  high: number;
  kind: number;
}
/** Trees either side, from the far end towards the camera; which tree stands where follows from its number. */
function* treesIn(view: FollowView): Generator<Standing> {
  const spacing = 5.2;
  const last = Math.floor((view.s - 9) / spacing);
  for (let index = Math.max(-34, last - 44); index <= last; index++) {
    for (const side of [-1, 1]) {
      if (scatter(index, 70 + side) < 0.3) continue;
      const s = index * spacing + scatter(index, 71 + side) * 3;
      if (s > FINISH_M - 20) continue;
      const x = side * (15.5 + scatter(index, 73 + side) ** 1.6 * 24 + (s < 12 ? 6 : 0));
      yield { s, x, high: 5.5 + scatter(index, 75 + side) * 5.5, kind: Math.floor(scatter(index, 77 + side) * 5) };
    }
  }
}

function paintNets(context: SKRSContext2D, view: FollowView, place: Place): void {
  for (const side of [-1, 1]) {
    const top: Point[] = [];
    const foot: Point[] = [];
    const from = Math.max(view.s - 210, 2);
    const until = Math.min(view.s - 1.5, FINISH_M + 8);
    if (until <= from) continue;
    for (let step = 0; step <= 26; step++) {
      const s = until - (until - from) * (step / 26) ** 2.2;
      const x = side * (NET_M + 0.5 * Math.sin(s / 23));
      const low = place(s, x, 0.05);
      const high = place(s, x, 1.75);
      if (!low || !high) continue;
      foot.push([low.x, low.y]);
      top.push([high.x, high.y]);
    }
    polygon(context, "rgb(214 72 46 / 0.34)", [...top, ...foot.toReversed()]);
    const first = Math.floor(until / 2.5) * 2.5;
    for (let s = first; s > Math.max(from, view.s - 85); s -= 2.5) {
      const x = side * (NET_M + 0.5 * Math.sin(s / 23));
      const low = place(s, x, 0);
      const high = place(s, x, 2);
      if (low && high)
        line(context, "#c9d3dd", Math.max(0.8, 0.05 * low.m), [
          [low.x, low.y],
          [high.x, high.y],
        ]);
    }
    line(context, "#d6482e", 2.4, top);
    line(context, "rgb(214 72 46 / 0.8)", 1.6, foot);
  }
}

function paintGate(
  context: SKRSContext2D,
  gate: (typeof gates)[number],
  place: Place,
  ms: number,
  skier: SkierState,
): void {
  const colour = gate.colour === "red" ? "#d9302c" : "#1f57b8";
  const dark = gate.colour === "red" ? "#9d1f1d" : "#143c82";
  // The pole nods when the athlete brushes it.
  const passed = skier.run.gateMs[gate.number - 1] ?? 0;
  const since = skier.runMs - passed;
  const nod =
    since > 0 && since < 1_600
      ? Math.exp(-since / 380) * Math.cos(since / 85) * 0.5
      : Math.sin(ms / 310 + gate.number) * 0.02;
  const inner = gate.x;
  const outer = gate.x - gate.side * 1.9;
  const foot = [place(gate.s, inner), place(gate.s, outer)] as const;
  const head = [
    place(gate.s, inner - gate.side * nod * 0.9, 1.95 - Math.abs(nod) * 0.5),
    place(gate.s, outer - gate.side * nod * 0.35, 1.95),
  ] as const;
  if (!foot[0] || !foot[1] || !head[0] || !head[1] || foot[0].m < 4) return;
  if (Math.max(foot[0].x, foot[1].x) < -200 || Math.min(foot[0].x, foot[1].x) > W + 200) return;
  context.fillStyle = "rgb(90 128 178 / 0.2)";
  context.beginPath();
  context.ellipse(
    (foot[0].x + foot[1].x) / 2 + 0.9 * foot[0].m,
    foot[0].y,
    foot[0].m * 1.3,
    foot[0].m * 0.1,
    -0.05,
    0,
    7,
  );
  context.fill();
  const at = (pole: 0 | 1, share: number): Point => {
    const low = foot[pole];
    const high = head[pole];
    return low && high ? [low.x + (high.x - low.x) * share, low.y + (high.y - low.y) * share] : [0, 0];
  };
  for (const pole of [0, 1] as const)
    line(context, colour, Math.max(1.4, 0.055 * foot[0].m), [at(pole, 0), at(pole, 1)]);
  const panel = linear(context, at(0, 1), at(1, 0.5), [
    [0, gate.side < 0 ? dark : colour],
    [1, gate.side < 0 ? colour : dark],
  ]);
  polygon(context, panel, [at(0, 0.97), at(1, 0.97), at(1, 0.46), at(0, 0.46)]);
  line(context, "rgb(255 255 255 / 0.5)", Math.max(0.6, 0.02 * foot[0].m), [at(0, 0.97), at(1, 0.97)]);
}

/** How the body answers to what the run is doing. */
export function poseOf(skier: SkierState, ms: number): SitSkierPose {
  const moving = clamp(skier.speed / 12, 0, 1);
  const stop =
    skier.stage === "run-out" ? ease(FINISH_M + 22, FINISH_M + 48, skier.distance) : skier.stage === "finish" ? 1 : 0;
  const breath = Math.sin(ms / 420) * 0.012;
  const pushing = skier.stage === "course" ? 1 - ease(1_600, 2_600, skier.runMs) : 0;
  const ready = skier.stage === "start-house" ? ease(-2_600, -400, skier.runMs) : 0;
  const done = skier.stage === "finish" ? 1 : 0;
  const shiver = Math.sin(ms / 37) * 0.012 * moving;
  return {
    lean: Math.atan(skier.lateral * 0.78) * moving * 0.9 + shiver - stop * moving * 0.55,
    heading: clamp(Math.atan2(skier.sideways, Math.max(6, skier.speed)) * 1.15, -0.6, 0.6) * moving + stop * 0.95,
    crouch: clamp(0.35 + 0.5 * moving - stop, 0, 1) + breath,
    push: pushing > 0 ? Math.sin(skier.runMs / 118) * pushing : -0.55 * ready + breath,
    cheer: done * ease(0, 0.2, 0.2) * clamp(Math.sin(ms / 900) * 0.5 + 0.7, 0, 1) * ease(0, 1_400, 1_400),
    look:
      skier.stage === "start-house"
        ? Math.sin(ms / 1_300) * 0.22
        : skier.stage === "finish"
          ? Math.sin(ms / 800) * 0.5
          : clamp(skier.lateral * 0.3, -0.4, 0.4),
  };
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { runs, skierAt, type SkierState } from "../scenario/alpine.ts";
import { FINISH_M, gates } from "../scenario/course.ts";
import { clamp } from "../scenario/curve.ts";
import { LOOPS, phaseIn } from "../scenario/feeds.ts";
import { operatorViewAt, PTZ_LIMITS, PTZ_WIDE_DEG, ptzPoint, type PtzView } from "../scenario/views.ts";
import { poseOf } from "./alpine-follow.ts";
import { line, linear, polygon, type Point } from "./brush.ts";
import { createFinishWorld, WORLD } from "./finish-world.ts";
import type { Scene, Size } from "./scene.ts";
import { KITS, paintSitSkier } from "./sit-skier.ts";
import { createSpray } from "./spray.ts";

const W = 1280;
const H = 720;
const FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

/** The athlete is drawn larger than life, or nobody would see him in a small tile. */
const LARGER = 1.65;

/** Degrees to the scene's units under a view. */
interface Lens {
  at(panDeg: number, tiltDeg: number): Point;
  /** Units per degree. */
  deg: number;
}

/** The camera at the finish, which turns and zooms: a world drawn once, and what moves drawn sharp on top. */
export function createAlpineFinish({ width, height }: Size): Scene {
  const unit = height / H;
  const world = createFinishWorld();
  const spray = createSpray();

  return {
    paint(context, ms, asked) {
      const view = within(asked ?? operatorViewAt(ms));
      const deg = (W / PTZ_WIDE_DEG) * view.zoom;
      const lens: Lens = {
        deg,
        at: (pan, tilt) => [W / 2 + (pan - view.panDeg) * deg, H / 2 - (tilt - view.tiltDeg) * deg],
      };
      const wide = (PTZ_WIDE_DEG / view.zoom) * world.pixelsPerDeg;
      const high = (wide * H) / W;
      const left = (view.panDeg - WORLD.panDeg[0]) * world.pixelsPerDeg - wide / 2;
      const top = (WORLD.tiltDeg[1] - view.tiltDeg) * world.pixelsPerDeg - high / 2;
      context.resetTransform();
      context.globalAlpha = 1;
      context.drawImage(world.canvas, left, top, wide, high, 0, 0, width, height);
      context.setTransform(unit, 0, 0, unit, 0, 0);
      const skier = skierAt(ms);
      const before = skier.distance < FINISH_M;
      paintGates(context, lens, ms);
      if (skier.stage !== "start-house" && skier.distance > FINISH_M - 460 && before)
        paintSkier(context, lens, skier, ms, spray);
      paintArch(context, lens);
      if (skier.stage !== "start-house" && !before) paintSkier(context, lens, skier, ms, spray);
      const leaver = leaverAt(ms);
      if (leaver) paintSkier(context, lens, leaver, ms);
      paintBoard(context, lens, skier);
      paintFlags(context, lens, ms);
    },
  };
}

const within = (view: PtzView): PtzView => ({
  panDeg: clamp(view.panDeg, PTZ_LIMITS.panDeg[0], PTZ_LIMITS.panDeg[1]),
  tiltDeg: clamp(view.tiltDeg, PTZ_LIMITS.tiltDeg[0], PTZ_LIMITS.tiltDeg[1]),
  zoom: clamp(view.zoom, PTZ_LIMITS.zoom[0], PTZ_LIMITS.zoom[1]),
});

/** The one who has finished slides out on the right while the other waits in the start house. */
function leaverAt(ms: number): SkierState | null {
  const now = skierAt(ms);
  if (now.stage !== "start-house") return null;
  const run = runs.find((candidate) => candidate.athlete !== now.athlete);
  if (!run) return null;
  const since = phaseIn(LOOPS["alpine-2"], ms - run.untilMs);
  if (since > 14_000) return null;
  const last = skierAt(run.untilMs - 20);
  const slid = (since / 1000) ** 1.6 * 0.55;
  return { ...last, x: last.x + slid, sideways: 3, speed: 0.1, runMs: last.runMs + since };
}

function paintSkier(
  context: SKRSContext2D,
  lens: Lens,
  skier: SkierState,
  ms: number,
  spray?: ReturnType<typeof createSpray>,
): void {
  const kit = KITS[skier.athlete];
  if (!kit) return;
  const place = (s: number, x: number, up = 0) => {
    const point = ptzPoint(s, x);
    const [px, py] = lens.at(point.panDeg, point.tiltDeg + up * point.metreDeg);
    return { x: px, y: py, m: point.metreDeg * lens.deg };
  };
  spray?.paint(context, ms, place);
  const pose = poseOf(skier, ms);
  // Seen a little from the side: the heading gains what the camera does not face.
  paintSitSkier(context, kit, { ...pose, heading: pose.heading + 0.3 }, (u, v, w) => {
    const at = place(skier.distance, skier.x, 0);
    const m = at.m * LARGER;
    return [at.x + (u + w * 0.12) * m, at.y - (v - w * 0.16) * m, m];
  });
}

function paintGates(context: SKRSContext2D, lens: Lens, ms: number): void {
  for (const gate of gates) {
    if (gate.s < FINISH_M - 460) continue;
    const colour = gate.colour === "red" ? "#d9302c" : "#1f57b8";
    const stir = Math.sin(ms / 290 + gate.number * 2) * 0.03;
    const [inner, outer] = [gate.x, gate.x - gate.side * 2.1].map((x) => {
      const point = ptzPoint(gate.s, x);
      return {
        foot: lens.at(point.panDeg, point.tiltDeg),
        head: lens.at(point.panDeg + stir * point.metreDeg, point.tiltDeg + 1.9 * point.metreDeg),
        m: point.metreDeg * lens.deg,
      };
    });
    if (!inner || !outer || inner.m < 1) continue;
    const on = (pole: typeof inner, share: number): Point => [
      pole.foot[0] + (pole.head[0] - pole.foot[0]) * share,
      pole.foot[1] + (pole.head[1] - pole.foot[1]) * share,
    ];
    for (const pole of [inner, outer]) line(context, colour, Math.max(1, 0.06 * pole.m), [pole.foot, pole.head]);
    polygon(context, colour, [on(inner, 1), on(outer, 1), on(outer, 0.42), on(inner, 0.42)]);
  }
}

function paintArch(context: SKRSContext2D, lens: Lens): void {
  const at = (x: number, up: number): Point => {
    const point = ptzPoint(FINISH_M, x);
    return lens.at(point.panDeg, point.tiltDeg + up * point.metreDeg);
  };
  const m = ptzPoint(FINISH_M, 0).metreDeg * lens.deg;
  line(context, "rgb(206 48 40 / 0.85)", 0.28 * m, [at(-7.4, 0), at(7.4, 0)]);
  for (const side of [-1, 1]) {
    polygon(
      context,
      linear(context, at(side * 7.4 - 0.6, 0), at(side * 7.4 + 0.6, 0), [
        [0, "#3570d6"],
        [1, "#16387a"],
      ]),
      [at(side * 7.4 - 0.55, 0), at(side * 7.4 + 0.55, 0), at(side * 7.4 + 0.55, 6.2), at(side * 7.4 - 0.55, 6.2)],
    );
  }
  polygon(
    context,
    linear(context, at(0, 6.4), at(0, 5.2), [
      [0, "#2f6ad0"],
      [1, "#16387a"],
    ]),
    [at(-7.95, 5.2), at(7.95, 5.2), at(7.95, 6.4), at(-7.95, 6.4)],
  );
  polygon(context, "#f7fafc", [at(-7.95, 6.4), at(7.95, 6.4), at(7.95, 6.55), at(-7.95, 6.55)]);
  const [x, y] = at(0, 5.8);
  context.save();
  context.translate(x, y);
  context.scale(m / 100, m / 100);
  context.fillStyle = "#ffffff";
  context.font = `bold 86px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("FINISH", 0, 4);
  context.restore();
}

/** The big clock beside the finish, which runs. */
function paintBoard(context: SKRSContext2D, lens: Lens, skier: SkierState): void {
  const [left, top] = lens.at(24, 6.6);
  const d = lens.deg;
  if (left > W || left + 13 * d < 0 || top > H || top + 5 * d < 0) return;
  const seconds = clamp(skier.runMs, 0, skier.run.durationMs) / 1000;
  context.save();
  context.translate(left, top);
  context.scale(d / 20, d / 20);
  context.fillStyle = "#0d1218";
  context.fillRect(0, 0, 250, 96);
  context.fillStyle = "#ffb02e";
  context.font = `bold 46px ${FONT}`;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.fillText(seconds.toFixed(skier.stage === "course" ? 1 : 2), 236, 62);
  context.textAlign = "left";
  context.fillStyle = "#f2f5f8";
  context.font = `bold 26px ${FONT}`;
  context.fillText(KITS[skier.athlete]?.bib ?? "", 14, 22);
  context.fillStyle = "#8fa3b8";
  context.font = `20px ${FONT}`;
  context.fillText(skier.stage === "start-house" ? "START" : skier.stage === "course" ? "RUN" : "FINISH", 66, 23);
  context.restore();
}

function paintFlags(context: SKRSContext2D, lens: Lens, ms: number): void {
  const colours = ["#d9302c", "#f4f6f8", "#1f57b8", "#e0a63c"] as const;
  for (let index = 0; index < 9; index++) {
    const pan = -30 + index * 3.4;
    const [x, foot] = lens.at(pan, -4.9);
    const d = lens.deg;
    if (x < -4 * d || x > W + d) continue;
    line(context, "#7d8894", 0.09 * d, [
      [x, foot],
      [x, foot - 4.6 * d],
    ]);
    const edge = (row: number): Point[] =>
      Array.from({ length: 7 }, (_, step) => [
        x + (step / 6) * 1.9 * d,
        foot -
          (4.55 - row * 1.15) * d +
          Math.sin(ms / 210 - step * 0.85 + index) * 0.1 * d * (step / 6) +
          step * 0.03 * d,
      ]);
    polygon(context, colours[index % colours.length] ?? "#fff", [...edge(0), ...edge(1).toReversed()]);
  }
}

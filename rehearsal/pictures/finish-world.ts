import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";
import { FINISH_M } from "../scenario/course.ts";
import { createRandom } from "../scenario/curve.ts";
import { ptzPoint, PTZ_LIMITS, PTZ_WIDE_DEG } from "../scenario/views.ts";
import { disc, line, linear, polygon, radial, type Point } from "./brush.ts";
import { COATS, SKINS } from "./crowd.ts";
import { paintBackdrop } from "./mountains.ts";
import { createTrees, layTree } from "./tree.ts";

/** How far the world reaches: every view within the limits lies inside. */
const REACH = PTZ_WIDE_DEG / 2;
export const WORLD = {
  panDeg: [PTZ_LIMITS.panDeg[0] - REACH, PTZ_LIMITS.panDeg[1] + REACH],
  tiltDeg: [PTZ_LIMITS.tiltDeg[0] - REACH * 0.5625, PTZ_LIMITS.tiltDeg[1] + REACH * 0.5625],
} as const;
const PIXELS_PER_DEG = 30;

/** Everything round the finish camera that does not move, as one picture in degrees of pan and tilt. */
export function createFinishWorld(): { canvas: Canvas; pixelsPerDeg: number } {
  const wide = WORLD.panDeg[1] - WORLD.panDeg[0];
  const high = WORLD.tiltDeg[1] - WORLD.tiltDeg[0];
  const canvas = createCanvas(Math.ceil(wide * PIXELS_PER_DEG), Math.ceil(high * PIXELS_PER_DEG));
  const context = canvas.getContext("2d");
  const x = (pan: number) => (pan - WORLD.panDeg[0]) * PIXELS_PER_DEG;
  const y = (tilt: number) => (WORLD.tiltDeg[1] - tilt) * PIXELS_PER_DEG;
  const at = (s: number, across: number, up = 0): Point => {
    const point = ptzPoint(s, across);
    return [x(point.panDeg), y(point.tiltDeg + up * point.metreDeg)];
  };
  paintBackdrop(context, { width: canvas.width, floor: y(4), seed: 23, peak: 15 * PIXELS_PER_DEG, sun: [0.3, 0.45] });
  const random = createRandom(31);
  paintHill(context, x, y, at);
  paintForest(context, random, at);
  paintRunOut(context, x, y, at);
  paintStand(context, random, { left: x(19), right: x(74), top: y(4.2), foot: y(-4.4), rows: 9 });
  paintStand(context, random, { left: x(-76), right: x(-17), top: y(0.6), foot: y(-4.6), rows: 6 });
  paintClockFrame(context, x, y);
  paintNearBoards(context, x, y);
  return { canvas, pixelsPerDeg: PIXELS_PER_DEG };
}

type Axis = (deg: number) => number;
type At = (s: number, across: number, up?: number) => Point;

function paintHill(context: SKRSContext2D, x: Axis, y: Axis, at: At): void {
  const ridge: Point[] = [];
  for (let pan = WORLD.panDeg[0]; pan <= WORLD.panDeg[1]; pan += 2) {
    const tilt = 3.4 + 10.5 * Math.exp(-(((pan + 9) / 26) ** 2)) + 0.7 * Math.sin(pan / 7) + 0.35 * Math.sin(pan / 2.6);
    ridge.push([x(pan), y(tilt)]);
  }
  polygon(
    context,
    linear(
      context,
      [0, y(14)],
      [0, y(-30)],
      [
        [0, "#dbe7f3"],
        [0.3, "#edf3f9"],
        [0.5, "#f7fafd"],
        [1, "#dde8f3"],
      ],
    ),
    [...ridge, [x(WORLD.panDeg[1]), y(WORLD.tiltDeg[0])], [x(WORLD.panDeg[0]), y(WORLD.tiltDeg[0])]],
  );
  const edge = (across: number): Point[] =>
    Array.from({ length: 48 }, (_, step) => at(FINISH_M - 440 + step * 9.4, across));
  polygon(
    context,
    linear(
      context,
      [0, y(14)],
      [0, y(-5)],
      [
        [0, "#f2f7fc"],
        [1, "#ffffff"],
      ],
    ),
    [...edge(-13), ...edge(13).toReversed()],
  );
  for (let track = -9; track <= 9; track += 1.6) {
    context.globalAlpha = 0.35;
    line(context, track % 2 > 0.5 ? "#c3d6ea" : "#d6e3f1", 2, edge(track + Math.sin(track * 5) * 0.6));
  }
  context.globalAlpha = 1;
}

function paintForest(context: SKRSContext2D, random: () => number, at: At): void {
  const trees = createTrees(6, 380);
  const spots = Array.from({ length: 760 }, () => {
    const s = FINISH_M - 500 + random() ** 0.75 * 480;
    const side = random() < 0.5 ? -1 : 1;
    return { s, across: side * (17 + random() ** 1.5 * 210), high: 6 + random() * 7, kind: Math.floor(random() * 6) };
  }).sort((one, other) => one.s - other.s);
  for (const spot of spots) {
    const [fx, fy] = at(spot.s, spot.across);
    const m = ptzPoint(spot.s, spot.across).metreDeg * PIXELS_PER_DEG;
    if (fx < -200 || fx > 9_000) continue;
    const high = spot.high * m;
    context.fillStyle = "rgb(104 142 190 / 0.25)";
    context.beginPath();
    context.ellipse(fx + high * 0.22, fy + 2, high * 0.3, high * 0.04, -0.1, 0, 7);
    context.fill();
    const tree = trees[spot.kind];
    if (tree) layTree(context, tree, fx, fy, high);
    // Air between: the farther, the bluer.
    const air = Math.max(0, (FINISH_M - 120 - spot.s) / 380) * 0.42;
    if (air > 0.02) {
      context.fillStyle = `rgb(196 216 236 / ${air * 0.5})`;
      context.fillRect(fx - high * 0.2, fy - high * 0.9, high * 0.4, high * 0.9);
    }
  }
  for (const across of [-14, 14]) {
    const line1: Point[] = [];
    const line2: Point[] = [];
    for (let s = FINISH_M - 430; s <= FINISH_M + 4; s += 6) {
      line1.push(at(s, across, 0));
      line2.push(at(s, across, 1.9));
    }
    polygon(context, "rgb(214 72 46 / 0.4)", [...line1, ...line2.toReversed()]);
    line(context, "#d6482e", 2.2, line2);
  }
}

function paintRunOut(context: SKRSContext2D, x: Axis, y: Axis, at: At): void {
  polygon(
    context,
    linear(
      context,
      [0, y(-4)],
      [0, y(-30)],
      [
        [0, "#fbfdff"],
        [0.5, "#eef4fa"],
        [1, "#d3e0ee"],
      ],
    ),
    [
      [x(WORLD.panDeg[0]), y(-4.6)],
      at(FINISH_M, -14),
      at(FINISH_M, 14),
      [x(WORLD.panDeg[1]), y(-4.4)],
      [x(WORLD.panDeg[1]), y(WORLD.tiltDeg[0])],
      [x(WORLD.panDeg[0]), y(WORLD.tiltDeg[0])],
    ],
  );
  const random = createRandom(77);
  for (let index = 0; index < 90; index++) {
    const px = x(WORLD.panDeg[0] + random() * (WORLD.panDeg[1] - WORLD.panDeg[0]));
    const depth = random() ** 1.6;
    const py = y(-5 - depth * 16);
    context.globalAlpha = 0.5;
    disc(
      context,
      random() < 0.5 ? "rgb(160 190 224 / 0.35)" : "rgb(255 255 255 / 0.9)",
      px,
      py,
      60 + depth * 260,
      2 + depth * 12,
    );
  }
  context.globalAlpha = 1;
  context.fillStyle = radial(context, x(4), y(-7), 900, [
    [0, "rgb(255 251 242 / 0.7)"],
    [1, "rgb(255 251 242 / 0)"],
  ]);
  context.fillRect(x(-40), y(-4.5), x(60) - x(-40), y(-28) - y(-4.5));
}

function paintStand(
  context: SKRSContext2D,
  random: () => number,
  { left, right, top, foot, rows }: { left: number; right: number; top: number; foot: number; rows: number },
): void {
  const slope = 70;
  polygon(
    context,
    linear(
      context,
      [0, top],
      [0, foot],
      [
        [0, "#46566b"],
        [1, "#2b3646"],
      ],
    ),
    [
      [left - slope * 0.3, foot],
      [left + slope * 0.4, top],
      [right, top - 30],
      [right, foot],
    ],
  );
  const step = (foot - top) / (rows + 1.2);
  for (let row = 0; row < rows; row++) {
    const py = top + (row + 1.1) * step;
    const size = step * (0.62 + row * 0.012);
    for (let px = left + slope * 0.4 - row * 6; px < right; px += size * (0.86 + random() * 0.35)) {
      if (random() < 0.07) continue;
      const coat = COATS[Math.floor(random() * COATS.length)] ?? COATS[0];
      const skin = SKINS[Math.floor(random() * SKINS.length)] ?? SKINS[0];
      const lift = random() * size * 0.3;
      polygon(context, coat, [
        [px - size * 0.42, py + size * 0.75],
        [px - size * 0.34, py - size * 0.12 - lift],
        [px + size * 0.34, py - size * 0.12 - lift],
        [px + size * 0.42, py + size * 0.75],
      ]);
      disc(context, skin, px, py - size * 0.36 - lift, size * 0.25);
      disc(
        context,
        COATS[Math.floor(random() * COATS.length)] ?? coat,
        px,
        py - size * 0.5 - lift,
        size * 0.26,
        size * 0.17,
      );
      if (random() < 0.06)
        line(context, coat, size * 0.2, [
          [px + size * 0.3, py - lift],
          [px + size * 0.55, py - size * 0.85 - lift],
        ]);
    }
  }
  const boards = ["#1d4f9e", "#f2f5f9", "#c8372f", "#f2f5f9"] as const;
  for (let px = left - slope * 0.3, index = 0; px < right; px += 190, index++) {
    polygon(context, boards[index % boards.length] ?? "#fff", [
      [px, foot - 8],
      [Math.min(px + 190, right), foot - 8],
      [Math.min(px + 190, right), foot + 28],
      [px, foot + 28],
    ]);
  }
}

function paintClockFrame(context: SKRSContext2D, x: Axis, y: Axis): void {
  context.fillStyle = "#39434f";
  context.fillRect(x(25.6), y(6.6), 14, y(-4.5) - y(6.6));
  context.fillRect(x(35), y(6.6), 14, y(-4.5) - y(6.6));
  context.fillStyle = "#232b36";
  context.fillRect(x(23.6), y(7.1), x(36.9) - x(23.6), y(1.3) - y(7.1));
}

/** Padded boards before the camera's feet: they give the picture a near edge. */
function paintNearBoards(context: SKRSContext2D, x: Axis, y: Axis): void {
  const top = y(-9.6);
  const foot = y(-13.4);
  for (let pan = WORLD.panDeg[0], index = 0; pan < WORLD.panDeg[1]; pan += 14, index++) {
    const blue = index % 2 === 0;
    polygon(
      context,
      linear(
        context,
        [0, top],
        [0, foot],
        blue
          ? [
              [0, "#2c66c8"],
              [1, "#173b7c"],
            ]
          : [
              [0, "#ffffff"],
              [1, "#c9d6e4"],
            ],
      ),
      [
        [x(pan), top],
        [x(pan + 14), top],
        [x(pan + 14), foot],
        [x(pan), foot],
      ],
    );
    context.fillStyle = blue ? "#ffffff" : "#1d4f9e";
    context.font = "bold 66px 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText("VAL SERENA", x(pan + 7), (top + foot) / 2, 390);
  }
  context.fillStyle = "rgb(255 255 255 / 0.9)";
  context.fillRect(0, top - 6, x(WORLD.panDeg[1]), 8);
  context.fillStyle = "#cfdcea";
  context.fillRect(0, foot, x(WORLD.panDeg[1]), y(WORLD.tiltDeg[0]) - foot);
}

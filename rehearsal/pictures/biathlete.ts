import type { SKRSContext2D } from "@napi-rs/canvas";
import type { RangeState } from "../scenario/biathlon.ts";
import { mix } from "../scenario/curve.ts";
import { disc, limb, line, linear, polygon, shade, type Point } from "./brush.ts";

const SUIT = "#1f8a70";
const TRIM = "#f6c445";
const SKIN = "#d9a57f";

/** A biathlete in a sit-ski, from behind and a little to the left; `m` is units per metre, (x, y) the middle of the back. */
export function paintShooter(
  context: SKRSContext2D,
  range: RangeState,
  { x, y, m, ms, breath }: { x: number; y: number; m: number; ms: number; breath: number },
): void {
  const { aim, recoil } = range;
  const moving = Math.min(1, range.speed / 2.5);
  const stroke = Math.sin(ms / 210) * moving;
  const kick = recoil * 0.035;
  const lean = aim * 0.05 + stroke * 0.02;
  const at = (u: number, v: number): Point => [
    x + (u + v * lean) * m,
    y - (v + (breath * 0.006 * (1 - aim * 0.6) - kick * 0.4) * Math.max(0, v)) * m,
  ];
  disc(context, "rgb(56 92 144 / 0.3)", x + 0.25 * m, y + 0.5 * m, 0.95 * m, 0.11 * m);
  paintFrame(context, at, m);
  if (aim < 0.5) paintSlungRifle(context, at, m, false);
  const poles = 1 - aim;
  const shoulderLeft = at(-0.27, 0.3);
  const shoulderRight = at(0.27, 0.3);
  // From behind: aiming, both hands are hidden before the body and the elbows stick out.
  const handLeft = at(mix(-0.62, -0.12, aim), mix(-0.06 + stroke * 0.26, 0.36, aim));
  const elbowLeft = at(mix(-0.56, -0.47, aim), mix(0.1 + stroke * 0.1, 0.02, aim));
  const handRight = at(mix(0.62, 0.24, aim), mix(-0.06 + stroke * 0.26, 0.4, aim));
  const elbowRight = at(mix(0.56, 0.55, aim), mix(0.1 + stroke * 0.1, 0.17, aim));
  if (poles > 0.05) {
    context.globalAlpha = Math.min(1, poles * 1.4);
    for (const [hand, side] of [
      [handLeft, -1],
      [handRight, 1],
    ] as const) {
      line(context, "#2a3038", 0.026 * m, [
        hand,
        [hand[0] + side * 0.05 * m, y + (0.46 - Math.max(0, stroke) * 0.1) * m],
      ]);
    }
    context.globalAlpha = 1;
  }
  if (aim >= 0.5) paintAimedRifle(context, at, m, kick, aim);
  limb(context, SUIT, shoulderLeft, 0.105 * m, elbowLeft, 0.085 * m);
  limb(context, SUIT, elbowLeft, 0.085 * m, handLeft, 0.06 * m);
  limb(context, SUIT, shoulderRight, 0.105 * m, elbowRight, 0.085 * m);
  limb(context, SUIT, elbowRight, 0.085 * m, handRight, 0.06 * m);
  if (aim < 0.6) for (const hand of [handLeft, handRight]) disc(context, "#1d2127", hand[0], hand[1], 0.068 * m);
  paintBack(context, at, m);
  if (aim < 0.5) paintSlungRifle(context, at, m, true);
  paintHead(context, at, m, aim);
  if (recoil > 0.05) {
    const [mx, my] = at(0.72, 0.86);
    disc(
      context,
      `rgb(236 242 248 / ${recoil * 0.55})`,
      mx + (1 - recoil) * 26,
      my - (1 - recoil) * 18,
      (0.05 + (1 - recoil) * 0.12) * m,
    );
  }
}

type At = (u: number, v: number) => Point;

function paintFrame(context: SKRSContext2D, at: At, m: number): void {
  for (const u of [-0.2, 0.2]) {
    line(context, "#161a20", 0.055 * m, [at(u - 0.02, -0.5), at(u + 0.05, -0.33)]);
    line(context, TRIM, 0.018 * m, [at(u - 0.015, -0.49), at(u + 0.05, -0.34)]);
    limb(context, "#5d6670", at(u, -0.46), 0.026 * m, at(u * 0.8, -0.26), 0.026 * m);
  }
  // The moulded seat, with its back rest.
  polygon(
    context,
    linear(context, at(-0.34, 0), at(0.34, 0), [
      [0, "#4a5462"],
      [0.4, "#262c36"],
      [1, "#12161c"],
    ]),
    [
      at(-0.33, -0.3),
      at(-0.35, -0.1),
      at(-0.29, 0.02),
      at(0.29, 0.02),
      at(0.35, -0.1),
      at(0.33, -0.3),
      at(0.2, -0.38),
      at(-0.2, -0.38),
    ],
  );
  line(context, TRIM, 0.02 * m, [at(-0.3, -0.16), at(0, -0.2), at(0.3, -0.16)]);
}

function paintBack(context: SKRSContext2D, at: At, m: number): void {
  const back = linear(context, at(-0.34, 0.2), at(0.34, 0.1), [
    [0, shade(SUIT, 0.3)],
    [0.4, SUIT],
    [1, shade(SUIT, -0.5)],
  ]);
  context.beginPath();
  context.moveTo(...at(-0.26, -0.1));
  context.quadraticCurveTo(...at(-0.32, 0.14), ...at(-0.34, 0.3));
  context.quadraticCurveTo(...at(-0.3, 0.43), ...at(-0.1, 0.45));
  context.lineTo(...at(0.1, 0.45));
  context.quadraticCurveTo(...at(0.3, 0.43), ...at(0.34, 0.3));
  context.quadraticCurveTo(...at(0.32, 0.14), ...at(0.26, -0.1));
  context.closePath();
  context.fillStyle = back;
  context.fill();
  line(context, TRIM, 0.026 * m, [at(-0.27, 0.36), at(-0.22, 0.12), at(-0.21, -0.08)]);
  line(context, TRIM, 0.026 * m, [at(0.27, 0.36), at(0.22, 0.12), at(0.21, -0.08)]);
  polygon(context, "#fbfbf8", [at(-0.16, 0.32), at(0.16, 0.32), at(0.16, 0.06), at(-0.16, 0.06)]);
  const [cx, cy] = at(0, 0.185);
  context.fillStyle = "#15181d";
  context.font = `bold ${0.21 * m}px 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("51", cx, cy);
}

function paintHead(context: SKRSContext2D, at: At, m: number, aim: number): void {
  const u = aim * 0.06;
  const v = 0.6 - aim * 0.03;
  const [x, y] = at(u, v);
  const r = 0.145 * m;
  limb(context, SKIN, at(u * 0.4, 0.42), 0.075 * m, [x, y], 0.07 * m);
  disc(
    context,
    linear(
      context,
      [x - r, y],
      [x + r, y],
      [
        [0, "#e0b08a"],
        [1, "#8d5b3e"],
      ],
    ),
    x,
    y + r * 0.1,
    r * 0.92,
    r,
  );
  // Hair in a tail, under a headband in the colours of the suit.
  context.save();
  context.translate(x, y);
  context.rotate(aim * 0.16);
  context.beginPath();
  context.ellipse(0, -r * 0.12, r * 1.0, r * 1.02, 0, Math.PI, Math.PI * 2);
  context.quadraticCurveTo(r * 0.95, r * 0.5, r * 0.6, r * 0.62);
  context.quadraticCurveTo(0, r * 0.95, -r * 0.6, r * 0.62);
  context.quadraticCurveTo(-r * 0.95, r * 0.5, -r, -r * 0.12);
  context.fillStyle = linear(
    context,
    [-r, 0],
    [r, 0],
    [
      [0, "#c99a54"],
      [1, "#7a5426"],
    ],
  );
  context.fill();
  line(context, "#a97a3c", r * 0.42, [
    [0, r * 0.1],
    [-r * 0.1, r * 0.8],
    [r * 0.05, r * 1.35],
  ]);
  context.beginPath();
  context.moveTo(-r * 1.02, -r * 0.42);
  context.quadraticCurveTo(0, -r * 0.16, r * 1.02, -r * 0.42);
  context.lineTo(r * 1.0, -r * 0.02);
  context.quadraticCurveTo(0, r * 0.26, -r * 1.0, -r * 0.02);
  context.closePath();
  context.fillStyle = linear(
    context,
    [-r, 0],
    [r, 0],
    [
      [0, shade(SUIT, 0.25)],
      [1, shade(SUIT, -0.5)],
    ],
  );
  context.fill();
  line(context, TRIM, r * 0.09, [
    [-r * 1.0, -r * 0.2],
    [0, r * 0.06],
    [r * 1.0, -r * 0.2],
  ]);
  context.restore();
}

function paintAimedRifle(context: SKRSContext2D, at: At, m: number, kick: number, aim: number): void {
  const back = (u: number, v: number): Point => at(u - kick * 0.7, v - (1 - aim) * 0.3 - kick * 0.3);
  line(context, "#15181d", 0.036 * m, [back(0.34, 0.5), back(0.72, 0.86)]);
  line(context, "#3a424c", 0.014 * m, [back(0.33, 0.515), back(0.71, 0.87)]);
  limb(context, "#8a5a34", back(0.24, 0.4), 0.06 * m, back(0.44, 0.58), 0.04 * m);
  line(context, "#15181d", 0.03 * m, [back(0.36, 0.6), back(0.42, 0.66)]);
  disc(context, "#20262e", ...back(0.7, 0.875), 0.025 * m);
}

function paintSlungRifle(context: SKRSContext2D, at: At, m: number, straps: boolean): void {
  if (straps) {
    for (const side of [-1, 1]) line(context, "#20262e", 0.028 * m, [at(side * 0.2, 0.44), at(side * 0.235, 0.1)]);
    return;
  }
  limb(context, "#8a5a34", at(0.1, 0.4), 0.05 * m, at(0.13, 0.56), 0.035 * m);
  line(context, "#15181d", 0.036 * m, [at(0.13, 0.56), at(0.19, 0.98)]);
  disc(context, "#20262e", ...at(0.19, 0.96), 0.024 * m);
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { createWander, ease } from "../scenario/curve.ts";
import { LOOPS } from "../scenario/feeds.ts";
import { turns } from "../scenario/studio.ts";
import { disc, limb, line, linear, shade, type Point } from "./brush.ts";

export interface PresenterLook {
  jacket: string;
  shirt: string;
  skin: string;
  hair: string;
  style: "curls" | "short";
  glasses?: boolean;
}
export interface PresenterState {
  phase: number;
  side: 0 | 1;
  /** The middle of the chest at the desk's edge, in units; `m` is the height of head and shoulders. */
  x: number;
  y: number;
  m: number;
}

const nods = [createWander(110, LOOPS.studio, 1_700), createWander(111, LOOPS.studio, 1_900)] as const;
const sways = [createWander(112, LOOPS.studio, 4_200), createWander(113, LOOPS.studio, 3_800)] as const;
const hands = [createWander(114, LOOPS.studio, 1_250), createWander(115, LOOPS.studio, 1_400)] as const;

/** 0 to 1, rising and falling at the ends of a turn. */
const talking = (phase: number, side: 0 | 1): number =>
  Math.max(
    0,
    ...turns.map((turn) =>
      turn.presenter === side
        ? ease(turn.fromMs - 200, turn.fromMs + 300, phase) * (1 - ease(turn.untilMs - 300, turn.untilMs + 250, phase))
        : 0,
    ),
  );

/** A presenter from the waist up, turned a little to the other one. */
export function paintPresenter(
  context: SKRSContext2D,
  look: PresenterLook,
  { phase, side, x, y, m }: PresenterState,
): void {
  const inward = side === 0 ? 1 : -1;
  const talk = talking(phase, side);
  const breath = Math.sin((phase / LOOPS.studio) * Math.PI * 2 * 17) * 0.006;
  const sway = sways[side](phase) * 0.02;
  const nod = nods[side](phase) * (0.012 + 0.022 * talk);
  const at = (u: number, v: number): Point => [x + (u * inward + sway * v) * m, y - (v + breath * Math.max(0, v)) * m];

  // Body.
  const cloth = linear(
    context,
    [x - 0.5 * m, 0],
    [x + 0.5 * m, 0],
    [
      [0, shade(look.jacket, 0.25)],
      [0.4, look.jacket],
      [1, shade(look.jacket, -0.48)],
    ],
  );
  context.beginPath();
  context.moveTo(...at(-0.52, -0.1));
  context.bezierCurveTo(...at(-0.52, 0.3), ...at(-0.46, 0.46), ...at(-0.16, 0.52));
  context.lineTo(...at(0.14, 0.52));
  context.bezierCurveTo(...at(0.44, 0.46), ...at(0.5, 0.3), ...at(0.5, -0.1));
  context.closePath();
  context.fillStyle = cloth;
  context.fill();
  context.beginPath();
  context.moveTo(...at(-0.13, 0.54));
  context.lineTo(...at(0.03, 0.08));
  context.lineTo(...at(0.13, 0.54));
  context.closePath();
  context.fillStyle = look.shirt;
  context.fill();
  for (const edge of [-1, 1]) {
    context.beginPath();
    context.moveTo(...at(edge * 0.14, 0.54));
    context.lineTo(...at(edge * 0.22, 0.36));
    context.lineTo(...at(edge * 0.12, 0.3));
    context.lineTo(...at(0.03, 0.06));
    context.lineTo(...at(edge * 0.11, 0.46));
    context.closePath();
    context.fillStyle = shade(look.jacket, edge < 0 ? 0.1 : -0.22);
    context.fill();
  }
  limb(context, shadeHex(look.skin), at(0, 0.47), 0.1 * m, at(0.02, 0.62), 0.095 * m);
  paintHead(context, look, at(0.03 + nod * 0.3, 0.775 + nod * 0.4), m * 0.205, {
    inward,
    phase,
    talk,
    tilt: nod * 1.6 + sway * 0.6,
  });
  paintArms(context, look, at, m, talk, hands[side](phase));
  disc(context, "#14171c", ...at(0.1, 0.33), 0.014 * m, 0.02 * m);
}

/** The neck lies in the head's shadow. */
const shadeHex = (colour: string): string =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * 0.84)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

function paintArms(
  context: SKRSContext2D,
  look: PresenterLook,
  at: (u: number, v: number) => Point,
  m: number,
  talk: number,
  beat: number,
): void {
  const lift = talk * (0.1 + 0.14 * Math.max(0, beat));
  const near: Point = at(0.2 + talk * 0.06 * beat, 0.02 + lift);
  const far: Point = at(-0.16, 0.015 + lift * 0.35);
  limb(context, look.jacket, at(-0.42, 0.34), 0.12 * m, at(-0.47, 0.04), 0.1 * m);
  limb(context, look.jacket, at(-0.47, 0.04), 0.1 * m, far, 0.07 * m);
  limb(context, look.jacket, at(0.4, 0.34), 0.12 * m, at(0.46, 0.05), 0.1 * m);
  limb(context, look.jacket, at(0.46, 0.05), 0.1 * m, near, 0.07 * m);
  for (const [hand, open] of [
    [far, talk * 0.4],
    [near, talk],
  ] as const)
    paintHand(context, look.skin, hand, m, open);
}

/** Lies flat on the desk; opened upwards it talks along. */
function paintHand(context: SKRSContext2D, skin: string, [x, y]: Point, m: number, open: number): void {
  context.save();
  context.translate(x, y);
  context.fillStyle = linear(
    context,
    [-0.07 * m, -0.05 * m],
    [0.07 * m, 0.05 * m],
    [
      [0, shade(skin, 0.18)],
      [1, shade(skin, -0.3)],
    ],
  );
  for (let finger = 0; finger < 4; finger++) {
    context.save();
    context.rotate((-0.5 + finger * 0.32) * (0.3 + open));
    context.beginPath();
    context.roundRect(
      (-0.052 + finger * 0.027) * m,
      -0.05 * m - open * 0.05 * m,
      0.024 * m,
      (0.06 + open * 0.05) * m,
      0.012 * m,
    );
    context.fill();
    context.restore();
  }
  context.beginPath();
  context.ellipse(0, 0.012 * m, 0.062 * m, 0.046 * m, 0, 0, Math.PI * 2);
  context.fill();
  context.restore();
}

function paintHead(
  context: SKRSContext2D,
  look: PresenterLook,
  [x, y]: Point,
  r: number,
  { inward, phase, talk, tilt }: { inward: 1 | -1; phase: number; talk: number; tilt: number },
): void {
  context.save();
  context.translate(x, y);
  context.rotate(tilt * inward);
  // Turned to the other: all features lie towards the inside.
  const turn = 0.2 * inward * r;
  if (look.style === "curls") {
    for (let curl = 0; curl < 15; curl++) {
      const angle = Math.PI * (0.92 + (curl / 14) * 1.16);
      disc(
        context,
        shade(look.hair, curl % 3 ? 0.03 : 0.1),
        Math.cos(angle) * r * 0.92,
        Math.sin(angle) * r * 0.98 - r * 0.1,
        r * 0.36,
      );
    }
    disc(context, look.hair, -turn * 1.4, r * 0.1, r * 0.95, r * 0.85);
  }
  disc(context, shade(look.skin, -0.14), -turn * 3.6, r * 0.1, r * 0.17, r * 0.25);
  context.beginPath();
  context.moveTo(-r * 0.86, -r * 0.2);
  context.bezierCurveTo(-r * 0.9, r * 0.55, -r * 0.5 + turn * 0.4, r * 1.05, turn * 0.6, r * 1.08);
  context.bezierCurveTo(r * 0.5 + turn * 0.4, r * 1.05, r * 0.9, r * 0.55, r * 0.86, -r * 0.2);
  context.bezierCurveTo(r * 0.84, -r * 1.2, -r * 0.84, -r * 1.2, -r * 0.86, -r * 0.2);
  context.fillStyle = linear(
    context,
    [-r, -r * 0.4],
    [r, r * 0.5],
    [
      [0, shade(look.skin, 0.2)],
      [0.5, look.skin],
      [1, shade(look.skin, -0.32)],
    ],
  );
  context.fill();
  paintFace(context, look, r, turn, phase, talk);
  context.fillStyle = linear(
    context,
    [-r, -r],
    [r, 0],
    [
      [0, shade(look.hair, 0.08)],
      [1, shade(look.hair, -0.3)],
    ],
  );
  context.beginPath();
  if (look.style === "short") {
    context.moveTo(-r * 0.95, r * 0.12);
    context.bezierCurveTo(-r * 1.16, -r * 1.3, r * 1.16, -r * 1.36, r * 0.95, r * 0.12);
    context.bezierCurveTo(r * 0.88, -r * 0.3, r * 0.84, -r * 0.5, r * 0.5 + turn, -r * 0.64);
    context.bezierCurveTo(turn, -r * 0.78, -r * 0.5 + turn, -r * 0.74, -r * 0.72, -r * 0.4);
  } else {
    context.moveTo(-r * 0.92, -r * 0.1);
    context.bezierCurveTo(-r * 1.0, -r * 1.3, r * 1.0, -r * 1.3, r * 0.92, -r * 0.1);
    context.bezierCurveTo(r * 0.7, -r * 0.5, r * 0.4 + turn, -r * 0.66, turn * 1.4, -r * 0.62);
    context.bezierCurveTo(-r * 0.4 + turn, -r * 0.58, -r * 0.7, -r * 0.44, -r * 0.92, -r * 0.1);
  }
  context.closePath();
  context.fill();
  context.restore();
}

function paintFace(
  context: SKRSContext2D,
  look: PresenterLook,
  r: number,
  turn: number,
  phase: number,
  talk: number,
): void {
  const blink = phase % 3_700 < 130 || phase % 5_300 < 120 ? 0.12 : 1;
  for (const eye of [-1, 1]) {
    const ex = eye * r * 0.36 + turn;
    disc(context, "#fbfaf7", ex, -r * 0.04, r * 0.14, r * 0.09 * blink);
    disc(context, "#241a14", ex + turn * 0.22, -r * 0.04, r * 0.075, r * 0.085 * blink);
    line(context, shade(look.hair, -0.1), r * 0.07, [
      [ex - r * 0.17, -r * 0.25],
      [ex + r * 0.02, -r * 0.31],
      [ex + r * 0.18, -r * 0.26],
    ]);
  }
  line(context, shade(look.skin, -0.25), r * 0.06, [
    [turn * 1.25, -r * 0.02],
    [turn * 1.75, r * 0.26],
    [turn * 1.1, r * 0.32],
  ]);
  const open = talk * Math.max(0, Math.sin(phase / 61) * 0.6 + Math.sin(phase / 97 + 1) * 0.5);
  const mx = turn * 1.05;
  if (open > 0.06) {
    disc(context, "#5a2320", mx, r * 0.58, r * 0.24, r * (0.05 + open * 0.17));
    disc(context, "#f5efe9", mx, r * 0.54 - open * r * 0.06, r * 0.17, r * 0.035);
  } else {
    line(context, shade(look.skin, -0.42), r * 0.055, [
      [mx - r * 0.23, r * 0.55],
      [mx, r * 0.61],
      [mx + r * 0.23, r * 0.54],
    ]);
  }
  if (!look.glasses) return;
  context.strokeStyle = "#1d2229";
  context.lineWidth = r * 0.06;
  for (const eye of [-1, 1]) {
    context.beginPath();
    context.roundRect(eye * r * 0.36 + turn - r * 0.25, -r * 0.2, r * 0.5, r * 0.36, r * 0.13);
    context.stroke();
  }
  line(context, "#1d2229", r * 0.05, [
    [turn - r * 0.11, -r * 0.06],
    [turn + r * 0.11, -r * 0.06],
  ]);
}

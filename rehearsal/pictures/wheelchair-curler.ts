import type { SKRSContext2D } from "@napi-rs/canvas";
import { mix } from "../scenario/curve.ts";
import { disc, limb, line, linear, polygon, type Point } from "./brush.ts";

export interface CurlerLook {
  jacket: string;
  trim: string;
  hair: string;
  skin: string;
  cap?: string;
}
export interface CurlerPose {
  /** 0 sitting back to 1 leaning far forward. */
  forward: number;
  /** Where the stick's end is, in the scene's units; absent: no stick in hand. */
  stickTo?: Point;
  /** -1 looks to the left, 1 to the right. */
  facing: 1 | -1;
  /** 0 to 1: an arm held up. */
  point: number;
}

/** A wheelchair curler from the side; (x, y) is where the big wheel touches the ice, `m` units per metre. */
export function paintCurler(
  context: SKRSContext2D,
  look: CurlerLook,
  pose: CurlerPose,
  x: number,
  y: number,
  m: number,
): void {
  const at = (u: number, v: number): Point => [x + u * pose.facing * m, y - v * m];
  const lean = pose.forward * 0.62;
  const body = (u: number, v: number): Point => {
    const up = v - 0.52;
    return at(-0.04 + u * Math.cos(lean) + up * Math.sin(lean), 0.52 + up * Math.cos(lean) - u * Math.sin(lean));
  };
  disc(context, "rgb(44 74 116 / 0.28)", x + 0.22 * pose.facing * m, y + 0.02 * m, 0.72 * m, 0.15 * m);
  wheel(context, at(0.03, 0.31), 0.3 * m, m, "#39424d");
  // Frame, foot rest, legs.
  line(context, "#8d99a6", 0.035 * m, [at(-0.22, 0.86), at(-0.2, 0.5), at(0.3, 0.5), at(0.5, 0.14), at(0.66, 0.12)]);
  line(context, "#8d99a6", 0.03 * m, [at(-0.2, 0.5), at(0.34, 0.2)]);
  wheel(context, at(0.42, 0.09), 0.085 * m, m, "#2b323b");
  limb(context, "#222833", at(-0.04, 0.58), 0.13 * m, at(0.36, 0.57), 0.1 * m);
  limb(context, "#222833", at(0.36, 0.57), 0.1 * m, at(0.5, 0.2), 0.075 * m);
  limb(context, "#11151a", at(0.5, 0.16), 0.07 * m, at(0.64, 0.15), 0.055 * m);
  limb(context, "#2b323b", at(-0.2, 0.56), 0.05 * m, at(-0.23, 0.9), 0.045 * m);
  limb(context, look.jacket, body(-0.02, 0.6), 0.18 * m, body(0, 0.98), 0.19 * m);
  line(context, look.trim, 0.035 * m, [body(-0.17, 0.72), body(0.17, 0.72)]);
  const shoulder = body(0.02, 1.04);
  const rest: Point = at(0.3, 0.66);
  const raised = body(0.5, 1.42);
  const stick = pose.stickTo;
  const grip: Point = stick
    ? [mix(shoulder[0], stick[0], 0.34), mix(shoulder[1], stick[1], 0.34) + 0.05 * m]
    : [mix(rest[0], raised[0], pose.point), mix(rest[1], raised[1], pose.point)];
  if (stick) {
    const back: Point = [grip[0] - (stick[0] - grip[0]) * 0.3, grip[1] - (stick[1] - grip[1]) * 0.3];
    line(context, "#d9dee4", 0.034 * m, [back, stick]);
    line(context, "#c8352f", 0.045 * m, [[mix(grip[0], stick[0], 0.94), mix(grip[1], stick[1], 0.94)], stick]);
  }
  const elbow: Point = [
    mix(shoulder[0], grip[0], 0.5) - 0.05 * m * pose.facing,
    mix(shoulder[1], grip[1], 0.5) + (stick ? 0.12 : 0.1 * (1 - pose.point)) * m,
  ];
  paintCurlerHead(context, look, body(0.06, 1.32), m, pose.facing, lean);
  limb(context, look.jacket, shoulder, 0.105 * m, elbow, 0.085 * m);
  limb(context, look.jacket, elbow, 0.085 * m, grip, 0.065 * m);
  disc(context, look.skin, grip[0], grip[1], 0.062 * m);
  wheel(context, at(-0.02, 0.31), 0.31 * m, m, "#1b2027");
}

function wheel(context: SKRSContext2D, [x, y]: Point, r: number, m: number, rim: string): void {
  context.strokeStyle = "rgb(196 206 216 / 0.75)";
  context.lineWidth = 0.012 * m;
  context.beginPath();
  for (let spoke = 0; spoke < 7; spoke++) {
    const turn = (spoke / 7) * Math.PI * 2 + 0.3;
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(turn) * r, y + Math.sin(turn) * r);
  }
  context.stroke();
  context.strokeStyle = rim;
  context.lineWidth = 0.05 * m;
  context.beginPath();
  context.arc(x, y, r, 0, Math.PI * 2);
  context.stroke();
  context.strokeStyle = "#aab5c0";
  context.lineWidth = 0.014 * m;
  context.beginPath();
  context.arc(x, y, r * 0.84, 0, Math.PI * 2);
  context.stroke();
  disc(context, "#59636e", x, y, 0.04 * m);
}

function paintCurlerHead(
  context: SKRSContext2D,
  look: CurlerLook,
  [x, y]: Point,
  m: number,
  facing: 1 | -1,
  lean: number,
): void {
  const r = 0.145 * m;
  context.save();
  context.translate(x, y);
  context.scale(facing, 1);
  context.rotate(lean * 0.35);
  disc(context, look.skin, -r * 0.05, r * 0.75, r * 0.45, r * 0.6);
  disc(
    context,
    linear(
      context,
      [-r, 0],
      [r, 0],
      facing > 0
        ? [
            [0, look.skin],
            [1, look.skin],
          ]
        : [
            [0, look.skin],
            [1, look.skin],
          ],
    ),
    r * 0.08,
    0,
    r * 0.86,
    r,
  );
  polygon(context, look.skin, [
    [r * 0.8, -r * 0.12],
    [r * 1.08, r * 0.18],
    [r * 0.8, r * 0.3],
  ]);
  context.beginPath();
  context.ellipse(-r * 0.05, -r * 0.1, r, r * 1.02, 0, Math.PI * 0.75, Math.PI * 1.92);
  context.quadraticCurveTo(r * 0.3, -r * 0.62, -r * 0.1, -r * 0.3);
  context.quadraticCurveTo(-r * 0.3, r * 0.4, -r * 0.6, r * 0.75);
  context.closePath();
  context.fillStyle = look.hair;
  context.fill();
  if (look.cap) {
    context.beginPath();
    context.ellipse(-r * 0.02, -r * 0.3, r * 1.02, r * 0.86, 0, Math.PI, Math.PI * 2);
    context.lineTo(r * 1.55, -r * 0.22);
    context.lineTo(-r * 1.02, -r * 0.22);
    context.closePath();
    context.fillStyle = look.cap;
    context.fill();
  }
  disc(context, "#20242a", r * 0.5, r * 0.02, r * 0.09, r * 0.11);
  context.restore();
}

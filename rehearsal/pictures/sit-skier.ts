import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp } from "../scenario/curve.ts";
import { disc, limb, line, linear, polygon, shade, type Point } from "./brush.ts";
import { createSoft } from "./soft.ts";

const SHADOW = createSoft("52 88 142", 0.5, 0.5);

/**
 * A sit-skier seen from the front: mono-ski, moulded seat, outriggers. A small skeleton in metres,
 * leaned and turned in space, then projected by the camera of the scene.
 * Local axes: `u` to the right of the picture, `v` up, `w` towards the camera (down the hill).
 */
export interface SitSkierPose {
  /** Lean into the turn, radians, positive to the right of the picture. */
  lean: number;
  /** Heading of the ski, radians, positive to the right. */
  heading: number;
  /** 0 upright to 1 tucked low. */
  crouch: number;
  /** -1 to 1: both outriggers reach back and push, or forward. */
  push: number;
  /** 0 to 1: an arm up in joy. */
  cheer: number;
  /** Small turn of the head, radians. */
  look: number;
}
export interface Kit {
  suit: string;
  trim: string;
  shell: string;
  helmet: string;
  stripe: string;
  bib: string;
}
export const KITS: Record<string, Kit> = {
  a11: { suit: "#1f6f8b", trim: "#f3d04e", shell: "#23272f", helmet: "#1d2733", stripe: "#f3d04e", bib: "11" },
  a12: { suit: "#d8432b", trim: "#f6efe2", shell: "#24407c", helmet: "#f4f4f0", stripe: "#e2572b", bib: "12" },
};

type Joint = readonly [u: number, v: number, w: number];
export type Projector = (u: number, v: number, w: number) => readonly [x: number, y: number, scale: number];

interface Bones {
  at(joint: Joint, share?: number): Point;
  size(joint: Joint): number;
}

/** `share` 1 leans with the ski, less keeps that part upright: a skier bends at the hips. */
function createBones(pose: SitSkierPose, project: Projector): Bones {
  const turned = ([u, v, w]: Joint, share: number): Joint => {
    const hip = 0.42;
    const low = Math.min(v, hip);
    const high = v - low;
    const lower = pose.lean;
    const upper = pose.lean * (0.5 + 0.5 * share);
    const u2 = u * Math.cos(lower) + low * Math.sin(lower) + high * Math.sin(upper);
    const v2 = -u * Math.sin(lower) * 0.75 + low * Math.cos(lower) + high * Math.cos(upper);
    const cos = Math.cos(pose.heading);
    const sin = Math.sin(pose.heading);
    return [u2 * cos + w * sin, v2, w * cos - u2 * sin];
  };
  return {
    at(joint, share = 0) {
      const [x, y] = project(...turned(joint, share));
      return [x, y];
    },
    size: (joint) => project(...turned(joint, 0))[2],
  };
}

export function paintSitSkier(context: SKRSContext2D, kit: Kit, pose: SitSkierPose, project: Projector): void {
  const bones = createBones(pose, project);
  const m = bones.size([0, 0.6, 0]);
  const drop = pose.crouch * 0.1;
  paintShadow(context, pose, project, m);
  // The hand on the inside of the turn goes down and forward, the outer one out and up.
  const inside = clamp(pose.lean / 0.7, -1, 1);
  const hand = (side: 1 | -1): Joint => {
    const inner = clamp(inside * side, 0, 1);
    const outer = clamp(-inside * side, 0, 1);
    const cheer = side === 1 ? pose.cheer : pose.cheer * 0.35;
    return [
      side * (0.5 + 0.1 * outer - 0.02 * inner + cheer * 0.02),
      0.52 - drop + 0.2 * outer - 0.06 * inner + cheer * 0.95 + Math.max(0, pose.push) * 0.1,
      0.42 - 0.16 * outer + 0.12 * inner + pose.push * 0.34 - cheer * 0.3,
    ];
  };
  const far = inside >= 0 ? -1 : 1;
  const near = far === 1 ? -1 : 1;
  paintArm(context, { kit, pose, bones, project, m, side: far, hand: hand(far), drop });
  paintSki(context, kit, bones, m);
  paintBody(context, kit, bones, m, drop);
  paintArm(context, { kit, pose, bones, project, m, side: near, hand: hand(near), drop });
  paintHead(context, kit, pose, bones, m, drop);
}

function paintShadow(context: SKRSContext2D, pose: SitSkierPose, project: Projector, m: number): void {
  const [x, y] = project(0.55 + pose.lean * 0.3, 0, -0.1);
  SHADOW.lay(context, x - m * 1.15, y - m * 0.27, m * 2.5, m * 0.54);
  const [under, floor] = project(0.1, 0, 0);
  SHADOW.lay(context, under - m * 0.5, floor - m * 0.11, m * 1.1, m * 0.22);
}

function paintSki(context: SKRSContext2D, kit: Kit, bones: Bones, m: number): void {
  const ski = (w: number, v = 0.015): Point => bones.at([0, v, w]);
  line(context, "#14171c", m * 0.085, [ski(-0.72), ski(0.6), ski(0.82, 0.03), ski(0.97, 0.12)]);
  line(context, kit.trim, m * 0.026, [ski(-0.6, 0.04), ski(0.58, 0.04)]);
  // Swing arm and damper between ski and seat.
  limb(context, "#5b636e", bones.at([0.07, 0.05, -0.1]), m * 0.035, bones.at([0.08, 0.36, -0.16]), m * 0.04);
  limb(context, "#454c56", bones.at([-0.07, 0.05, 0.14]), m * 0.035, bones.at([-0.06, 0.36, -0.06]), m * 0.04);
  limb(context, kit.stripe, bones.at([0, 0.09, 0.04]), m * 0.028, bones.at([0, 0.32, -0.1]), m * 0.032);
}

function paintBody(context: SKRSContext2D, kit: Kit, bones: Bones, m: number, drop: number): void {
  const hip = bones.at([0, 0.44, -0.12]);
  const waist = bones.at([0, 0.62, -0.06], 0.6);
  const chest = bones.at([0, 0.94 - drop, 0.04 + drop * 0.6], 0.4);
  limb(context, kit.shell, hip, m * 0.235, bones.at([0, 0.47, 0.2]), m * 0.2);
  limb(context, kit.suit, waist, m * 0.175, chest, m * 0.225);
  const left = bones.at([-0.235, 1.0 - drop, 0.02], 0.4);
  const right = bones.at([0.235, 1.0 - drop, 0.02], 0.4);
  limb(context, kit.suit, left, m * 0.1, right, m * 0.1);
  // Trim down the sides of the suit.
  line(context, kit.trim, m * 0.03, [bones.at([-0.17, 0.6, 0.08], 0.6), bones.at([-0.2, 0.84 - drop, 0.12], 0.4)]);
  line(context, kit.trim, m * 0.03, [bones.at([0.17, 0.6, 0.08], 0.6), bones.at([0.2, 0.84 - drop, 0.12], 0.4)]);
  paintBib(context, kit, bones, drop);
  // Legs in their cover, towards the camera and so in front of the belly.
  limb(context, kit.shell, bones.at([0, 0.46, 0.12]), m * 0.215, bones.at([0, 0.42, 0.56]), m * 0.15);
  limb(context, kit.shell, bones.at([0, 0.42, 0.5]), m * 0.155, bones.at([0, 0.33, 0.78]), m * 0.1);
  line(context, kit.trim, m * 0.034, [
    bones.at([-0.16, 0.5, 0.3]),
    bones.at([-0.02, 0.44, 0.62]),
    bones.at([0.15, 0.5, 0.3]),
  ]);
}

function paintBib(context: SKRSContext2D, kit: Kit, bones: Bones, drop: number): void {
  const corner = (u: number, v: number): Point => bones.at([u, v - drop, 0.24], 0.45);
  const topLeft = corner(-0.135, 1.0);
  const topRight = corner(0.135, 1.0);
  const lowLeft = corner(-0.135, 0.74);
  polygon(context, "#fbfbf8", [topLeft, topRight, corner(0.135, 0.74), lowLeft]);
  context.save();
  context.transform(
    (topRight[0] - topLeft[0]) / 100,
    (topRight[1] - topLeft[1]) / 100,
    (lowLeft[0] - topLeft[0]) / 100,
    (lowLeft[1] - topLeft[1]) / 100,
    topLeft[0],
    topLeft[1],
  );
  context.fillStyle = "#15181d";
  context.font = "bold 78px 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(kit.bib, 50, 53, 84);
  context.restore();
}

interface Arm {
  kit: Kit;
  pose: SitSkierPose;
  bones: Bones;
  project: Projector;
  m: number;
  side: 1 | -1;
  hand: Joint;
  drop: number;
}
function paintArm(context: SKRSContext2D, { kit, pose, bones, project, m, side, hand, drop }: Arm): void {
  const shoulder = bones.at([side * 0.25, 1.0 - drop, 0.02], 0.4);
  const fist = bones.at(hand, 0.3);
  const elbow = bones.at(
    [side * (0.46 + 0.03 * Math.abs(pose.lean)), (1.0 - drop + hand[1]) / 2 - 0.06, hand[2] * 0.3 - 0.12],
    0.35,
  );
  const lifted = clamp((hand[1] - 0.85) / 0.4, 0, 1);
  // The outrigger stands on the snow where the arm allows; in the air it hangs from the hand.
  const cos = Math.cos(pose.heading);
  const sin = Math.sin(pose.heading);
  const reach = side * 0.72 + Math.sin(pose.lean) * 0.42;
  const ahead = hand[2] + 0.02;
  const ground = (w: number, v: number): Point => {
    const [x, y] = project(reach * cos + w * sin, v + lifted * 1.25, w * cos - reach * sin);
    return [x - lifted * side * m * 0.1, y];
  };
  line(context, "#20252c", m * 0.042, [fist, ground(ahead + 0.06, 0.1)]);
  line(context, "#15191f", m * 0.06, [ground(ahead - 0.2, 0.02), ground(ahead + 0.2, 0.02), ground(ahead + 0.3, 0.07)]);
  line(context, kit.stripe, m * 0.02, [ground(ahead - 0.16, 0.04), ground(ahead + 0.18, 0.04)]);
  limb(context, kit.suit, shoulder, m * 0.11, elbow, m * 0.085);
  limb(context, kit.suit, elbow, m * 0.085, fist, m * 0.062);
  limb(context, "#1a1d23", fist, m * 0.078, [fist[0], fist[1] + m * 0.02], m * 0.07);
}

function paintHead(context: SKRSContext2D, kit: Kit, pose: SitSkierPose, bones: Bones, m: number, drop: number): void {
  const neck = bones.at([0, 1.06 - drop, 0.08], 0.35);
  const head = bones.at([0, 1.25 - drop, 0.16], 0.2);
  const r = m * 0.165;
  limb(context, "#b9835f", neck, m * 0.075, head, m * 0.07);
  context.save();
  context.translate(head[0], head[1]);
  context.rotate(pose.lean * 0.3);
  const glance = clamp(pose.look + pose.heading * 0.6, -0.7, 0.7) * r;
  // Face below, helmet over it, goggles across.
  disc(
    context,
    linear(
      context,
      [-r, 0],
      [r, 0],
      [
        [0, "#d9a57f"],
        [1, "#8d5b3e"],
      ],
    ),
    glance * 0.3,
    r * 0.42,
    r * 0.7,
    r * 0.66,
  );
  const dome = linear(
    context,
    [-r, -r * 0.6],
    [r, r * 0.7],
    [
      [0, shade(kit.helmet, 0.5)],
      [0.45, kit.helmet],
      [1, shade(kit.helmet, -0.42)],
    ],
  );
  context.beginPath();
  context.ellipse(0, 0, r * 1.02, r * 1.08, 0, Math.PI * 0.93, Math.PI * 2.07);
  context.quadraticCurveTo(r * 0.9, r * 0.62, r * 0.72, r * 0.66);
  context.lineTo(r * 0.62 + glance * 0.3, r * 0.12);
  context.lineTo(-r * 0.62 + glance * 0.3, r * 0.12);
  context.lineTo(-r * 0.72, r * 0.66);
  context.quadraticCurveTo(-r * 0.9, r * 0.62, -r * 1.0, r * 0.2);
  context.closePath();
  context.fillStyle = dome;
  context.fill();
  polygon(context, kit.stripe, [
    [-r * 0.2 + glance * 0.5, -r * 1.06],
    [r * 0.2 + glance * 0.5, -r * 1.06],
    [r * 0.16 + glance * 0.7, -r * 0.36],
    [-r * 0.16 + glance * 0.7, -r * 0.36],
  ]);
  const lens = linear(
    context,
    [-r * 0.7, -r * 0.3],
    [r * 0.7, r * 0.3],
    [
      [0, "#6fb7dc"],
      [0.3, "#1c2a3c"],
      [0.75, "#0d131c"],
      [1, "#e58a3a"],
    ],
  );
  context.beginPath();
  context.roundRect(-r * 0.8 + glance * 0.35, -r * 0.34, r * 1.6, r * 0.56, r * 0.24);
  context.fillStyle = "#0f1318";
  context.fill();
  context.beginPath();
  context.roundRect(-r * 0.7 + glance * 0.45, -r * 0.25, r * 1.4, r * 0.38, r * 0.18);
  context.fillStyle = lens;
  context.fill();
  context.restore();
}

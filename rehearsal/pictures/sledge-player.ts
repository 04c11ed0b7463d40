import type { SKRSContext2D } from "@napi-rs/canvas";
import { clamp } from "../scenario/curve.ts";
import type { PlayerState } from "../scenario/ice.ts";
import { disc, limb, line, linear, polygon, shade, type Point } from "./brush.ts";

const JERSEYS = {
  red: { jersey: "#c8352f", trim: "#f6efe2", helmet: "#f1f3f5", sledge: "#8f1d1c" },
  blue: { jersey: "#2459ab", trim: "#f4c84a", helmet: "#14264c", sledge: "#12315f" },
} as const;

/** A para ice hockey player on a sledge, from the side; (x, y) is where the blades touch, `m` units per metre. */
export function paintSledgePlayer(
  context: SKRSContext2D,
  player: PlayerState,
  x: number,
  y: number,
  m: number,
  ms: number,
): void {
  const kit = JERSEYS[player.team];
  const speed = Math.hypot(player.vx, player.vy);
  const turn = Math.tanh(player.vx / 0.7);
  const flip = Math.sign(turn || 1) * Math.max(0.45, Math.abs(turn));
  // The arms push in time with the way made, not with the clock.
  const push = Math.sin((player.x + player.y * 0.7) * 1.5 + ms / 600) * clamp(speed / 2.5, 0.12, 1);
  const lean = clamp(speed / 7, 0, 0.34) + push * 0.07;
  const at = (u: number, v: number): Point => [x + u * flip * m, y - v * m];
  const body = (u: number, v: number): Point =>
    at(
      u * Math.cos(lean) + (v - 0.3) * Math.sin(lean) - 0.12,
      0.3 + (v - 0.3) * Math.cos(lean) - u * Math.sin(lean) * 0.4,
    );

  disc(context, "rgb(40 74 120 / 0.26)", x + 0.1 * flip * m, y + 0.03 * m, 0.86 * m, 0.12 * m);
  // Its image in the ice, a soft streak of the shirt's colour.
  const [bx] = body(0, 0.6);
  context.globalAlpha = 0.22;
  polygon(
    context,
    linear(
      context,
      [0, y],
      [0, y + 0.75 * m],
      [
        [0, kit.jersey],
        [1, "rgb(255 255 255 / 0)"],
      ],
    ),
    [
      [bx - 0.3 * m, y + 0.04 * m],
      [bx + 0.3 * m, y + 0.04 * m],
      [bx + 0.2 * m, y + 0.75 * m],
      [bx - 0.2 * m, y + 0.75 * m],
    ],
  );
  context.globalAlpha = 1;
  const stick = (far: boolean): void => {
    const reach = far ? 0.2 : 0;
    const hand = body(0.32 + reach * 0.5 + push * 0.34, 0.52 - push * 0.06 + (far ? 0.08 : 0));
    const elbow = body(0.02 + push * 0.2, 0.5 + (far ? 0.06 : 0) + Math.abs(push) * 0.05);
    const shoulder = body(far ? 0.12 : -0.04, 0.83);
    const blade: Point = at(0.72 + reach + push * 0.5, player.hasPuck && !far ? 0.02 : 0.03 + Math.max(0, push) * 0.14);
    line(context, "#1b1f25", 0.045 * m, [hand, blade]);
    line(context, far ? "#e9ecef" : "#f6f7f8", 0.06 * m, [blade, [blade[0] + 0.2 * flip * m, blade[1] - 0.01 * m]]);
    limb(context, kit.jersey, shoulder, 0.125 * m, elbow, 0.1 * m);
    limb(context, kit.jersey, elbow, 0.1 * m, hand, 0.075 * m);
    limb(context, "#20252c", hand, 0.095 * m, hand, 0.095 * m);
  };
  stick(true);
  // Sledge: runner, frame, seat, legs strapped forward.
  line(context, "#3c4652", 0.05 * m, [at(-0.34, 0.04), at(-0.2, 0.02), at(0.1, 0.02)]);
  line(context, "#cfd8e1", 0.022 * m, [at(-0.34, 0.015), at(0.1, 0.0)]);
  line(context, "#4b5662", 0.04 * m, [at(-0.3, 0.18), at(0.86, 0.16), at(0.98, 0.24)]);
  line(context, "#4b5662", 0.035 * m, [at(0.82, 0.16), at(0.86, 0.04)]);
  limb(context, kit.sledge, at(-0.34, 0.25), 0.13 * m, at(0.12, 0.22), 0.11 * m);
  limb(context, "#1d2430", at(-0.05, 0.32), 0.15 * m, at(0.48, 0.3), 0.11 * m);
  limb(context, "#1d2430", at(0.48, 0.3), 0.11 * m, at(0.84, 0.25), 0.09 * m);
  limb(context, kit.trim, at(0.8, 0.26), 0.085 * m, at(0.9, 0.28), 0.08 * m);
  limb(context, kit.jersey, body(0, 0.4), 0.2 * m, body(0.02, 0.82), 0.25 * m);
  line(context, kit.trim, 0.05 * m, [body(-0.2, 0.5), body(0.2, 0.48)]);
  paintNumber(context, player.bib, kit.trim, body(-0.02, 0.7), m, lean * Math.sign(flip));
  stick(false);
  paintHelmet(context, kit, body(0.1, 1.16), m, Math.sign(flip), lean);
  if (speed > 3.4) paintChips(context, x - 0.3 * flip * m, y, m, flip, ms + player.x * 900, speed);
}

function paintNumber(
  context: SKRSContext2D,
  bib: string,
  colour: string,
  [x, y]: Point,
  m: number,
  lean: number,
): void {
  context.save();
  context.translate(x, y);
  context.rotate(lean);
  context.fillStyle = colour;
  context.font = `bold ${0.27 * m}px 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(bib, 0, 0);
  context.restore();
}

function paintHelmet(
  context: SKRSContext2D,
  kit: (typeof JERSEYS)["red" | "blue"],
  [x, y]: Point,
  m: number,
  way: number,
  lean: number,
): void {
  const r = 0.18 * m;
  context.save();
  context.translate(x, y);
  context.scale(way, 1);
  context.rotate(lean * 0.4);
  disc(context, "#d2a07a", r * 0.3, r * 0.2, r * 0.72, r * 0.8);
  context.beginPath();
  context.ellipse(0, 0, r * 1.05, r, 0, Math.PI * 0.86, Math.PI * 1.98);
  context.lineTo(r * 0.2, r * 0.1);
  context.lineTo(r * 0.05, r * 0.75);
  context.lineTo(-r * 0.7, r * 0.7);
  context.closePath();
  context.fillStyle = linear(
    context,
    [-r, -r],
    [r, r],
    [
      [0, shade(kit.helmet, 0.35)],
      [0.5, kit.helmet],
      [1, shade(kit.helmet, -0.4)],
    ],
  );
  context.fill();
  context.strokeStyle = "#30363e";
  context.lineWidth = r * 0.1;
  context.beginPath();
  for (const turn of [-0.1, 0.25, 0.6]) {
    context.moveTo(r * 0.25, r * (turn + 0.1));
    context.quadraticCurveTo(r * 0.9, r * turn, r * 1.08, r * (turn + 0.1));
  }
  context.moveTo(r * 1.06, -r * 0.1);
  context.lineTo(r * 0.9, r * 0.85);
  context.stroke();
  context.restore();
}

function paintChips(
  context: SKRSContext2D,
  x: number,
  y: number,
  m: number,
  flip: number,
  ms: number,
  speed: number,
): void {
  for (let chip = 0; chip < 9; chip++) {
    const age = (((ms / 260 + chip * 0.37) % 1) + 1) % 1;
    const out = age * (0.25 + (chip % 4) * 0.12) * clamp(speed / 5, 0.5, 1.4);
    const [px, py] = [x - out * flip * m, y - Math.sin(age * Math.PI) * (0.06 + (chip % 3) * 0.06) * m];
    disc(context, `rgb(255 255 255 / ${0.8 * (1 - age)})`, px, py, (0.02 + age * 0.05) * m);
  }
}

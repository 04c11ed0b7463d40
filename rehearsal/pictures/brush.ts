import type { SKRSContext2D } from "@napi-rs/canvas";

export type Gradient = ReturnType<SKRSContext2D["createLinearGradient"]>;

/** The few strokes from which every figure and thing is made. The sun stands on the left. */
export type Point = readonly [x: number, y: number];

/** `#rrggbb` lighter (amount up to 1) or darker (down to -1). */
export function shade(colour: string, amount: number): string {
  const target = amount > 0 ? 255 : 0;
  const share = Math.abs(amount);
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (target - value) * share);
  });
  return `rgb(${channels.join(" ")})`;
}

export function path(context: SKRSContext2D, points: readonly Point[], close = true): void {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  if (close) context.closePath();
}
export function polygon(context: SKRSContext2D, fill: string | Gradient, points: readonly Point[]): void {
  path(context, points);
  context.fillStyle = fill;
  context.fill();
}
export function line(context: SKRSContext2D, stroke: string, width: number, points: readonly Point[]): void {
  path(context, points, false);
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke();
}
export function disc(
  context: SKRSContext2D,
  fill: string | Gradient,
  x: number,
  y: number,
  rx: number,
  ry = rx,
  turn = 0,
): void {
  context.beginPath();
  context.ellipse(x, y, Math.max(0, rx), Math.max(0, ry), turn, 0, Math.PI * 2);
  context.fillStyle = fill;
  context.fill();
}
/** A closed curve through the middles of the sides of a polygon: soft where `polygon` is hard. */
export function blob(context: SKRSContext2D, fill: string | Gradient, points: readonly Point[]): void {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
  const middle = (one: Point, other: Point): Point => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  context.beginPath();
  context.moveTo(...middle(at(-1), at(0)));
  points.forEach((point, index) => context.quadraticCurveTo(point[0], point[1], ...middle(point, at(index + 1))));
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

/** A round-ended, tapering limb, lit from the left. */
export function limb(
  context: SKRSContext2D,
  colour: string,
  [x1, y1]: Point,
  r1: number,
  [x2, y2]: Point,
  r2: number,
): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const radius = Math.max(r1, r2);
  const nearer = length > 0.01 ? [(y2 - y1) / length, (x1 - x2) / length] : [1, 0];
  // The side vector that points to the sun.
  const side = (nearer[0] ?? 0) * 0.8 + (nearer[1] ?? 0) * 0.6 > 0 ? -1 : 1;
  const sx = (nearer[0] ?? 0) * side * radius;
  const sy = (nearer[1] ?? 0) * side * radius;
  const cx = (x1 + x2) / 2;
  const cy = (y1 + y2) / 2;
  const gradient = context.createLinearGradient(cx + sx, cy + sy, cx - sx, cy - sy);
  gradient.addColorStop(0, shade(colour, 0.2));
  gradient.addColorStop(0.42, colour);
  gradient.addColorStop(1, shade(colour, -0.38));
  context.fillStyle = gradient;
  context.beginPath();
  if (length <= Math.abs(r1 - r2)) {
    const [x, y] = r1 > r2 ? [x1, y1] : [x2, y2];
    context.arc(x, y, radius, 0, Math.PI * 2);
  } else {
    const along = Math.atan2(y2 - y1, x2 - x1);
    const open = Math.acos((r1 - r2) / length);
    context.arc(x1, y1, r1, along + open, along - open + Math.PI * 2);
    context.arc(x2, y2, r2, along - open, along + open);
  }
  context.closePath();
  context.fill();
}

/** A picture of a soft ball, for spray, glow, haze and crowds of them. */
export type Stops = readonly (readonly [at: number, colour: string])[];
export function linear(context: SKRSContext2D, from: Point, to: Point, stops: Stops): Gradient {
  const gradient = context.createLinearGradient(from[0], from[1], to[0], to[1]);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  return gradient;
}
export function radial(context: SKRSContext2D, x: number, y: number, radius: number, stops: Stops): Gradient {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  return gradient;
}

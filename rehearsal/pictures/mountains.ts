import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom } from "../scenario/curve.ts";
import { disc, linear, path, polygon, radial, type Point } from "./brush.ts";

/** Sky, far ranges and forested shoulders. Everything is drawn above `floor`, the line where the near snow begins. */
export interface Backdrop {
  width: number;
  floor: number;
  seed: number;
  /** How high the highest peaks reach above the floor. */
  peak: number;
  /** Where the sun stands, in shares of width and floor. */
  sun: Point;
}

export function paintBackdrop(context: SKRSContext2D, backdrop: Backdrop): void {
  const { width, floor, seed, peak, sun } = backdrop;
  const random = createRandom(seed);
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, floor],
    [
      [0, "#2f6fb5"],
      [0.45, "#6ba4dc"],
      [0.82, "#b9d7f0"],
      [1, "#e6f0f8"],
    ],
  );
  context.fillRect(0, 0, width, floor + 2);
  const [sunX, sunY] = [sun[0] * width, sun[1] * floor];
  context.fillStyle = radial(context, sunX, sunY, floor * 1.5, [
    [0, "rgb(255 250 235 / 0.95)"],
    [0.06, "rgb(255 247 225 / 0.7)"],
    [0.3, "rgb(255 244 220 / 0.22)"],
    [1, "rgb(255 244 220 / 0)"],
  ]);
  context.fillRect(0, 0, width, floor);
  paintClouds(context, width, floor, random);
  paintRange(context, { width, floor, peak: peak * 0.92, count: 10, random, haze: 0.6 });
  paintHaze(context, width, floor, peak * 0.75, 0.42);
  paintRange(context, { width, floor, peak, count: 6, random, haze: 0.22 });
  paintHaze(context, width, floor, peak * 0.55, 0.5);
  paintShoulder(context, { width, floor, high: peak * 0.36, random, colour: "#5f7f98", snow: 0.5 });
  paintShoulder(context, { width, floor, high: peak * 0.22, random, colour: "#33566a", snow: 0.24 });
  paintHaze(context, width, floor, peak * 0.16, 0.35);
}

function paintClouds(context: SKRSContext2D, width: number, floor: number, random: () => number): void {
  for (let index = 0; index < Math.round(width / 210); index++) {
    const x = random() * width;
    const y = floor * (0.12 + random() * 0.4);
    const long = 90 + random() * 190;
    context.save();
    context.translate(x, y);
    context.scale(1, 0.13);
    for (let puff = 0; puff < 5; puff++) {
      const at = (puff - 2) * long * 0.32 + random() * 30;
      const radius = long * (0.34 + random() * 0.3);
      disc(
        context,
        radial(context, at, random() * 60, radius, [
          [0, "rgb(255 255 255 / 0.5)"],
          [1, "rgb(255 255 255 / 0)"],
        ]),
        at,
        0,
        radius,
        radius,
      );
    }
    context.restore();
  }
}

function paintHaze(context: SKRSContext2D, width: number, floor: number, high: number, strength: number): void {
  context.fillStyle = linear(
    context,
    [0, floor - high],
    [0, floor],
    [
      [0, "rgb(214 230 244 / 0)"],
      [1, `rgb(222 235 246 / ${strength})`],
    ],
  );
  context.fillRect(0, floor - high, width, high);
}

interface Range {
  width: number;
  floor: number;
  peak: number;
  count: number;
  random: () => number;
  /** 0 clear to 1 lost in the air. */
  haze: number;
}
/** Each mountain is a lit face and a face in shade that meet in a broken spine. */
function paintRange(context: SKRSContext2D, { width, floor, peak, count, random, haze }: Range): void {
  const spread = width / count;
  const mountains = Array.from({ length: count + 2 }, (_, index) => ({
    x: (index - 0.5 + (random() - 0.5) * 0.7) * spread,
    high: peak * (0.55 + random() * 0.45),
    wide: spread * (0.85 + random() * 0.35),
  })).sort((one, other) => other.high - one.high);
  const air = (r: number, g: number, b: number) => {
    const toAir = (value: number, target: number) => Math.round(value + (target - value) * haze);
    return `rgb(${toAir(r, 190)} ${toAir(g, 214)} ${toAir(b, 238)})`;
  };
  for (const { x, high, wide } of mountains) {
    const top = floor - high;
    const edge = (side: number): Point[] =>
      Array.from({ length: 9 }, (_, step) => {
        const share = step / 8;
        const bulge = Math.sin(share * Math.PI) * 0.06;
        return [
          x + side * wide * (share ** 1.12 - bulge) + (step > 0 && step < 8 ? (random() - 0.5) * wide * 0.07 : 0),
          top + high * share + (step > 0 && step < 8 ? (random() - 0.5) * high * 0.05 : 0),
        ];
      });
    const spine: Point[] = Array.from({ length: 8 }, (_, step) => {
      const share = step / 7;
      return [
        x + wide * share * 0.16 + (step % 2 ? 1 : -0.4) * wide * 0.07 * share + (random() - 0.5) * wide * 0.03,
        top + high * share,
      ];
    });
    const left = edge(-1);
    const right = edge(1);
    polygon(
      context,
      linear(
        context,
        [x, top],
        [x, floor],
        [
          [0, air(252, 252, 252)],
          [0.5, air(228, 237, 247)],
          [1, air(176, 200, 224)],
        ],
      ),
      [...spine, ...left.slice(1).reverse()],
    );
    polygon(
      context,
      linear(
        context,
        [x, top],
        [x, floor],
        [
          [0, air(150, 178, 212)],
          [0.5, air(132, 164, 202)],
          [1, air(142, 174, 208)],
        ],
      ),
      [...spine, ...right.slice(1).reverse()],
    );
    paintRock(context, { x, top, high, wide, random, lit: air(122, 138, 162), dark: air(84, 108, 146) });
  }
}

/** Bare rock where the faces are too steep for snow. */
function paintRock(
  context: SKRSContext2D,
  {
    x,
    top,
    high,
    wide,
    random,
    lit,
    dark,
  }: { x: number; top: number; high: number; wide: number; random: () => number; lit: string; dark: string },
): void {
  for (let index = 0; index < 30; index++) {
    const share = 0.1 + random() * 0.75;
    const side = random() < 0.5 ? -1 : 1;
    const across = side * (0.08 + random() * 0.72) * share;
    const cx = x + wide * (across + 0.1 * share);
    const cy = top + high * share;
    const long = high * (0.04 + random() * 0.11);
    const slant = side * (0.45 + random() * 0.5);
    context.globalAlpha = 0.25 + random() * 0.4;
    polygon(context, side < 0 ? lit : dark, [
      [cx, cy],
      [cx + long * slant * 0.6 + long * 0.12, cy + long * 0.5],
      [cx + long * slant, cy + long],
      [cx + long * slant * 0.5 - long * 0.14, cy + long * 0.6],
    ]);
  }
  context.globalAlpha = 1;
}

/** A wooded slope far away: a soft back with a rim of treetops, broken by pistes. */
function paintShoulder(
  context: SKRSContext2D,
  {
    width,
    floor,
    high,
    random,
    colour,
    snow,
  }: { width: number; floor: number; high: number; random: () => number; colour: string; snow: number },
): void {
  const waves = [1, 2, 3, 5].map((turns) => ({ turns, phase: random() * 6.3, weight: random() / turns }));
  const rim = (x: number) => {
    const wave = waves.reduce((sum, { turns, phase, weight }) => sum + weight * Math.sin((x / 900) * turns + phase), 0);
    return floor - high * (0.62 + 0.38 * Math.max(-1, Math.min(1, wave)));
  };
  const points: Point[] = [[0, floor]];
  const tooth = Math.max(2.5, high / 22);
  for (let x = 0; x <= width; x += tooth) {
    points.push([x, rim(x)], [x + tooth / 2, rim(x) - tooth * (0.7 + random() * 1.5)]);
  }
  points.push([width, floor]);
  polygon(context, colour, points);
  path(context, points);
  context.save();
  context.clip();
  for (let index = 0; index < width / 55; index++) {
    const x = random() * width;
    const y = rim(x) + random() * high * 0.7;
    context.globalAlpha = snow * (0.3 + random() * 0.7);
    const lean = (random() - 0.5) * high * 0.7;
    const wide = high * (0.03 + random() * 0.1);
    polygon(context, "#eef4fa", [
      [x, y - high * 0.2],
      [x + wide, y - high * 0.2],
      [x + lean + wide * 1.8, floor],
      [x + lean, floor],
    ]);
  }
  context.restore();
  context.globalAlpha = 1;
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom } from "../scenario/curve.ts";
import { blob, linear, polygon, type Point } from "./brush.ts";
import { createLayer, type Layer } from "./layer.ts";

/** Snowy spruces, drawn once each: 100 units wide, 200 high, the foot at (50, 196). */
export const TREE = { width: 100, height: 200, footX: 50, footY: 194 } as const;

export function paintTree(context: SKRSContext2D, seed: number): void {
  const random = createRandom(seed);
  const slim = 0.8 + random() * 0.3;
  context.fillStyle = linear(
    context,
    [44, 0],
    [56, 0],
    [
      [0, "#6b5342"],
      [1, "#2f241d"],
    ],
  );
  context.fillRect(46, 160, 8, 34);
  const tiers = 9;
  for (let tier = tiers - 1; tier >= 0; tier--) {
    const share = tier / (tiers - 1);
    const top = 4 + share * 128;
    const bottom = top + 30 + share * 22;
    const half = (5 + share * 40) * slim;
    const left: Point[] = [];
    const right: Point[] = [];
    const teeth = 3 + Math.round(share * 3);
    for (let tooth = 0; tooth <= teeth; tooth++) {
      const along = tooth / teeth;
      const droop = bottom - (1 - along) * 3 + (tooth % 2 ? -7 - share * 4 : 3) + random() * 4;
      left.push([50 - half * (1 - along), droop - (1 - along) * -2]);
      right.push([50 + half * along, bottom - along * 3 + (tooth % 2 ? -7 - share * 4 : 3) + random() * 4]);
    }
    const outline: Point[] = [[50, top], ...left, ...right];
    polygon(
      context,
      linear(
        context,
        [0, top],
        [0, bottom],
        [
          [0, "#0d211a"],
          [0.55, "#1f4636"],
          [1, "#356350"],
        ],
      ),
      outline,
    );
    polygon(
      context,
      linear(
        context,
        [50 - half, 0],
        [50 + half, 0],
        [
          [0, "rgb(160 205 170 / 0.35)"],
          [0.45, "rgb(120 170 140 / 0)"],
          [1, "rgb(4 14 16 / 0.6)"],
        ],
      ),
      outline,
    );
    // Snow lies on the boughs; towards the sun it is white, away from it blue.
    const caps = 2 + Math.round(share * 5);
    for (let cap = 0; cap < caps; cap++) {
      const out = half * ((cap + 0.5) / caps - 0.5) * 1.75 + (random() - 0.5) * 4;
      const reach = Math.abs(out) / half;
      const y = top + (bottom - top) * (0.42 + reach * 0.42) + (random() - 0.5) * 4;
      const wide = (3.4 + share * 5.2) * (0.7 + random() * 0.6);
      const high = (2.6 + share * 2.4) * (0.8 + random() * 0.5);
      const fall = Math.sign(out) * reach * high * 1.3;
      blob(context, out < half * 0.15 ? "#f5f9fd" : out < half * 0.5 ? "#d3e1ef" : "#a9c2dc", [
        [50 + out - wide * 0.6, y - high * 0.8 - fall * 0.5],
        [50 + out + wide * 0.5, y - high * 0.9 + fall * 0.5],
        [50 + out + wide, y + high * 0.6 + fall],
        [50 + out + wide * 0.25, y + high * 0.2],
        [50 + out - wide * 0.3, y + high],
        [50 + out - wide, y + high * 0.5 - fall],
      ]);
    }
  }
  polygon(context, "#f6fafd", [
    [50, 2],
    [45, 22],
    [49, 18],
    [52, 26],
    [54, 18],
  ]);
}

/** One tree at several sizes, each half the one before: shrinking a large picture on every frame is dear. */
export type Tree = readonly Layer[];
const SIZES = 4;

/** Some different trees, at most `high` device pixels each. */
export const createTrees = (count: number, high: number): Tree[] =>
  Array.from({ length: count }, (_, index) =>
    Array.from({ length: SIZES }, (__, half) =>
      createLayer(TREE.width, TREE.height, high / TREE.height / 2 ** half, (context) =>
        paintTree(context, 900 + index * 17),
      ),
    ),
  );

/** Puts a tree with its foot at (x, y), `high` units tall; `unit` is device pixels per unit. */
export function layTree(context: SKRSContext2D, tree: Tree, x: number, y: number, high: number, unit = 1): void {
  const size = high / TREE.footY;
  let layer = tree[0];
  for (const smaller of tree) if (smaller.canvas.height >= TREE.height * size * unit * 0.85) layer = smaller;
  layer?.lay(context, x - TREE.footX * size, y - TREE.footY * size, TREE.width * size, TREE.height * size);
}

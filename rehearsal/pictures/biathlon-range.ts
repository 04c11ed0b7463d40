import type { SKRSContext2D } from "@napi-rs/canvas";
import { LANE, rangeAt, type RangeState } from "../scenario/biathlon.ts";
import { createRandom, createWander } from "../scenario/curve.ts";
import { LOOPS, phaseIn } from "../scenario/feeds.ts";
import { matPoint } from "../scenario/views.ts";
import { paintShooter } from "./biathlete.ts";
import { disc, line, linear, polygon, radial, type Point } from "./brush.ts";
import { COATS, SKINS } from "./crowd.ts";
import { createLayer } from "./layer.ts";
import { paintBackdrop } from "./mountains.ts";
import type { Scene, Size } from "./scene.ts";
import { createTrees, layTree } from "./tree.ts";

const W = 1280;
const H = 720;
const MARGIN = 24;
const FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
const BANK_Y = 196;
/** Where each lane's bank hangs, in units; the main shooter's is the third. */
const BANKS = [
  { lane: 1, x: -150 },
  { lane: 2, x: 252 },
  { lane: LANE, x: 668 },
  { lane: 4, x: 1084 },
] as const;
const DISC = 19;
const GAP = 52;

const life = createWander(61, LOOPS.biathlon, 5_000);
const breath = createWander(62, LOOPS.biathlon, 2_400);

/** The shooting range: from behind the mats, with the targets in the back. */
export function createBiathlonRange({ height }: Size): Scene {
  const unit = height / H;
  const backdrop = createLayer(W + 2 * MARGIN, H + 2 * MARGIN, unit, (context) => {
    context.translate(MARGIN, MARGIN);
    paintGround(context);
  });
  return {
    paint(context, ms) {
      const range = rangeAt(ms);
      const phase = phaseIn(LOOPS.biathlon, ms);
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.globalAlpha = 1;
      context.translate(life(phase) * 7, life(phase + 20_000) * 3);
      backdrop.lay(context, -MARGIN, -MARGIN);
      paintTargets(context, range);
      paintWindFlags(context, ms);
      paintNeighbours(context, ms);
      const at = matPoint(ms);
      paintShooter(context, range, { x: at.x * W, y: at.y * H, m: at.scale * H, ms, breath: breath(phase) });
    },
  };
}

function paintGround(context: SKRSContext2D): void {
  const random = createRandom(41);
  context.save();
  context.translate(-MARGIN, -MARGIN);
  paintBackdrop(context, { width: W + 2 * MARGIN, floor: 172, seed: 5, peak: 150, sun: [0.18, 0.3] });
  context.restore();
  const trees = createTrees(5, 260);
  for (let index = 0; index < 120; index++) {
    const x = -60 + (index / 120) * (W + 120) + random() * 14;
    const tree = trees[index % 5];
    if (tree) layTree(context, tree, x, 150 + random() * 16, 74 + random() * 74);
  }
  // The berm behind the targets, then the range itself.
  polygon(
    context,
    linear(
      context,
      [0, 120],
      [0, 250],
      [
        [0, "#f4f8fc"],
        [0.5, "#dbe6f2"],
        [1, "#c3d3e5"],
      ],
    ),
    [
      [-40, 148],
      [200, 136],
      [520, 142],
      [900, 134],
      [W + 40, 146],
      [W + 40, 262],
      [-40, 262],
    ],
  );
  context.fillStyle = linear(
    context,
    [0, 250],
    [0, H],
    [
      [0, "#e2ebf5"],
      [0.16, "#f3f7fb"],
      [0.5, "#fbfdff"],
      [1, "#dfe8f2"],
    ],
  );
  context.fillRect(-40, 250, W + 80, H);
  context.fillStyle = radial(context, 220, 330, 620, [
    [0, "rgb(255 249 232 / 0.85)"],
    [1, "rgb(255 249 232 / 0)"],
  ]);
  context.fillRect(-40, 250, W + 80, H);
  for (let index = 0; index < 60; index++) {
    const y = 262 + random() ** 1.5 * 430;
    const flat = 1 + (y - 250) * 0.016;
    disc(
      context,
      random() < 0.5 ? "rgb(150 184 222 / 0.16)" : "rgb(255 255 255 / 0.8)",
      random() * W,
      y,
      30 + (y - 250) * 0.5 * random(),
      flat,
    );
  }
  // Lane lines run to the banks.
  for (const bank of BANKS) {
    for (const side of [-1, 1]) {
      const topX = bank.x + side * 196;
      const footX = 668 + (topX - 668) * 1.9;
      line(context, "rgb(92 128 176 / 0.28)", 2, [
        [topX, 262],
        [footX, H],
      ]);
    }
  }
  paintSpectators(context, random);
  for (const bank of BANKS) paintBankFrame(context, bank.x, bank.lane);
  for (const bank of BANKS) {
    const x = 668 + (bank.x - 668) * 1.42;
    paintMat(context, x);
  }
}

function paintBankFrame(context: SKRSContext2D, x: number, lane: number): void {
  polygon(context, "rgb(86 120 166 / 0.3)", [
    [x - 150, 258],
    [x + 190, 258],
    [x + 240, 272],
    [x - 100, 272],
  ]);
  for (const side of [-1, 1]) {
    context.fillStyle = linear(
      context,
      [x + side * 132 - 6, 0],
      [x + side * 132 + 6, 0],
      [
        [0, "#8794a3"],
        [1, "#4c5763"],
      ],
    );
    context.fillRect(x + side * 132 - 6, 176, 12, 86);
  }
  context.fillStyle = linear(
    context,
    [0, BANK_Y - 36],
    [0, BANK_Y + 36],
    [
      [0, "#ffffff"],
      [1, "#dfe5ec"],
    ],
  );
  context.fillRect(x - 156, BANK_Y - 36, 312, 72);
  context.fillStyle = "#2a3542";
  context.fillRect(x - 156, BANK_Y + 32, 312, 6);
  context.fillStyle = "#ffffff";
  context.fillRect(x - 156, BANK_Y - 40, 312, 5);
  context.fillStyle = "#e0a63c";
  context.beginPath();
  context.roundRect(x - 34, BANK_Y - 104, 68, 50, 6);
  context.fill();
  context.fillStyle = "#1a1d22";
  context.font = `bold 36px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(String(lane), x, BANK_Y - 77);
}

function paintMat(context: SKRSContext2D, x: number): void {
  const lean = (x - 668) * 0.12;
  polygon(context, "rgb(86 120 166 / 0.22)", [
    [x - 128, 560],
    [x + 150, 560],
    [x + 186 + lean, 668],
    [x - 140 + lean, 668],
  ]);
  polygon(
    context,
    linear(
      context,
      [0, 540],
      [0, 660],
      [
        [0, "#39536b"],
        [1, "#22364a"],
      ],
    ),
    [
      [x - 132, 548],
      [x + 132, 548],
      [x + 164 + lean, 652],
      [x - 164 + lean, 652],
    ],
  );
  line(context, "rgb(255 255 255 / 0.25)", 2, [
    [x - 132, 548],
    [x + 132, 548],
  ]);
}

function paintSpectators(context: SKRSContext2D, random: () => number): void {
  for (let index = 0; index < 70; index++) {
    const x = -30 + random() * (W + 60);
    const size = 13 + random() * 3;
    const y = 128 + random() * 8;
    const coat = COATS[Math.floor(random() * COATS.length)] ?? COATS[0];
    polygon(context, coat, [
      [x - size * 0.5, y + size],
      [x - size * 0.38, y - size * 0.2],
      [x + size * 0.38, y - size * 0.2],
      [x + size * 0.5, y + size],
    ]);
    disc(context, SKINS[Math.floor(random() * SKINS.length)] ?? SKINS[0], x, y - size * 0.45, size * 0.28);
    disc(context, coat, x, y - size * 0.6, size * 0.28, size * 0.18);
  }
  context.fillStyle = linear(
    context,
    [0, 140],
    [0, 154],
    [
      [0, "#1d4f9e"],
      [1, "#143a78"],
    ],
  );
  context.fillRect(-40, 140, W + 80, 13);
}

const otherDown = (lane: number, target: number, phase: number): boolean => {
  const from = 9_000 + lane * 4_700 + target * 3_300;
  return phase > from && phase < 60_000 && (lane * 7 + target * 3) % 11 !== 4;
};

function paintTargets(context: SKRSContext2D, range: RangeState): void {
  for (const bank of BANKS) {
    for (let target = 1; target <= 5; target++) {
      const x = bank.x + (target - 3) * GAP;
      const down = bank.lane === LANE ? (range.down[target - 1] ?? false) : otherDown(bank.lane, target, range.phase);
      disc(context, "#c3ccd6", x, BANK_Y + 1.5, DISC + 3);
      disc(context, down ? "#f4f6f8" : "#12151a", x, BANK_Y, DISC);
      if (down) {
        disc(context, "#ffffff", x - 2, BANK_Y - 2, DISC - 4);
        line(context, "#b9c3ce", 2, [
          [x - DISC * 0.7, BANK_Y + 5],
          [x + DISC * 0.7, BANK_Y + 5],
        ]);
      } else {
        disc(context, "rgb(255 255 255 / 0.1)", x - 5, BANK_Y - 6, DISC * 0.45);
      }
    }
  }
}

function paintWindFlags(context: SKRSContext2D, ms: number): void {
  for (const x of [36, 460, 876, 1262]) {
    line(context, "#5d6874", 3, [
      [x, 268],
      [x, 196],
    ]);
    const edge = (low: number): Point[] =>
      Array.from({ length: 6 }, (_, step) => [
        x + step * 8,
        200 +
          low * 16 * (1 - step / 14) +
          step * 1.4 +
          Math.sin(((ms % 64_000) / 64_000) * Math.PI * 2 * 320 - step * 0.9 + x) * 0.7 * step,
      ]);
    polygon(context, "#d9402c", [...edge(0), ...edge(1).toReversed()]);
  }
}

/** Shooters on the lanes beside, small parts in the picture. */
function paintNeighbours(context: SKRSContext2D, ms: number): void {
  for (const { x, coat, lane } of [
    { x: 77, coat: "#2f5f9e", lane: 2 },
    { x: 1258, coat: "#c14a34", lane: 4 },
  ]) {
    const sway = Math.sin(((ms % 64_000) / 64_000) * Math.PI * 2 * 18 + lane) * 1.5;
    const y = 560;
    const toBank = lane === 2 ? 0.35 : -0.35;
    disc(context, "rgb(70 104 152 / 0.3)", x + 22, y + 46, 100, 14);
    polygon(context, "#22272f", [
      [x - 62, y + 44],
      [x - 50, y],
      [x + 50, y],
      [x + 62, y + 44],
    ]);
    polygon(
      context,
      linear(
        context,
        [x - 60, 0],
        [x + 60, 0],
        [
          [0, coat],
          [1, "#1c2430"],
        ],
      ),
      [
        [x - 58 + sway, y + 14],
        [x - 50 + sway, y - 70],
        [x - 24 + sway, y - 92],
        [x + 26 + sway, y - 92],
        [x + 50 + sway, y - 70],
        [x + 56 + sway, y + 14],
      ],
    );
    line(context, "#1a1d22", 9, [
      [x + 26 + sway, y - 84],
      [x + 44 + toBank * 60 + sway, y - 124],
    ]);
    disc(context, "#dca884", x + 4 + sway, y - 106, 21, 22);
    disc(context, coat, x + 4 + sway, y - 114, 22, 16);
  }
}

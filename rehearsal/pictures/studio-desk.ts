import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom, createWander } from "../scenario/curve.ts";
import { LOOPS, phaseIn } from "../scenario/feeds.ts";
import { disc, line, linear, polygon, radial, shade, type Point } from "./brush.ts";
import { createLayer } from "./layer.ts";
import { paintBackdrop } from "./mountains.ts";
import { paintPresenter, type PresenterLook } from "./presenter.ts";
import type { Scene, Size } from "./scene.ts";
import { createTrees, layTree } from "./tree.ts";

const W = 1280;
const H = 720;
const MARGIN = 40;
const WINDOW = { x: 300, y: 64, wide: 680, high: 330 } as const;
const VIEW_W = WINDOW.wide + 240;
const drift = createWander(101, LOOPS.studio, 14_000);

const LOOKS: readonly [PresenterLook, PresenterLook] = [
  { jacket: "#6c4a94", shirt: "#f2e9f7", skin: "#8d5b3e", hair: "#1e1712", style: "curls" },
  { jacket: "#1f5f7c", shirt: "#eef4f6", skin: "#e3b594", hair: "#b7aca0", style: "short", glasses: true },
];

/** Two presenters at a desk before a window on the mountains. */
export function createStudioDesk({ height }: Size): Scene {
  const unit = height / H;
  const outside = createLayer(VIEW_W, WINDOW.high, unit, (context) => paintOutside(context));
  const room = createLayer(W + 2 * MARGIN, H + 2 * MARGIN, unit, (context) => {
    context.translate(MARGIN, MARGIN);
    paintRoom(context);
  });
  const desk = createLayer(W + 2 * MARGIN, 260, unit, (context) => {
    context.translate(MARGIN, 0);
    paintDesk(context);
  });

  return {
    paint(context, ms) {
      const phase = phaseIn(LOOPS.studio, ms);
      const push = 1.018 + 0.014 * Math.sin((phase / LOOPS.studio) * Math.PI * 2);
      const dx = drift(phase) * 10;
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.globalAlpha = 1;
      context.translate(W / 2, H / 2);
      context.scale(push, push);
      context.translate(-W / 2 + dx * 0.5, -H / 2);
      context.save();
      context.beginPath();
      context.rect(WINDOW.x - 12, WINDOW.y - 12, WINDOW.wide + 24, WINDOW.high + 24);
      context.clip();
      outside.lay(context, WINDOW.x - 120 + dx * 2.2, WINDOW.y);
      paintSnowfall(context, phase);
      context.restore();
      room.lay(context, -MARGIN, -MARGIN);
      for (const side of [0, 1] as const) {
        paintPresenter(context, LOOKS[side], { phase, side, x: side === 0 ? 410 : 870, y: 548, m: 340 });
      }
      desk.lay(context, -MARGIN, 520);
    },
  };
}

function paintOutside(context: SKRSContext2D): void {
  paintBackdrop(context, { width: VIEW_W, floor: 250, seed: 77, peak: 200, sun: [0.24, 0.25] });
  context.fillStyle = linear(
    context,
    [0, 244],
    [0, WINDOW.high],
    [
      [0, "#e6eff8"],
      [1, "#ffffff"],
    ],
  );
  context.beginPath();
  context.moveTo(0, 262);
  context.quadraticCurveTo(260, 232, 520, 258);
  context.quadraticCurveTo(700, 274, VIEW_W, 246);
  context.lineTo(VIEW_W, WINDOW.high);
  context.lineTo(0, WINDOW.high);
  context.fill();
  const random = createRandom(7);
  const trees = createTrees(5, 220);
  for (let index = 0; index < 34; index++) {
    const tree = trees[index % 5];
    const x = random() * VIEW_W;
    if (tree) layTree(context, tree, x, 262 + random() * 26, 50 + random() * 62);
  }
  for (const [x, y, colour] of [
    [520, 284, "#d9302c"],
    [468, 296, "#1f57b8"],
    [556, 272, "#1f57b8"],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x, y - 20, 24, 14);
    context.fillRect(x, y - 20, 2, 26);
    context.fillRect(x + 22, y - 20, 2, 26);
  }
}

function paintSnowfall(context: SKRSContext2D, phase: number): void {
  const random = createRandom(55);
  const loops = phase / LOOPS.studio;
  for (let flake = 0; flake < 46; flake++) {
    const falls = 5 + Math.floor(random() * 6);
    const share = (random() + loops * falls) % 1;
    const x = WINDOW.x + ((random() * WINDOW.wide + Math.sin(share * 9 + flake) * 16 + WINDOW.wide) % WINDOW.wide);
    disc(context, "rgb(255 255 255 / 0.8)", x, WINDOW.y + share * WINDOW.high, 1.2 + random() * 2);
  }
}

function paintRoom(context: SKRSContext2D): void {
  // The wall is everything but the window.
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, H],
    [
      [0, "#20242d"],
      [0.6, "#2b303b"],
      [1, "#1a1d24"],
    ],
  );
  context.beginPath();
  context.rect(-MARGIN, -MARGIN, W + 2 * MARGIN, H + 2 * MARGIN);
  context.rect(WINDOW.x, WINDOW.y, WINDOW.wide, WINDOW.high);
  context.fill("evenodd");
  const slat = (x: number, wide: number): void => {
    context.fillStyle = linear(
      context,
      [x, 0],
      [x + wide, 0],
      [
        [0, "#5a4331"],
        [0.25, "#8a6a4b"],
        [0.7, "#6f5239"],
        [1, "#3d2c20"],
      ],
    );
    context.fillRect(x, -MARGIN, wide, 640);
  };
  for (let x = -34; x < 236; x += 26) slat(x, 17);
  for (let x = 1048; x < W + 34; x += 26) slat(x, 17);
  // Light from the window falls on the slats; lamps wash down from above.
  context.fillStyle = linear(
    context,
    [236, 0],
    [-MARGIN, 0],
    [
      [0, "rgb(196 220 244 / 0.22)"],
      [1, "rgb(10 12 18 / 0.5)"],
    ],
  );
  context.fillRect(-MARGIN, -MARGIN, 276, 680);
  context.fillStyle = linear(
    context,
    [1048, 0],
    [W + MARGIN, 0],
    [
      [0, "rgb(196 220 244 / 0.16)"],
      [1, "rgb(10 12 18 / 0.55)"],
    ],
  );
  context.fillRect(1048, -MARGIN, 280, 680);
  for (const x of [110, 1170]) {
    context.fillStyle = radial(context, x, -20, 420, [
      [0, "rgb(255 206 140 / 0.5)"],
      [1, "rgb(255 206 140 / 0)"],
    ]);
    context.fillRect(x - 420, -MARGIN, 840, 520);
  }
  const frame = (x: number, y: number, wide: number, high: number): void => {
    context.fillStyle = linear(
      context,
      [x, y],
      [x + wide, y + high],
      [
        [0, "#454d5a"],
        [1, "#1b1f27"],
      ],
    );
    context.fillRect(x, y, wide, high);
  };
  frame(WINDOW.x - 16, WINDOW.y - 16, WINDOW.wide + 32, 16);
  frame(WINDOW.x - 16, WINDOW.y + WINDOW.high, WINDOW.wide + 32, 16);
  frame(WINDOW.x - 16, WINDOW.y, 16, WINDOW.high);
  frame(WINDOW.x + WINDOW.wide, WINDOW.y, 16, WINDOW.high);
  frame(WINDOW.x + WINDOW.wide / 2 - 5, WINDOW.y, 10, WINDOW.high);
  polygon(context, "rgb(255 255 255 / 0.09)", [
    [WINDOW.x + 60, WINDOW.y],
    [WINDOW.x + 190, WINDOW.y],
    [WINDOW.x + 40, WINDOW.y + WINDOW.high],
    [WINDOW.x, WINDOW.y + WINDOW.high],
    [WINDOW.x, WINDOW.y + 150],
  ]);
  polygon(context, "rgb(255 255 255 / 0.06)", [
    [WINDOW.x + 460, WINDOW.y],
    [WINDOW.x + 560, WINDOW.y],
    [WINDOW.x + 390, WINDOW.y + WINDOW.high],
    [WINDOW.x + 345, WINDOW.y + WINDOW.high],
    [WINDOW.x + 345, WINDOW.y + 240],
  ]);
  context.fillStyle = linear(
    context,
    [0, 410],
    [0, 640],
    [
      [0, "#333945"],
      [1, "#20242c"],
    ],
  );
  context.fillRect(240, 410, 800, 240);
}

function paintDesk(context: SKRSContext2D): void {
  const top: Point[] = [
    [90, 22],
    [1190, 22],
    [1262, 64],
    [18, 64],
  ];
  polygon(
    context,
    linear(
      context,
      [0, 22],
      [0, 64],
      [
        [0, "#c79d70"],
        [1, "#a37a50"],
      ],
    ),
    top,
  );
  context.fillStyle = radial(context, 420, 30, 420, [
    [0, "rgb(255 240 214 / 0.4)"],
    [1, "rgb(255 240 214 / 0)"],
  ]);
  context.fillRect(0, 22, W, 42);
  polygon(
    context,
    linear(
      context,
      [0, 64],
      [0, 260],
      [
        [0, "#7c5a3b"],
        [0.3, "#6a4b31"],
        [1, "#332317"],
      ],
    ),
    [
      [18, 64],
      [1262, 64],
      [1300, 260],
      [-20, 260],
    ],
  );
  for (let x = 90; x < 1240; x += 92)
    line(context, "rgb(30 18 10 / 0.4)", 2, [
      [x, 66],
      [640 + (x - 640) * 1.06, 258],
    ]);
  context.fillStyle = "#ffb02e";
  context.fillRect(10, 62, 1260, 4);
  // A tablet, two cups, papers.
  polygon(context, "#15181e", [
    [560, 34],
    [690, 34],
    [702, 52],
    [548, 52],
  ]);
  polygon(
    context,
    linear(
      context,
      [560, 34],
      [700, 52],
      [
        [0, "#4f86b8"],
        [1, "#20466d"],
      ],
    ),
    [
      [566, 36],
      [684, 36],
      [693, 50],
      [557, 50],
    ],
  );
  polygon(context, "#f2f4f6", [
    [246, 40],
    [330, 38],
    [336, 52],
    [240, 54],
  ]);
  polygon(context, "#e7eaee", [
    [936, 38],
    [1018, 40],
    [1028, 54],
    [936, 52],
  ]);
  for (const x of [500, 770]) {
    const mug = linear(
      context,
      [x - 17, 0],
      [x + 17, 0],
      [
        [0, "#ffffff"],
        [0.5, "#e6eaee"],
        [1, "#a9b4bf"],
      ],
    );
    context.fillStyle = mug;
    context.beginPath();
    context.roundRect(x - 17, 4, 34, 42, 6);
    context.fill();
    disc(context, shade("#c8ced4", -0.1), x, 6, 17, 4.5);
    disc(context, "#4a2f1d", x, 6.5, 13, 3);
    context.strokeStyle = "#dfe4e8";
    context.lineWidth = 6;
    context.beginPath();
    context.arc(x + 19, 24, 10, -1.2, 1.4);
    context.stroke();
  }
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom, createWander } from "../scenario/curve.ts";
import { LOOPS, phaseIn } from "../scenario/feeds.ts";
import { iceCameraX, playersAt, puckAt, RINK } from "../scenario/ice.ts";
import { rinkPoint } from "../scenario/views.ts";
import { disc, line, linear, path, polygon, radial, type Point } from "./brush.ts";
import { COATS, SKINS } from "./crowd.ts";
import { createLayer } from "./layer.ts";
import type { Scene, Size } from "./scene.ts";
import { paintSledgePlayer } from "./sledge-player.ts";

const W = 1280;
const H = 720;
const FAR = rinkPoint(0, 0, RINK.halfWidthM);
const FAR_M = FAR.scale * H;
const BOARDS_TOP = FAR.y * H - 1.25 * FAR_M;
/** How far the stands reach past the picture when the camera has turned as far as it goes. */
const STANDS_REACH = 26 * FAR_M;
const FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
const life = createWander(71, LOOPS.ice, 3_400);
/** Players are drawn larger than life, or nobody would see them in a small tile. */
const LARGER = 1.62;

/** The rink from the side, turning with the puck. Near and far move at their own pace, so the ice is drawn anew each frame. */
export function createIceArena({ height }: Size): Scene {
  const unit = height / H;
  const stands = createLayer(W + 2 * STANDS_REACH, FAR.y * H + 2, unit, (context) =>
    paintStands(context, W + 2 * STANDS_REACH),
  );
  const shine = createLayer(W, H - FAR.y * H, unit, (context) => paintIce(context, W, H - FAR.y * H));

  return {
    paint(context, ms) {
      const phase = phaseIn(LOOPS.ice, ms);
      const cameraX = iceCameraX(ms) + life(phase) * 0.05;
      const at = (x: number, y: number, up = 0): Point => {
        const point = rinkPoint(cameraX, x, y, up);
        return [point.x * W, point.y * H];
      };
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.globalAlpha = 1;
      const shift = -cameraX * FAR_M;
      shine.lay(context, 0, FAR.y * H);
      stands.lay(context, -STANDS_REACH + shift, 0);
      paintLights(context, cameraX);
      paintLines(context, at);
      const puck = puckAt(ms);
      const things: { y: number; paint: () => void }[] = playersAt(ms).map((player) => ({
        y: player.y,
        paint: () => {
          const spot = rinkPoint(cameraX, player.x, player.y);
          if (spot.x < -0.2 || spot.x > 1.2) return;
          paintSledgePlayer(context, player, spot.x * W, spot.y * H, spot.scale * H * LARGER, ms);
        },
      }));
      for (const side of [-1, 1] as const) things.push({ y: 0.9, paint: () => paintGoal(context, at, side) });
      things.push({ y: puck.y - 0.05, paint: () => paintPuck(context, cameraX, ms) });
      for (const thing of things.sort((one, other) => other.y - one.y)) thing.paint();
      paintNearBoards(context, at);
    },
  };
}

function paintStands(context: SKRSContext2D, wide: number): void {
  const random = createRandom(81);
  const foot = BOARDS_TOP;
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, foot],
    [
      [0, "#0d1420"],
      [0.6, "#1a2738"],
      [1, "#243449"],
    ],
  );
  context.fillRect(0, 0, wide, FAR.y * H);
  const rows = 7;
  for (let row = 0; row < rows; row++) {
    const y = 14 + row * ((foot - 22) / rows);
    const size = 13 + row * 1.3;
    context.fillStyle = `rgb(60 80 108 / ${0.25 + row * 0.06})`;
    context.fillRect(0, y + size * 0.9, wide, 4);
    for (let x = 0; x < wide; x += size * 1.25) {
      if (random() < 0.16) continue;
      const dim = 0.42 + row * 0.07;
      const px = x + random() * 5;
      const py = y + random() * 5;
      context.globalAlpha = dim;
      const coat = COATS[Math.floor(random() * COATS.length)] ?? COATS[0];
      polygon(context, coat, [
        [px - size * 0.5, py + size],
        [px - size * 0.42, py + size * 0.2],
        [px + size * 0.42, py + size * 0.2],
        [px + size * 0.5, py + size],
      ]);
      disc(context, SKINS[Math.floor(random() * SKINS.length)] ?? SKINS[0], px, py, size * 0.3);
    }
  }
  context.globalAlpha = 1;
  // Light from the roof falls off towards the top.
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, foot],
    [
      [0, "rgb(6 10 18 / 0.7)"],
      [1, "rgb(6 10 18 / 0.05)"],
    ],
  );
  context.fillRect(0, 0, wide, foot);
  // Glass, then the boards with their yellow foot.
  context.fillStyle = linear(
    context,
    [0, foot - 62],
    [0, foot],
    [
      [0, "rgb(190 220 245 / 0.1)"],
      [1, "rgb(190 220 245 / 0.22)"],
    ],
  );
  context.fillRect(0, foot - 62, wide, 62);
  for (let x = 0; x < wide; x += 158) {
    context.fillStyle = "rgb(225 238 250 / 0.5)";
    context.fillRect(x, foot - 62, 2, 62);
    polygon(context, "rgb(255 255 255 / 0.08)", [
      [x + 30, foot - 62],
      [x + 66, foot - 62],
      [x + 36, foot],
      [x, foot],
    ]);
  }
  const low = FAR.y * H;
  context.fillStyle = linear(
    context,
    [0, foot],
    [0, low],
    [
      [0, "#ffffff"],
      [0.75, "#e6edf3"],
      [1, "#c9d4de"],
    ],
  );
  context.fillRect(0, foot, wide, low - foot);
  const words = ["VAL SERENA", "RIFUGIO NOVE", "LATTERIA MALGA", "FUNIVIA 2730", "VAL SERENA", "BANCA DEL COLLE"];
  const colours = ["#1d4f9e", "#b8322c", "#2c7a58", "#16202c", "#1d4f9e", "#7a4f1d"];
  context.font = `bold 34px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let x = 158, index = 0; x < wide; x += 316, index++) {
    context.fillStyle = colours[index % colours.length] ?? "#000";
    context.fillText(words[index % words.length] ?? "", x, foot + (low - foot) * 0.42, 280);
  }
  context.fillStyle = "#e2b33c";
  context.fillRect(0, low - 9, wide, 9);
  context.fillStyle = "#b9c8d6";
  context.fillRect(0, foot - 3, wide, 5);
}

function paintIce(context: SKRSContext2D, wide: number, high: number): void {
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, high],
    [
      [0, "#cfdfec"],
      [0.25, "#e2eef7"],
      [0.6, "#eff6fb"],
      [1, "#dfeaf3"],
    ],
  );
  context.fillRect(0, 0, wide, high);
  // The boards and the people stand in it upside down.
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, 90],
    [
      [0, "rgb(255 255 255 / 0.6)"],
      [0.25, "rgb(255 255 255 / 0.35)"],
      [0.35, "rgb(58 80 112 / 0.16)"],
      [1, "rgb(58 80 112 / 0)"],
    ],
  );
  context.fillRect(0, 0, wide, 90);
}

/** Lamps mirrored in the ice: they lie still in the hall, so they slide in the picture at half the pace. */
function paintLights(context: SKRSContext2D, cameraX: number): void {
  for (let lamp = -6; lamp <= 6; lamp++) {
    const x = W / 2 + (lamp * 9.5 - cameraX * 0.62) * 52;
    if (x < -220 || x > W + 220) continue;
    context.save();
    context.translate(x, 470);
    context.scale(0.42, 1);
    disc(
      context,
      radial(context, 0, 0, 260, [
        [0, "rgb(255 255 255 / 0.62)"],
        [0.4, "rgb(255 255 255 / 0.24)"],
        [1, "rgb(255 255 255 / 0)"],
      ]),
      0,
      0,
      260,
    );
    context.restore();
  }
}

type At = (x: number, y: number, up?: number) => Point;

function paintLines(context: SKRSContext2D, at: At): void {
  const band = (x: number, half: number, colour: string): void =>
    polygon(context, colour, [at(x - half, 15), at(x + half, 15), at(x + half, -15), at(x - half, -15)]);
  band(-8, 0.22, "rgb(44 92 176 / 0.78)");
  band(8, 0.22, "rgb(44 92 176 / 0.78)");
  band(0, 0.22, "rgb(192 52 46 / 0.78)");
  band(-26, 0.06, "rgb(192 52 46 / 0.7)");
  band(26, 0.06, "rgb(192 52 46 / 0.7)");
  const ring = (x: number, y: number, radius: number): Point[] =>
    Array.from({ length: 41 }, (_, step) =>
      at(x + Math.cos((step / 40) * Math.PI * 2) * radius, y + Math.sin((step / 40) * Math.PI * 2) * radius),
    );
  const circles: readonly (readonly [number, number, string])[] = [
    [0, 0, "rgb(44 92 176 / 0.7)"],
    [-19, 7, "rgb(192 52 46 / 0.6)"],
    [-19, -7, "rgb(192 52 46 / 0.6)"],
    [19, 7, "rgb(192 52 46 / 0.6)"],
    [19, -7, "rgb(192 52 46 / 0.6)"],
  ];
  for (const [x, y, colour] of circles) {
    line(context, colour, 3.2, ring(x, y, 4.5));
    polygon(context, colour, ring(x, y, 0.3));
  }
  for (const side of [-1, 1]) {
    const crease = ring(side * 26, 0, 1.9).filter((_, step) => Math.cos((step / 40) * Math.PI * 2) * side <= 0.01);
    path(context, crease);
    context.fillStyle = "rgb(88 160 222 / 0.5)";
    context.fill();
  }
}

function paintGoal(context: SKRSContext2D, at: At, side: 1 | -1): void {
  const x = side * 26;
  const back = side * 27.1;
  polygon(context, "rgb(240 245 250 / 0.45)", [
    at(x, 0.95),
    at(x, 0.95, 1.25),
    at(back, 0.7, 1.0),
    at(back, 0.7),
    at(back, -0.7),
    at(x, -0.95),
  ]);
  for (let mesh = 0; mesh <= 6; mesh++) {
    const y = -0.95 + (mesh / 6) * 1.9;
    line(context, "rgb(255 255 255 / 0.8)", 1.2, [at(x, y, 1.25), at(back, y * 0.75, 1.0), at(back, y * 0.75)]);
  }
  line(context, "#c8302a", 6, [at(x, 0.95), at(x, 0.95, 1.25), at(x, -0.95, 1.25), at(x, -0.95)]);
  line(context, "#c8302a", 4, [at(x, 0.95), at(back, 0.7), at(back, -0.7), at(x, -0.95)]);
}

function paintPuck(context: SKRSContext2D, cameraX: number, ms: number): void {
  const now = puckAt(ms);
  const spot = rinkPoint(cameraX, now.x, now.y);
  const m = spot.scale * H;
  const r = 0.16 * m;
  if (now.speed > 6) {
    const past = puckAt(ms - 50);
    const before = rinkPoint(cameraX, past.x, past.y);
    line(context, "rgb(20 24 30 / 0.22)", r * 1.1, [
      [before.x * W, before.y * H],
      [spot.x * W, spot.y * H],
    ]);
  }
  disc(context, "rgb(40 74 120 / 0.35)", spot.x * W + 2, spot.y * H + 2, r * 1.25, r * 0.5);
  disc(context, "#0e1116", spot.x * W, spot.y * H, r, r * 0.46);
  disc(context, "#2d333c", spot.x * W, spot.y * H - r * 0.22, r, r * 0.42);
}

/** The top of the near boards runs along the foot of the picture, out of focus. */
function paintNearBoards(context: SKRSContext2D, at: At): void {
  const [, foot] = at(0, -15);
  const y = Math.max(foot, H - 30);
  context.fillStyle = linear(
    context,
    [0, y - 14],
    [0, H],
    [
      [0, "rgb(210 224 236 / 0)"],
      [0.4, "rgb(232 240 246 / 0.95)"],
      [1, "#cfdae4"],
    ],
  );
  context.fillRect(0, y - 14, W, H - y + 14);
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { createRandom, ease } from "../scenario/curve.ts";
import { lying, RELEASE_MS, SHEET, sheetAt } from "../scenario/curling.ts";
import { CURLING_SCALE, CURLING_TILT, sheetPoint } from "../scenario/views.ts";
import { disc, line, linear, polygon, radial, shade, type Point } from "./brush.ts";
import { COATS, SKINS } from "./crowd.ts";
import { createLayer } from "./layer.ts";
import type { Scene, Size } from "./scene.ts";
import { paintCurler, type CurlerLook } from "./wheelchair-curler.ts";

const W = 1280;
const H = 720;
/** Units per metre along the sheet, and across it. */
const M = CURLING_SCALE * H;
const ACROSS = M * CURLING_TILT;
const FROM_M = SHEET.startM - 5;
const UNTIL_M = SHEET.endM + 8;
const PITCH_M = 5.1;
const MIDDLE = H / 2;
const WALL = MIDDLE - 2.75 * ACROSS;
const FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
/** Stones and people are drawn larger than life, or nobody would see them in a small tile. */
const STONE_M = 0.145 * 2.05;
const PERSON_M = M * 1.55;

const LOOKS = {
  thrower: { jacket: "#d64a36", trim: "#f6efe2", hair: "#1e1712", skin: "#e8c19e" },
  holder: { jacket: "#d64a36", trim: "#f6efe2", hair: "#6a4a2c", skin: "#d9a57f", cap: "#f1efe8" },
  skip: { jacket: "#d64a36", trim: "#f6efe2", hair: "#9c9488", skin: "#c98f68", cap: "#8f1d1c" },
  rival: { jacket: "#2b6cb0", trim: "#f4d35e", hair: "#2a1c12", skin: "#8d5b3e" },
} satisfies Record<string, CurlerLook>;

/** The curling sheet from a camera on a cable: one long picture of the hall, slid along, with stone and people on it. */
export function createCurlingHall({ height }: Size): Scene {
  const unit = height / H;
  const wide = (UNTIL_M - FROM_M) * M;
  const hall = createLayer(wide, H, unit, (context) => paintHall(context, wide));

  return {
    paint(context, ms) {
      const sheet = sheetAt(ms);
      const at = (x: number, y: number, up = 0): Point => {
        const point = sheetPoint(sheet.cameraX, x, y, up);
        return [point.x * W, point.y * H];
      };
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.globalAlpha = 1;
      hall.lay(context, W / 2 + (FROM_M - sheet.cameraX) * M, 0);
      paintLamps(context, sheet.cameraX);
      const [stoneX, stoneY] = at(sheet.stone.x, sheet.stone.y);
      const things: { y: number; paint: () => void }[] = lying.map((stone) => ({
        y: stone.y,
        paint: () => paintStone(context, at(stone.x, stone.y), stone.colour, stone.x * 9),
      }));
      things.push({
        y: sheet.stone.y,
        paint: () => paintStone(context, [stoneX, stoneY], "yellow", sheet.stone.turnRad, sheet.stone.speed),
      });
      const push =
        ease(RELEASE_MS - 3_400, RELEASE_MS, sheet.phase) *
        (1 - ease(RELEASE_MS + 900, RELEASE_MS + 2_800, sheet.phase));
      const hold = sheet.phase < RELEASE_MS + 60;
      const handle: Point = hold
        ? [stoneX - 0.1 * M, stoneY - 0.28 * M]
        : at(
            1.1 - 0.9 * ease(RELEASE_MS + 200, RELEASE_MS + 1_900, sheet.phase),
            0.05,
            0.1 + 0.5 * ease(RELEASE_MS + 100, RELEASE_MS + 1_600, sheet.phase),
          );
      const rest = ease(RELEASE_MS + 3_500, RELEASE_MS + 5_500, sheet.phase) * (1 - ease(55_000, 58_000, sheet.phase));
      const seat = at(-4.15, 0.1);
      things.push({
        y: -0.4,
        paint: () =>
          paintCurler(
            context,
            LOOKS.holder,
            { forward: 0.34 + 0.04 * Math.sin(sheet.phase / 900), facing: 1, point: 0.42 },
            ...at(-5.75, -0.25),
            PERSON_M,
          ),
      });
      things.push({
        y: 0.1,
        paint: () =>
          paintCurler(
            context,
            LOOKS.thrower,
            { forward: 0.28 + push * 0.72, facing: 1, point: 0.1 * rest, ...(rest < 0.5 ? { stickTo: handle } : {}) },
            ...seat,
            PERSON_M,
          ),
      });
      const watch = Math.sin(sheet.phase / 2_300);
      things.push({
        y: 1.2,
        paint: () =>
          paintCurler(
            context,
            LOOKS.skip,
            { forward: 0.25 + 0.1 * watch, facing: -1, point: Math.max(0, watch) * ease(12_000, 15_000, sheet.phase) },
            ...at(31.4, 1.25),
            PERSON_M,
          ),
      });
      things.push({
        y: -1.3,
        paint: () =>
          paintCurler(context, LOOKS.rival, { forward: 0.16, facing: -1, point: 0 }, ...at(32.2, -1.5), PERSON_M),
      });
      for (const thing of things.sort((one, other) => one.y - other.y)) thing.paint();
      paintVignette(context);
    },
  };
}

const along = (metres: number): number => (metres - FROM_M) * M;

function paintHall(context: SKRSContext2D, wide: number): void {
  const random = createRandom(91);
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, H],
    [
      [0, "#dbe8f2"],
      [0.5, "#eef5fa"],
      [1, "#dde9f2"],
    ],
  );
  context.fillRect(0, 0, wide, H);
  for (let index = 0; index < 900; index++) {
    const y = WALL + random() * (H - WALL);
    disc(
      context,
      random() < 0.5 ? "rgb(255 255 255 / 0.5)" : "rgb(150 184 214 / 0.13)",
      random() * wide,
      y,
      6 + random() * 70,
      0.8 + random() * 1.6,
    );
  }
  for (const sheet of [0, 1]) paintSheet(context, MIDDLE + sheet * PITCH_M * ACROSS, wide);
  // Foam between the sheets, and the far wall with people behind it.
  for (const edge of [-0.5, 0.5, 1.5]) {
    const y = MIDDLE + edge * PITCH_M * ACROSS;
    context.fillStyle = linear(
      context,
      [0, y - 9],
      [0, y + 9],
      [
        [0, "#5f7085"],
        [0.3, "#3c4b5e"],
        [1, "#243142"],
      ],
    );
    context.fillRect(0, y - 7, wide, 15);
    context.fillStyle = "rgb(40 70 110 / 0.16)";
    context.fillRect(0, y + 8, wide, 10);
  }
  paintWall(context, wide, random);
  const stones = [
    [3.1, 0.98, "yellow"],
    [9, 1.06, "red"],
    [12.4, 0.84, "yellow"],
    [24.6, 0.86, "red"],
    [28, 1.1, "yellow"],
    [29.2, 0.9, "red"],
  ] as const;
  for (const [x, y, colour] of stones) paintStone(context, [along(x), MIDDLE + y * PITCH_M * ACROSS], colour, x);
}

function paintSheet(context: SKRSContext2D, middle: number, wide: number): void {
  const ring = (x: number, radius: number, colour: string): void =>
    disc(context, colour, along(x), middle, radius * M, radius * ACROSS);
  for (const tee of [SHEET.teeM, SHEET.hogToHogM - SHEET.teeM]) {
    ring(tee, SHEET.houseRadiusM, "#2f68b3");
    ring(tee, 1.219, "#f4f8fb");
    ring(tee, 0.61, "#cf3a30");
    ring(tee, 0.152, "#f4f8fb");
    context.save();
    context.globalAlpha = 0.5;
    context.fillStyle = radial(context, along(tee) - 60, middle - 50, 1.9 * M, [
      [0, "rgb(255 255 255 / 0.5)"],
      [1, "rgb(255 255 255 / 0)"],
    ]);
    context.fillRect(along(tee) - 2 * M, middle - 2 * ACROSS, 4 * M, 4 * ACROSS);
    context.restore();
    line(context, "rgb(40 52 70 / 0.5)", 1.6, [
      [along(tee), middle - 2.4 * ACROSS],
      [along(tee), middle + 2.4 * ACROSS],
    ]);
  }
  line(context, "rgb(40 52 70 / 0.4)", 1.5, [
    [0, middle],
    [wide, middle],
  ]);
  for (const hog of [0, SHEET.hogToHogM]) {
    line(context, "#c8332b", 10, [
      [along(hog), middle - 2.4 * ACROSS],
      [along(hog), middle + 2.4 * ACROSS],
    ]);
    line(context, "rgb(255 255 255 / 0.3)", 2, [
      [along(hog) - 3, middle - 2.4 * ACROSS],
      [along(hog) - 3, middle + 2.4 * ACROSS],
    ]);
  }
  for (const back of [SHEET.teeM + 1.829, SHEET.hogToHogM - SHEET.teeM - 1.829]) {
    line(context, "rgb(40 52 70 / 0.45)", 1.6, [
      [along(back), middle - 2.4 * ACROSS],
      [along(back), middle + 2.4 * ACROSS],
    ]);
  }
}

function paintWall(context: SKRSContext2D, wide: number, random: () => number): void {
  context.fillStyle = linear(
    context,
    [0, 0],
    [0, WALL - 60],
    [
      [0, "#10182a"],
      [1, "#22324a"],
    ],
  );
  context.fillRect(0, 0, wide, WALL);
  for (let row = 0; row < 4; row++) {
    const y = 8 + row * 32;
    const size = 20 + row * 2.4;
    for (let x = 0; x < wide; x += size * 1.35) {
      if (random() < 0.24) continue;
      const px = x + random() * 9;
      const py = y + random() * 5;
      context.globalAlpha = 0.5 + row * 0.11;
      const coat = COATS[Math.floor(random() * COATS.length)] ?? COATS[0];
      polygon(context, coat, [
        [px - size * 0.52, py + size * 1.4],
        [px - size * 0.44, py + size * 0.36],
        [px + size * 0.44, py + size * 0.36],
        [px + size * 0.52, py + size * 1.4],
      ]);
      disc(context, SKINS[Math.floor(random() * SKINS.length)] ?? SKINS[0], px, py + size * 0.06, size * 0.31);
    }
  }
  context.globalAlpha = 1;
  const top = WALL - 66;
  context.fillStyle = linear(
    context,
    [0, top],
    [0, WALL - 8],
    [
      [0, "#2c66c8"],
      [1, "#173b7c"],
    ],
  );
  context.fillRect(0, top, wide, 58);
  context.fillStyle = "#f2f6fa";
  context.fillRect(0, top - 3, wide, 4);
  const words = ["VAL SERENA", "SHEET B", "LATTERIA MALGA", "VAL SERENA", "FUNIVIA 2730"];
  context.font = `bold 34px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = "#ffffff";
  for (let x = 180, index = 0; x < wide; x += 400, index++)
    context.fillText(words[index % words.length] ?? "", x, top + 30, 340);
  context.fillStyle = linear(
    context,
    [0, WALL - 8],
    [0, WALL + 26],
    [
      [0, "rgb(30 60 110 / 0.34)"],
      [1, "rgb(30 60 110 / 0)"],
    ],
  );
  context.fillRect(0, WALL - 8, wide, 34);
}

/** The roof's lamps in the ice slide at half the camera's pace. */
function paintLamps(context: SKRSContext2D, cameraX: number): void {
  for (let lamp = -3; lamp < 12; lamp++) {
    const x = W / 2 + (lamp * 6.2 - cameraX) * M * 0.55 - 200;
    if (x < -200 || x > W + 200) continue;
    context.save();
    context.translate(x, MIDDLE + 20);
    context.transform(0.32, 0, -0.25, 1, 0, 0);
    disc(
      context,
      radial(context, 0, 0, 170, [
        [0, "rgb(255 255 255 / 0.7)"],
        [0.5, "rgb(255 255 255 / 0.22)"],
        [1, "rgb(255 255 255 / 0)"],
      ]),
      0,
      0,
      170,
    );
    context.restore();
  }
}

function paintStone(context: SKRSContext2D, [x, y]: Point, colour: "red" | "yellow", turn: number, speed = 0): void {
  const r = STONE_M * M;
  const flat = r * 0.7;
  const cap = colour === "red" ? "#cf2f27" : "#f0b92d";
  disc(context, "rgb(36 64 106 / 0.3)", x + r * 0.3, y + r * 0.18, r * 1.12, flat * 0.95);
  if (speed > 0.05) {
    context.globalAlpha = Math.min(0.4, speed * 0.2);
    polygon(
      context,
      linear(
        context,
        [x - r * 4, y],
        [x, y],
        [
          [0, "rgb(120 160 200 / 0)"],
          [1, "rgb(120 160 200 / 0.8)"],
        ],
      ),
      [
        [x - r * 4, y - 3],
        [x, y - flat * 0.7],
        [x, y + flat * 0.7],
        [x - r * 4, y + 3],
      ],
    );
    context.globalAlpha = 1;
  }
  const granite = linear(
    context,
    [x - r, y],
    [x + r, y],
    [
      [0, "#c3c9cf"],
      [0.4, "#8d969f"],
      [1, "#4d555e"],
    ],
  );
  disc(context, granite, x, y, r, flat);
  context.fillStyle = granite;
  context.fillRect(x - r, y - r * 0.34, 2 * r, r * 0.34);
  disc(context, "#aab2ba", x, y - r * 0.34, r, flat);
  disc(
    context,
    linear(
      context,
      [x - r, y - r],
      [x + r, y],
      [
        [0, shade(cap, 0.35)],
        [0.45, cap],
        [1, shade(cap, -0.3)],
      ],
    ),
    x,
    y - r * 0.38,
    r * 0.74,
    flat * 0.74,
  );
  const hx = Math.cos(turn) * r * 0.5;
  const hy = Math.sin(turn) * flat * 0.5;
  line(context, shade(cap, -0.45), r * 0.24, [
    [x - hx, y - r * 0.5 - hy],
    [x + hx * 0.9, y - r * 0.62 + hy * 0.9],
  ]);
  line(context, shade(cap, 0.25), r * 0.1, [
    [x - hx, y - r * 0.56 - hy],
    [x + hx * 0.9, y - r * 0.68 + hy * 0.9],
  ]);
}

function paintVignette(context: SKRSContext2D): void {
  context.fillStyle = linear(
    context,
    [0, H - 110],
    [0, H],
    [
      [0, "rgb(20 40 70 / 0)"],
      [1, "rgb(20 40 70 / 0.16)"],
    ],
  );
  context.fillRect(0, H - 110, W, 110);
}

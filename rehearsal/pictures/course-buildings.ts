import type { SKRSContext2D } from "@napi-rs/canvas";
import { FINISH_M } from "../scenario/course.ts";
import { scatter } from "../scenario/curve.ts";
import type { Place } from "./alpine-follow.ts";
import { COATS, SKINS } from "./crowd.ts";
import { disc, line, linear, polygon, type Point } from "./brush.ts";

/** What stands at both ends of the course: the start house, the finish arch, the stands with people. */
const SIGN = "bold 100px 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

function lettering(
  context: SKRSContext2D,
  words: string,
  colour: string,
  [x, y]: Point,
  high: number,
  wide: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(high / 100, high / 100);
  context.font = SIGN;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(words, 0, 4, (wide / high) * 100);
  context.restore();
}

export function paintStartHouse(context: SKRSContext2D, cameraS: number, place: Place): void {
  if (cameraS > 230) return;
  const at = (s: number, x: number, up: number): Point => {
    const point = place(s, x, up);
    return point ? [point.x, point.y] : [0, 0];
  };
  const base = place(-7, 0);
  if (!base) return;
  const m = base.m;
  const [front, back] = [-7, -11];
  // The dark inside, two walls, a gabled roof with snow, and the beam with the name.
  polygon(
    context,
    linear(context, at(back, 0, 2.6), at(back, 0, 0), [
      [0, "#121822"],
      [1, "#303c4e"],
    ]),
    [at(back, -1.9, 0), at(back, 1.9, 0), at(back, 1.9, 2.6), at(back, -1.9, 2.6)],
  );
  for (const side of [-1, 1]) {
    polygon(context, side < 0 ? "#7a583a" : "#533a27", [
      at(back, side * 1.9, 0),
      at(front, side * 1.9, 0),
      at(front, side * 1.9, 2.5),
      at(back, side * 1.9, 2.5),
    ]);
    polygon(
      context,
      linear(context, at(front, -3.4, 0), at(front, 3.4, 0), [
        [0, "#b4875a"],
        [1, "#6f4f35"],
      ]),
      [at(front, side * 1.7, 0), at(front, side * 3.4, 0), at(front, side * 3.4, 2.5), at(front, side * 1.7, 2.5)],
    );
    for (let plank = 1; plank < 6; plank++) {
      line(context, "rgb(40 26 16 / 0.35)", 0.02 * m, [
        at(front, side * 1.7, plank * 0.42),
        at(front, side * 3.4, plank * 0.42),
      ]);
    }
    // Someone of the team on either side, watching.
    const [fx, fy] = at(front + 2, side * 2.45, 0);
    const coat = side < 0 ? "#c8453a" : "#274063";
    polygon(context, "#1d2430", [
      [fx - 0.16 * m, fy],
      [fx - 0.14 * m, fy - 0.8 * m],
      [fx + 0.14 * m, fy - 0.8 * m],
      [fx + 0.16 * m, fy],
    ]);
    polygon(
      context,
      linear(
        context,
        [fx - 0.26 * m, 0],
        [fx + 0.26 * m, 0],
        [
          [0, coat],
          [1, "#161c26"],
        ],
      ),
      [
        [fx - 0.27 * m, fy - 0.72 * m],
        [fx - 0.22 * m, fy - 1.4 * m],
        [fx + 0.22 * m, fy - 1.4 * m],
        [fx + 0.27 * m, fy - 0.72 * m],
      ],
    );
    disc(context, "#d9a57f", fx, fy - 1.54 * m, 0.14 * m, 0.16 * m);
    disc(context, coat, fx, fy - 1.62 * m, 0.15 * m, 0.11 * m);
  }
  polygon(context, "#1d2b4a", [
    at(front, -3.6, 2.35),
    at(front, 3.6, 2.35),
    at(front, 3.6, 2.62),
    at(front, 0, 3.5),
    at(front, -3.6, 2.62),
  ]);
  polygon(
    context,
    linear(context, at(front, -4, 3.4), at(front, 4, 2.8), [
      [0, "#ffffff"],
      [1, "#b9cee4"],
    ]),
    [
      at(front, -4, 2.5),
      at(front, 0, 3.42),
      at(front, 4, 2.5),
      at(front, 4, 2.8),
      at(front, 0, 3.84),
      at(front, -4, 2.8),
    ],
  );
  lettering(context, "START", "#ffffff", at(front, 0, 2.78), 0.46 * m, 3 * m);
  for (const side of [-1, 1])
    line(context, "#e0a63c", 0.06 * m, [at(-0.5, side * 1.25, 0), at(-0.5, side * 1.25, 0.8)]);
}

export function paintFinish(context: SKRSContext2D, cameraS: number, place: Place): void {
  const s = FINISH_M;
  if (cameraS < s + 1.4 || cameraS > s + 200) return;
  const at = (x: number, up: number): Point => {
    const point = place(s, x, up);
    return point ? [point.x, point.y] : [0, 0];
  };
  const m = place(s, 0)?.m ?? 0;
  polygon(
    context,
    "rgb(206 48 40 / 0.8)",
    [-9, 9].flatMap((x, index): Point[] =>
      [s, s + 0.5].map((line) => {
        const point = place(index ? (line === s ? s + 0.5 : s) : line, x);
        return point ? [point.x, point.y] : [0, 0];
      }),
    ),
  );
  for (const side of [-1, 1]) {
    polygon(
      context,
      linear(
        context,
        at(side * 9.4, 0),
        at(side * 8.4, 0),
        side < 0
          ? [
              [0, "#2b62c4"],
              [1, "#173b7c"],
            ]
          : [
              [0, "#173b7c"],
              [1, "#2b62c4"],
            ],
      ),
      [at(side * 8.3, 0), at(side * 9.5, 0), at(side * 9.3, 6.4), at(side * 8.3, 6.4)],
    );
  }
  polygon(
    context,
    linear(context, at(0, 6.6), at(0, 4.9), [
      [0, "#2f6ad0"],
      [1, "#16387a"],
    ]),
    [at(-9.3, 4.9), at(9.3, 4.9), at(9.3, 6.6), at(-9.3, 6.6)],
  );
  lettering(context, "FINISH", "#ffffff", at(0, 5.75), 1.15 * m, 8 * m);
  for (let index = 0; index < 24; index++) {
    const x = -9.3 + index * 0.775;
    polygon(context, index % 2 ? "#f5f7fa" : "#15181d", [
      at(x, 4.9),
      at(x + 0.775, 4.9),
      at(x + 0.775, 4.5),
      at(x, 4.5),
    ]);
  }
}

/** People on both sides of the last stretch and of the run-out, behind boards. */
export function paintStands(context: SKRSContext2D, cameraS: number, place: Place, ms: number): void {
  if (cameraS < FINISH_M - 130) return;
  for (let s = FINISH_M - 42; s < Math.min(cameraS - 3, FINISH_M + 74); s += 6) {
    for (const side of [-1, 1]) {
      for (let row = 3; row >= 0; row--) {
        for (let seat = 0; seat < 5; seat++) {
          const index = Math.round(s) * 64 + row * 8 + seat + (side > 0 ? 4 : 0);
          const hop = Math.max(0, Math.sin(ms / (170 + scatter(index, 2) * 130) + scatter(index, 1) * 6.3)) * 0.14;
          const at = place(
            s + seat * 1.2 + scatter(index, 9) * 0.4,
            side * (13.6 + row * 0.95),
            0.5 + row * 0.62 + hop,
          );
          if (!at || at.m < 3 || at.x < -60 || at.x > 1340) continue;
          const coat = COATS[Math.floor(scatter(index, 3) * COATS.length)] ?? COATS[0];
          const skin = SKINS[Math.floor(scatter(index, 4) * SKINS.length)] ?? SKINS[0];
          polygon(context, coat, [
            [at.x - 0.26 * at.m, at.y],
            [at.x - 0.2 * at.m, at.y - 0.62 * at.m],
            [at.x + 0.2 * at.m, at.y - 0.62 * at.m],
            [at.x + 0.26 * at.m, at.y],
          ]);
          disc(context, skin, at.x, at.y - 0.76 * at.m, 0.15 * at.m);
          disc(context, coat, at.x, at.y - 0.85 * at.m, 0.15 * at.m, 0.1 * at.m);
        }
      }
      const from = place(s, side * 12.6, 0);
      const to = place(Math.min(s + 6, cameraS - 1.5), side * 12.6, 0);
      const fromTop = place(s, side * 12.6, 1.1);
      const toTop = place(Math.min(s + 6, cameraS - 1.5), side * 12.6, 1.1);
      if (!from || !to || !fromTop || !toTop) continue;
      polygon(context, Math.round(s / 6) % 2 ? "#1d4f9e" : "#f2f5f9", [
        [from.x, from.y],
        [to.x, to.y],
        [toTop.x, toTop.y],
        [fromTop.x, fromTop.y],
      ]);
    }
  }
}

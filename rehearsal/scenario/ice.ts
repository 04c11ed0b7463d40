import { createWander, ease, mix, plateau } from "./curve.ts";
import { LOOPS, phaseIn } from "./feeds.ts";

/** Para ice hockey. Rink coordinates in metres from the centre spot: x along (-30 to 30), y towards the far boards (-15 to 15). */
const LOOP_MS = LOOPS.ice;
export const RINK = { halfLengthM: 30, halfWidthM: 15, goalM: 26 } as const;

type Team = "red" | "blue";
interface Leg {
  fromMs: number;
  untilMs: number;
  from: readonly [number, number];
  to: readonly [number, number];
  /** Index of the player who carries it; a free puck slides. */
  carrier?: number;
}
const POINTS: readonly (readonly [ms: number, x: number, y: number, carrier?: number])[] = [
  [0, -6, 2, 0],
  [6_000, 3, -3],
  [6_900, 12, 4, 1],
  [12_000, 19.5, 1],
  [12_270, 25.4, -0.7],
  [13_600, 17, -7, 4],
  [20_500, 0, -5],
  [21_500, -10, 3.5, 3],
  [27_000, -19, -1.5],
  [27_300, -26.4, 0.5],
  [34_000, -26.4, 0.5, 8],
  [41_500, 0, 0],
  [42_200, 0, 0, 1],
  [48_500, 8, -4],
  [49_400, 1, 5, 2],
  [55_000, -9, 5.5],
  [56_000, -13, -2, 0],
  [64_000, -6, 2],
];
const legs: readonly Leg[] = POINTS.slice(0, -1).map((point, index) => {
  const next = POINTS[index + 1] ?? point;
  const leg = {
    fromMs: point[0],
    untilMs: next[0],
    from: [point[1], point[2]] as const,
    to: [next[1], next[2]] as const,
  };
  return point[3] === undefined ? leg : { ...leg, carrier: point[3] };
});

/** Shots on goal; `goal` at the moment that the puck is in the net. */
export const strikes: readonly { atMs: number; goal: boolean; athlete: string }[] = [
  { atMs: 12_000, goal: false, athlete: "i9" },
  { atMs: 27_000, goal: true, athlete: "i7" },
];

interface Player {
  team: Team;
  bib: string;
  /** Where this one plays, and how far towards the puck he goes from there. */
  home: readonly [number, number];
  keen: number;
  keeper?: true;
}
/** Carriers 0 to 2 are red, 3 and 4 blue; 8 is the referee, who skates. */
export const players: readonly Player[] = [
  { team: "red", bib: "5", home: [-4, 4], keen: 0.55 },
  { team: "red", bib: "9", home: [7, -3], keen: 0.6 },
  { team: "red", bib: "14", home: [2, 8], keen: 0.5 },
  { team: "blue", bib: "7", home: [-8, -3], keen: 0.6 },
  { team: "blue", bib: "4", home: [5, -8], keen: 0.5 },
  { team: "blue", bib: "21", home: [0, 1], keen: 0.75 },
  { team: "red", bib: "1", home: [-25, 0], keen: 0.03, keeper: true },
  { team: "blue", bib: "30", home: [25, 0], keen: 0.03, keeper: true },
];

function freePuckAt(phase: number): { x: number; y: number } {
  const leg = legs.find((candidate) => phase >= candidate.fromMs && phase < candidate.untilMs) ?? legs[0];
  if (!leg) throw new Error("the puck has nowhere to be");
  const share = (phase - leg.fromMs) / (leg.untilMs - leg.fromMs);
  // A struck puck is fastest at once; a carried one sways from side to side of its sledge.
  const along = leg.carrier === undefined ? 1.12 * share - 0.12 * share ** 2 : ease(0, 1, share) * 0.6 + share * 0.4;
  const sway =
    leg.carrier === undefined || leg.carrier === 8
      ? 0
      : Math.sin(share * Math.PI * 6) * Math.sin(share * Math.PI) * 0.9;
  return { x: mix(leg.from[0], leg.to[0], along), y: mix(leg.from[1], leg.to[1], along) + sway };
}

export const puckAt = (ms: number): { x: number; y: number; speed: number } => {
  const phase = phaseIn(LOOP_MS, ms);
  const before = freePuckAt(phaseIn(LOOP_MS, phase - 10));
  const after = freePuckAt(phaseIn(LOOP_MS, phase + 10));
  return { ...freePuckAt(phase), speed: Math.hypot(after.x - before.x, after.y - before.y) / 0.02 };
};

/** The puck as a camera operator or a defender sees it: a little late and without its corners. */
const smoothPuck = (phase: number, spanMs: number): { x: number; y: number } => {
  let x = 0;
  let y = 0;
  const count = 9;
  for (let index = 0; index < count; index++) {
    const puck = freePuckAt(phaseIn(LOOP_MS, phase + ((index - 4) / 4) * spanMs));
    x += puck.x / count;
    y += puck.y / count;
  }
  return { x, y };
};

const roam = players.map((_, index) => ({
  x: createWander(400 + index, LOOP_MS, 5_200),
  y: createWander(440 + index, LOOP_MS, 4_300),
}));

export interface PlayerState {
  team: Team;
  bib: string;
  x: number;
  y: number;
  vx: number;
  vy: number;
  keeper: boolean;
  hasPuck: boolean;
}

function placeOf(index: number, phase: number): { x: number; y: number } {
  const player = players[index];
  const way = roam[index];
  if (!player || !way) throw new Error(`no player ${index}`);
  const puck = smoothPuck(phase, 1_500);
  if (player.keeper) return { x: player.home[0] + way.x(phase) * 0.2, y: puck.y * 0.12 + way.y(phase) * 0.3 };
  let x = player.home[0] * 0.75 + puck.x * player.keen + way.x(phase) * 2.6;
  let y = player.home[1] * 0.85 + puck.y * player.keen * 0.6 + way.y(phase) * 1.8;
  for (const leg of legs) {
    if (leg.carrier !== index) continue;
    for (const shift of [0, LOOP_MS, -LOOP_MS]) {
      const at = phase + shift;
      const hold = plateau(at, leg.fromMs - 1_500, leg.fromMs, leg.untilMs, leg.untilMs + 1_500);
      if (hold <= 0) continue;
      const held = smoothPuck(phase, 260);
      x = mix(x, held.x - 0.9 * Math.sign(leg.to[0] - leg.from[0] || 1), hold);
      y = mix(y, held.y + 0.25, hold);
    }
  }
  return { x: Math.max(-27, Math.min(27, x)), y: Math.max(-13, Math.min(13, y)) };
}

export function playersAt(ms: number): PlayerState[] {
  const phase = phaseIn(LOOP_MS, ms);
  const owner = legs.find((leg) => phase >= leg.fromMs && phase < leg.untilMs)?.carrier;
  return players.map((player, index) => {
    const here = placeOf(index, phase);
    const before = placeOf(index, phaseIn(LOOP_MS, phase - 60));
    const after = placeOf(index, phaseIn(LOOP_MS, phase + 60));
    return {
      team: player.team,
      bib: player.bib,
      ...here,
      vx: (after.x - before.x) / 0.12,
      vy: (after.y - before.y) / 0.12,
      keeper: player.keeper === true,
      hasPuck: owner === index,
    };
  });
}

/** Where the camera at the side looks, metres along the rink. */
export const iceCameraX = (ms: number): number => {
  const phase = phaseIn(LOOP_MS, ms);
  return smoothPuck(phase, 1_900).x * 0.86;
};

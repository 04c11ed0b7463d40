import type { SKRSContext2D } from "@napi-rs/canvas";
import { skierAt, type SkierState } from "../scenario/alpine.ts";
import { clamp, scatter } from "../scenario/curve.ts";
import type { Place } from "./alpine-follow.ts";
import { createSoft } from "./soft.ts";

/**
 * Snow thrown by the edge. Each puff has a number, born every few ms of the story's time,
 * and all that happens to it follows from that number and its age.
 */
const EVERY_MS = 9;
const LIFE_MS = 620;

export interface Puff {
  s: number;
  x: number;
  up: number;
  /** Metres. */
  radius: number;
  alpha: number;
}

/** How hard the edge throws, 0 to 1. */
const force = (skier: SkierState): number => {
  const braking = skier.stage === "run-out" ? clamp((skier.distance - 1022) / 14, 0, 1) * 1.25 : 0;
  return clamp((Math.max(Math.abs(skier.lateral) * 0.8 - 0.1, braking) * skier.speed) / 21, 0, 1.4);
};

export function* puffsAt(ms: number): Generator<Puff> {
  const newest = Math.floor(ms / EVERY_MS);
  const oldest = Math.ceil((ms - LIFE_MS) / EVERY_MS);
  for (let index = oldest; index <= newest; index++) {
    const born = index * EVERY_MS;
    const skier = skierAt(born);
    const strength = force(skier);
    if (strength < 0.08 || scatter(index, 3) > 0.35 + strength) continue;
    const age = (ms - born) / 1000;
    const share = (ms - born) / LIFE_MS;
    const away = skier.stage === "run-out" ? 1 : -Math.sign(skier.lateral);
    const out = (1.6 + scatter(index, 4) * 6.2) * strength * away;
    const lift = (0.6 + scatter(index, 5) * 3.6) * strength;
    const along = skier.speed * (0.42 + scatter(index, 6) * 0.26);
    yield {
      s: skier.distance - 0.55 + (scatter(index, 7) - 0.5) * 0.5 + along * age * (1 - 0.5 * age),
      x: skier.x + away * 0.2 + skier.sideways * 0.4 * age + out * age,
      up: Math.max(0.02, 0.04 + lift * age - 3.4 * age * age),
      radius: (0.1 + 0.42 * Math.sqrt(share)) * (0.6 + scatter(index, 8) * 0.7) * (0.55 + strength * 0.5),
      alpha: clamp(1.05 - share, 0, 1) ** 1.2 * clamp(0.4 + strength * 0.55, 0, 1) * clamp(0.25 + share * 9, 0, 1),
    };
  }
}

export function createSpray(): {
  paint(context: SKRSContext2D, ms: number, place: Place): void;
} {
  const white = createSoft("255 255 255", 0.95);
  const blue = createSoft("140 174 218", 0.5);
  return {
    paint(context, ms, place) {
      const puffs = [...puffsAt(ms)];
      for (const [ink, drop] of [
        [blue, 0.3],
        [white, 0],
      ] as const) {
        for (const puff of puffs) {
          const at = place(puff.s, puff.x, puff.up);
          if (!at) continue;
          const r = puff.radius * at.m * (1 + drop * 0.3);
          context.globalAlpha = puff.alpha;
          ink.lay(context, at.x - r + drop * r * 0.5, at.y - r + drop * r * 0.8, 2 * r, 2 * r);
        }
      }
      context.globalAlpha = 1;
    },
  };
}

import type { SKRSContext2D } from "@napi-rs/canvas";
import { skierAt, type SkierState } from "../scenario/alpine.ts";
import { clamp, scatter } from "../scenario/curve.ts";
import type { Place } from "./alpine-follow.ts";
import { radial } from "./brush.ts";
import { createLayer } from "./layer.ts";

/**
 * Snow thrown by the edge. Each puff has a number, born every few ms of the story's time,
 * and all that happens to it follows from that number and its age.
 */
const EVERY_MS = 11;
const LIFE_MS = 720;

export interface Puff {
  s: number;
  x: number;
  up: number;
  /** Metres. */
  radius: number;
  alpha: number;
  /** 0 to 1: how far from its origin. */
  age: number;
}

/** How hard the edge throws, 0 to 1. */
const force = (skier: SkierState): number => {
  const braking = skier.stage === "run-out" ? clamp((skier.distance - 1022) / 14, 0, 1) * 1.25 : 0;
  return clamp((Math.max(Math.abs(skier.lateral) * 0.62 - 0.12, braking) * skier.speed) / 21, 0, 1.4);
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
    const out = (1.2 + scatter(index, 4) * 4.6) * strength * away;
    const lift = (0.7 + scatter(index, 5) * 2.7) * strength;
    const along = skier.speed * (0.42 + scatter(index, 6) * 0.26);
    yield {
      s: skier.distance - 0.35 + (scatter(index, 7) - 0.5) * 0.9 + along * age * (1 - 0.5 * age),
      x: skier.x + away * 0.1 + skier.sideways * 0.4 * age + out * age,
      up: Math.max(0.02, 0.04 + lift * age - 3.4 * age * age),
      radius: (0.07 + 0.34 * Math.sqrt(share)) * (0.6 + scatter(index, 8) * 0.7) * (0.55 + strength * 0.5),
      alpha: clamp(1.1 - share, 0, 1) ** 1.3 * clamp(0.35 + strength * 0.5, 0, 0.9),
      age: share,
    };
  }
}

export function createSpray(unit: number): {
  paint(context: SKRSContext2D, ms: number, place: Place, layer: "behind" | "before"): void;
} {
  const ball = (core: string, mid: string, rim: string) =>
    createLayer(64, 64, Math.max(0.5, unit), (context) => {
      context.fillStyle = radial(context, 32, 32, 32, [
        [0, core],
        [0.45, mid],
        [1, rim],
      ]);
      context.fillRect(0, 0, 64, 64);
    });
  const white = ball("rgb(255 255 255 / 0.95)", "rgb(252 254 255 / 0.6)", "rgb(248 252 255 / 0)");
  const blue = ball("rgb(150 182 222 / 0.5)", "rgb(160 190 226 / 0.26)", "rgb(170 198 230 / 0)");
  return {
    paint(context, ms, place, layer) {
      const puffs = [...puffsAt(ms)].filter((puff) => (layer === "before" ? puff.age < 0.12 : puff.age >= 0.12));
      for (const [ink, drop] of [[blue, 0.3], [white, 0]] as const) {
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

import type { Point } from "./view.ts";

/**
 * A middle that goes after somebody without jerking: a critically damped spring that is no faster than an eye likes, and
 * rests while he is near the middle. Where motion is to be reduced it cuts instead, and seldom.
 * Times are event times, UTC ms, so that a paused picture rests and a seek is a cut.
 */
export interface Follower {
  /** The middle at `at`; null where there is nobody, and then it stays where it was. */
  step(at: number, target: Point | null, how: Following): Point | null;
  /** The next step is a cut. */
  cut(): void;
}

export interface Following {
  /** How much of the picture is seen, each way, 0 to 1. */
  span: Point;
  /** Whom it is: another one is a cut, as it is in the picture. */
  of: string;
  /** Cuts instead of motion. */
  steps: boolean;
}

/** 1/s; a spring of this stiffness is there in about half a second. */
const STIFFNESS = 9;
/** What is seen may pass by at this speed at most: of its own width (height) a second. */
const FASTEST = 1.2;
/** And gathers that speed no faster, a second. */
const PUSH = 8;
/** The inner part of what is seen, each way, in which nothing needs to move. */
const REST = 0.16;
/** Cut when he leaves this inner part, and not sooner after the last cut. */
const STEP_REST = 0.6;
const STEP_MS = 1500;
/** Between two looks at him; more is a seek, or he was out of sight. */
const LONGEST_MS = 1000;

export function createFollower(): Follower {
  let at: number | null = null;
  let of = "";
  let middle: Point | null = null;
  let speed: Point = { x: 0, y: 0 };
  let steppedAt = Number.NEGATIVE_INFINITY;

  const cutTo = (target: Point, now: number): Point => {
    speed = { x: 0, y: 0 };
    steppedAt = now;
    return { ...target };
  };

  return {
    step(now, target, how) {
      if (!target) return null;
      const passed = at === null ? Number.POSITIVE_INFINITY : now - at;
      at = now;
      const another = how.of !== of;
      of = how.of;
      if (!middle || another || passed < 0 || passed > LONGEST_MS) return (middle = cutTo(target, now));
      if (how.steps) {
        const away = Math.max(Math.abs(target.x - middle.x) / how.span.x, Math.abs(target.y - middle.y) / how.span.y);
        if (away > STEP_REST / 2 && now - steppedAt >= STEP_MS) middle = cutTo(target, now);
        return middle;
      }
      const seconds = passed / 1000;
      const x = spring(middle.x, speed.x, target.x, how.span.x, seconds);
      const y = spring(middle.y, speed.y, target.y, how.span.y, seconds);
      middle = { x: x.at, y: y.at };
      speed = { x: x.speed, y: y.speed };
      return middle;
    },
    cut() {
      at = null;
    },
  };
}

/** One axis of the spring, exactly: x(t) = goal + (d + (v + w d) t) e^(-w t). */
function spring(
  from: number,
  speed: number,
  target: number,
  span: number,
  seconds: number,
): { at: number; speed: number } {
  if (seconds === 0) return { at: from, speed };
  const rest = (REST / 2) * span;
  // It goes to the edge of where it may rest, not to the middle of it.
  const goal = Math.abs(target - from) <= rest ? from : target - Math.sign(target - from) * rest;
  const distance = from - goal;
  const pull = speed + STIFFNESS * distance;
  const fade = Math.exp(-STIFFNESS * seconds);
  const wanted = (goal + (distance + pull * seconds) * fade - from) / seconds;
  const most = FASTEST * span;
  // It gathers speed gently; the spring brakes as hard as it must, or it would pass him.
  const brakes = Math.abs(wanted) < Math.abs(speed) && Math.sign(wanted) === Math.sign(speed);
  const gain = PUSH * span * seconds;
  const gathered = brakes ? wanted : clamp(wanted, speed - gain, speed + gain);
  const taken = clamp(gathered, -most, most);
  const free = taken === wanted;
  return { at: from + taken * seconds, speed: free ? (speed - STIFFNESS * pull * seconds) * fade : taken };
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

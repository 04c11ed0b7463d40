import type { ViscaCommand } from "./visca.ts";

/** Where the camera looks: degrees, and zoom as magnification. */
export interface View {
  panDeg: number;
  tiltDeg: number;
  zoom: number;
}
export interface HeadLimits {
  panDeg: readonly [number, number];
  tiltDeg: readonly [number, number];
  zoom: readonly [number, number];
}

/** A motor with mass: it has a speed and cannot change it at once. Units a second, and a second squared. */
interface Axis {
  at: number;
  speed: number;
  readonly fastest: number;
  readonly push: number;
  readonly low: number;
  readonly high: number;
  /** Where it goes, or how fast it is driven. */
  goal: { to: number; share: number } | { drive: number };
}

const STEP_S = 0.01;
/** Share of a motor's force that stopping in time counts on; the rest is for correcting. */
const BRAKING = 0.75;
const PAN = { fastest: 45, push: 90 };
const TILT = { fastest: 30, push: 70 };
/** In powers of e: about 2 s from wide to tele. */
const ZOOM = { fastest: 1.1, push: 3 };
/** How long the head takes over from, or hands over to, the operator who turns it otherwise. */
const HANDOVER_MS = 3000;
export const IDLE_MS = 20_000;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const axis = (at: number, { fastest, push }: typeof PAN, [low, high]: readonly [number, number]): Axis => ({
  at,
  speed: 0,
  fastest,
  push,
  low,
  high,
  goal: { drive: 0 },
});

/** Braking in time is what makes a motion end without a jerk: v^2 = 2 a s. */
function step(motor: Axis): void {
  const { goal } = motor;
  const end = "drive" in goal ? (goal.drive > 0 ? motor.high : motor.low) : clamp(goal.to, motor.low, motor.high);
  const way = end - motor.at;
  const braking = Math.sqrt(2 * BRAKING * motor.push * Math.abs(way));
  const most = "drive" in goal ? Math.abs(goal.drive) * motor.fastest : goal.share * motor.fastest;
  const wanted = Math.sign(way) * Math.min(most, braking);
  motor.speed += clamp(wanted - motor.speed, -motor.push * STEP_S, motor.push * STEP_S);
  motor.at = clamp(motor.at + motor.speed * STEP_S, motor.low, motor.high);
  const there = Math.abs(way) < motor.push * STEP_S * STEP_S * 2 && Math.abs(motor.speed) < motor.push * STEP_S * 3;
  if (there && !("drive" in goal && goal.drive === 0)) {
    motor.at = end;
    motor.speed = 0;
  }
}

const isMoving = ({ speed, goal, at, low, high }: Axis): boolean =>
  speed !== 0 || ("drive" in goal ? false : clamp(goal.to, low, high) !== at);

export interface Head {
  /** @returns false where the head is in standby and does not move. */
  command(command: ViscaCommand, utc: number): boolean;
  /** The view at an instant; instants must not go back. */
  viewAt(utc: number): View;
  readonly on: boolean;
  /** Zoom as a share of its range, 0 to 1. */
  zoomShareAt(utc: number): number;
  /** True while a motor still works on what it was asked. */
  busy(which: "pan-tilt" | "zoom"): boolean;
}

/** A head with inertia. Without commands for 20 s, `operator` turns it. */
export function createHead({
  limits,
  home,
  operator,
}: {
  limits: HeadLimits;
  home: View;
  operator: (utc: number) => View;
}): Head {
  const lens: readonly [number, number] = [Math.log(limits.zoom[0]), Math.log(limits.zoom[1])];
  const pan = axis(home.panDeg, PAN, limits.panDeg);
  const tilt = axis(home.tiltDeg, TILT, limits.tiltDeg);
  const zoom = axis(Math.log(home.zoom), ZOOM, lens);
  let on = true;
  let lastCommandAt = -Infinity;
  let clock: number | undefined;

  const advance = (utc: number) => {
    // After a long pause a second of motion is as good as all of it.
    clock = Math.max(clock ?? utc, utc - 1000);
    for (; clock + STEP_S * 1000 <= utc; clock += STEP_S * 1000) for (const motor of [pan, tilt, zoom]) step(motor);
  };
  const own = (): View => ({ panDeg: pan.at, tiltDeg: tilt.at, zoom: Math.exp(zoom.at) });
  const viewAt = (utc: number): View => {
    advance(utc);
    const share = clamp((utc - lastCommandAt - IDLE_MS) / HANDOVER_MS, 0, 1);
    if (share === 0) return own();
    const [mine, theirs, eased] = [own(), operator(utc), share * share * (3 - 2 * share)];
    const mix = (from: number, to: number) => from + (to - from) * eased;
    return {
      panDeg: mix(mine.panDeg, theirs.panDeg),
      tiltDeg: mix(mine.tiltDeg, theirs.tiltDeg),
      zoom: mix(mine.zoom, theirs.zoom),
    };
  };
  /** From the operator's hands the head goes on from where it looks, and as fast as it turned. */
  const takeOver = (utc: number) => {
    if (utc - lastCommandAt < IDLE_MS) return;
    const [before, now] = [viewAt(utc - 40), viewAt(utc)];
    const take = (motor: Axis, at: number, was: number) => {
      motor.at = clamp(at, motor.low, motor.high);
      motor.speed = clamp((at - was) / 0.04, -motor.fastest, motor.fastest);
      motor.goal = { drive: 0 };
    };
    take(pan, now.panDeg, before.panDeg);
    take(tilt, now.tiltDeg, before.tiltDeg);
    take(zoom, Math.log(now.zoom), Math.log(before.zoom));
  };

  return {
    get on() {
      return on;
    },
    command(command, utc) {
      if (command.type === "inquire" || command.type === "clear") return true;
      if (command.type === "power") {
        on = command.on;
        return true;
      }
      if (!on) return false;
      advance(utc);
      takeOver(utc);
      lastCommandAt = utc;
      switch (command.type) {
        case "drive":
          pan.goal = { drive: command.pan };
          tilt.goal = { drive: command.tilt };
          break;
        case "position":
          pan.goal = { to: command.panDeg + (command.relative ? pan.at : 0), share: command.speed };
          tilt.goal = { to: command.tiltDeg + (command.relative ? tilt.at : 0), share: command.speed };
          break;
        case "home":
          pan.goal = { to: home.panDeg, share: 1 };
          tilt.goal = { to: home.tiltDeg, share: 1 };
          zoom.goal = { to: Math.log(home.zoom), share: 1 };
          break;
        case "zoom-drive":
          zoom.goal = { drive: command.speed };
          break;
        case "zoom-position":
          zoom.goal = { to: lens[0] + command.share * (lens[1] - lens[0]), share: 1 };
          break;
      }
      return true;
    },
    viewAt,
    zoomShareAt: (utc) => clamp((Math.log(viewAt(utc).zoom) - lens[0]) / (lens[1] - lens[0]), 0, 1),
    busy: (which) => (which === "zoom" ? isMoving(zoom) : isMoving(pan) || isMoving(tilt)),
  };
}

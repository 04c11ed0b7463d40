import type { UtcMs } from "../../../contracts/units.ts";
import type { Player, PlayerRole } from "../player/player.ts";
import { freshLock, PICTURE_POLICY, seeking, SOUND_POLICY, stepLock, type LockState } from "./controller.ts";

/** One player in the group: its lock, and the hand on its rate. Nothing that fails in here reaches the others. */
export interface Member {
  readonly id: string;
  readonly role: PlayerRole;
  readonly player: Player;
  /** One step of the lock. */
  step(now: UtcMs, playhead: UtcMs, position: UtcMs | null): void;
  /** The playhead's own rate changed. */
  setBaseRate(rate: number): void;
  /** Jumps to `at`, or to where the playhead will be when the jump is done. */
  jump(now: UtcMs, to: UtcMs, chases: boolean): void;
  /** Shows `at` or could at once. */
  isReadyAt(at: UtcMs): boolean;
  /** Has data and moves. */
  runs(): boolean;
  locked(): boolean;
  /** When it was last seen in step. */
  lastLockedAt(): number;
  offs(): readonly number[];
  /** Starts anew: after a pause nothing learnt about the phase holds. */
  restart(): void;
  close(): void;
}

const HAVE_FUTURE_DATA = 3;

export function createMember(id: string, player: Player, role: PlayerRole): Member {
  const policy = role === "sound" ? SOUND_POLICY : PICTURE_POLICY;
  const { element } = player;
  let lock: LockState = freshLock();
  let baseRate = 1;
  /** Of the pulse that runs. */
  let deviation = 0;
  let lastLockedAt = Number.NEGATIVE_INFINITY;
  let pulse: ReturnType<typeof setTimeout> | undefined;

  function endPulse(): void {
    clearTimeout(pulse);
    pulse = undefined;
    deviation = 0;
    player.setRate(baseRate);
  }

  function startPulse(by: number, forMs: number): void {
    clearTimeout(pulse);
    deviation = by;
    player.setRate(baseRate + by);
    pulse = setTimeout(endPulse, forMs);
  }

  return {
    id,
    role,
    player,
    step(now, playhead, position) {
      // A rate of zero is the engine holding the element back to refill.
      const held = element.paused || element.playbackRate === 0;
      const ready = element.readyState >= HAVE_FUTURE_DATA && !element.seeking && !held;
      const { state, action } = stepLock(lock, { now, position, playhead, ready, buffered: player.isBuffered }, policy);
      lock = state;
      if (lock.locked && ready) lastLockedAt = now;
      if (action.kind === "pulse") startPulse(action.deviation, action.forMs);
      if (action.kind === "seek") {
        endPulse();
        player.seekTo(action.to);
      }
      // Engines put the rate back after they refilled.
      player.setRate(baseRate + deviation);
    },
    setBaseRate(rate) {
      baseRate = rate;
      player.setRate(rate + deviation);
    },
    jump(now, to, chases) {
      endPulse();
      const far = !player.isBuffered(to);
      const lag = chases ? (far ? lock.farLagMs : lock.nearLagMs) : 0;
      lock = seeking(lock, now, far);
      player.seekTo((to + lag) as UtcMs);
    },
    isReadyAt(at) {
      const position = player.position();
      return (
        position !== null && Math.abs(position - at) < 100 && element.readyState >= HAVE_FUTURE_DATA && !element.seeking
      );
    },
    runs: () => player.state.get().kind === "playing" && element.readyState >= HAVE_FUTURE_DATA && !element.seeking,
    locked: () => lock.locked,
    lastLockedAt: () => lastLockedAt,
    offs: () => lock.offs,
    restart() {
      endPulse();
      lock = freshLock(lock);
    },
    close: () => clearTimeout(pulse),
  };
}

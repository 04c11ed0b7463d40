import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { observable } from "../observable.ts";
import type { PlayerRole } from "../player/player.ts";
import { median } from "./controller.ts";
import { afterQuiet, afterStall, freshLatency, LATENCY_POLICY, type LatencyPolicy } from "./latency-policy.ts";
import { createMember, type Member } from "./member.ts";
import { middleOfFrame, playheadAt, runningFrom, standingAt, withRate, type Playhead } from "./playhead.ts";
import { planSlew } from "./slew-policy.ts";
import type { SyncGroup, TransportState } from "./transport.ts";

export interface SyncGroupOptions {
  now(): UtcMs;
  /** How far back the origin keeps, ms. */
  dvrMs: number;
  latency?: LatencyPolicy;
  /** True while nobody can see the page: browsers then run timers once a second, too coarse for pulses. */
  hidden?(): boolean;
}

const TICK_MS = 50;
/** Sought by so little from the live edge, a viewer means live. */
const NEAR_LIVE_MS = 500;
/** After a seek the wall waits for its slowest tile this long, and then starts with those that are there. */
const GATHER_MS = 1500;
const SPREAD_SAMPLES = 8;
const STEADY_SOUND_SAMPLES = 4;
const QUIET_CHECK_MS = 1000;
/** A stall that began within this of being in step came out of the blue. */
const STALL_SHOWN_MS = 300;

export function createSyncGroup({
  now,
  dvrMs,
  latency: policy = LATENCY_POLICY,
  hidden = () => false,
}: SyncGroupOptions): SyncGroup {
  const members = new Map<string, Member>();
  const unsubscribes = new Map<string, () => void>();
  let latency = freshLatency(policy, now());
  let playhead: Playhead = runningFrom(utcMs(now() - latency.latencyMs), now());
  let live = true;
  let paused = false;
  let gathering: { at: UtcMs; since: UtcMs } | null = null;
  let slew: { until: number; withSound: boolean } | null = null;
  let spreads: number[] = [];
  let quietCheckedAt = 0;
  const state = observable<TransportState>({ paused, live, behindMs: latency.latencyMs });

  const liveEdge = (): UtcMs => utcMs(now() - latency.latencyMs);
  const head = (): UtcMs => playheadAt(playhead, now());

  function window(): { start: UtcMs; end: UtcMs } {
    const end = liveEdge();
    const kept = [...members.values()].map(({ player }) => player.recordedFrom?.() ?? null).filter((at) => at !== null);
    // A wall goes back as far as its oldest recording; a feed that began later waits there.
    const oldest = kept.length > 0 ? Math.min(...kept) : now() - dvrMs;
    return { start: utcMs(Math.min(end, Math.max(now() - dvrMs, oldest))), end };
  }

  function show(): void {
    const before = state.get();
    const behindMs = live ? latency.latencyMs : now() - head();
    const moved = Math.abs(behindMs - before.behindMs) >= (live ? 1 : 1000);
    if (before.paused !== paused || before.live !== live || moved) state.set({ paused, live, behindMs });
  }

  function endSlew(): void {
    if (!slew) return;
    slew = null;
    if (playhead.rate !== 0) playhead = withRate(playhead, now(), 1);
    for (const member of members.values()) member.setBaseRate(1);
  }

  function startSlew(): void {
    const sound = [...members.values()].find((member) => member.role === "sound" && member.locked() && member.runs());
    const offs = sound?.offs() ?? [];
    const plan = planSlew({
      wantedMs: live ? liveEdge() - head() : null,
      soundOffMs: offs.length >= STEADY_SOUND_SAMPLES ? median(offs) : null,
    });
    if (!plan) return;
    slew = { until: now() + plan.forMs, withSound: plan.withSound };
    playhead = withRate(playhead, now(), 1 + plan.deviation);
    for (const member of members.values()) {
      if (member.role === "picture" || plan.withSound) member.setBaseRate(playhead.rate);
    }
  }

  function sample(): void {
    const list = [...members.values()];
    // All positions first and nothing in between: the distances between tiles are then as exact as the clock.
    const positions = list.map(({ player }) => player.position());
    const at = now();
    const target = playheadAt(playhead, at);
    list.forEach((member, index) => member.step(at, target, positions[index] ?? null));
    const offs = list
      .map((member, index) => ({ member, position: positions[index] ?? null }))
      .filter(({ member, position }) => member.role === "picture" && member.locked() && position !== null)
      .map(({ position }) => (position ?? 0) - target);
    if (offs.length > 1) spreads = [...spreads, Math.max(...offs) - Math.min(...offs)].slice(-SPREAD_SAMPLES);
  }

  function gather(at: UtcMs): void {
    endSlew();
    live = false;
    gathering = { at, since: now() };
    playhead = standingAt(at, now());
    spreads = [];
    for (const member of members.values()) {
      member.player.pause();
      member.jump(now(), at, false);
    }
  }

  /** Starts the gathered wall, all in one task. */
  function release({ at }: { at: UtcMs }): void {
    gathering = null;
    if (paused) return;
    playhead = runningFrom(at, now());
    for (const member of members.values()) {
      member.restart();
      member.player.play();
    }
  }

  function tick(): void {
    const at = now();
    if (gathering) {
      const all = [...members.values()].every((member) => member.isReadyAt(gathering?.at ?? at));
      if (all || at - gathering.since > GATHER_MS) release(gathering);
    } else if (!paused && !hidden()) {
      if (slew && at >= slew.until) endSlew();
      if (live && at - quietCheckedAt > QUIET_CHECK_MS) {
        quietCheckedAt = at;
        latency = afterQuiet(latency, policy, at);
      }
      if (!slew) startSlew();
      sample();
    }
    show();
  }

  function watchStalls(member: Member): () => void {
    let since: number | null = null;
    return member.player.state.subscribe(() => {
      const shown = member.player.state.get();
      if (shown.kind === "stalled") {
        // Who had the data and no processor gains nothing by being later.
        if (shown.starved) since ??= shown.since;
      } else if (shown.kind === "playing" && since !== null) {
        // Only what a tile in step ran into tells of too little latency; one that is coming in always waits.
        if (live && since - member.lastLockedAt() < STALL_SHOWN_MS)
          latency = afterStall(latency, policy, now(), now() - since);
        since = null;
      } else since = null;
    });
  }

  const timer = setInterval(tick, TICK_MS);

  function remove(id: string): void {
    unsubscribes.get(id)?.();
    unsubscribes.delete(id);
    members.get(id)?.close();
    members.delete(id);
  }

  const group: SyncGroup = {
    state,
    playhead: head,
    window,
    play() {
      if (!paused) {
        for (const { player } of members.values()) player.play();
        return;
      }
      paused = false;
      const from = Math.max(head(), window().start);
      if (from > head()) gather(utcMs(from));
      else release({ at: head() });
      show();
    },
    pause() {
      if (paused) return;
      paused = true;
      endSlew();
      const at = gathering?.at ?? middleOfFrame(head());
      gathering = null;
      live = false;
      playhead = standingAt(at, now());
      for (const member of members.values()) {
        member.player.pause();
        member.jump(now(), at, false);
      }
      show();
    },
    seekTo(at) {
      const { start, end } = window();
      if (at >= end - NEAR_LIVE_MS && !paused) return group.goLive();
      const to = middleOfFrame(utcMs(Math.min(end, Math.max(start, at))));
      gather(to);
      show();
    },
    seekBy: (ms) => group.seekTo(utcMs(head() + ms)),
    goLive() {
      endSlew();
      gathering = null;
      paused = false;
      live = true;
      playhead = runningFrom(liveEdge(), now());
      for (const member of members.values()) {
        member.player.play();
        member.jump(now(), head(), true);
      }
      show();
    },
    add(id, player, role: PlayerRole = player.element.tagName === "AUDIO" ? "sound" : "picture") {
      remove(id);
      const member = createMember(id, player, role);
      members.set(id, member);
      unsubscribes.set(id, watchStalls(member));
      if (paused || gathering) player.pause();
    },
    remove,
    readings() {
      const list = [...members.values()];
      const positions = list.map(({ player }) => player.position());
      const at = now();
      const target = playheadAt(playhead, at);
      return list.map((member, index) => {
        const position = positions[index] ?? null;
        return {
          id: member.id,
          offMs: position === null ? null : position - target,
          latencyMs: position === null ? null : at - position,
          locked: member.locked() || (paused && member.isReadyAt(target)),
        };
      });
    },
    spreadMs: () => (spreads.length > 0 ? Math.max(...spreads) : null),
    close() {
      clearInterval(timer);
      for (const id of [...members.keys()]) remove(id);
    },
  };
  return group;
}

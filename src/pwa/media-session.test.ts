import { beforeEach, expect, test, vi } from "vitest";
import { utcMs } from "../../contracts/units.ts";
import { observable } from "../core/observable.ts";
import type { TransportState } from "../core/sync/transport.ts";
import { createMediaSession, positionOf } from "./media-session.ts";

beforeEach(() => {
  vi.stubGlobal(
    "MediaMetadata",
    class {
      constructor(init: object) {
        Object.assign(this, init);
      }
    },
  );
});

function setUp(owns = () => true) {
  const handlers = new Map<string, MediaSessionActionHandler | null>();
  const session = {
    metadata: null as MediaMetadata | null,
    playbackState: "none" as MediaSessionPlaybackState,
    position: undefined as MediaPositionState | undefined,
    setActionHandler(action: string, handler: MediaSessionActionHandler | null) {
      if (action === "stop") throw new TypeError("unknown");
      handlers.set(action, handler);
    },
    setPositionState(state?: MediaPositionState) {
      session.position = state;
    },
  };
  const state = observable<TransportState>({ paused: false, live: true, behindMs: 1500 });
  const asked: string[] = [];
  const transport = {
    state,
    playhead: () => utcMs(95_000),
    window: () => ({ start: utcMs(10_000), end: utcMs(100_000) }),
    play: () => void asked.push("play"),
    pause: () => void asked.push("pause"),
    seekTo: (at: number) => void asked.push(`to ${at}`),
    seekBy: (ms: number) => void asked.push(`by ${ms}`),
    goLive: () => void asked.push("live"),
  };
  const wall = createMediaSession({
    session: session as unknown as MediaSession,
    transport,
    about: () => ({ title: "Slope", artist: "Games", album: "" }),
    artwork: [],
    owns,
  });
  const press = (action: MediaSessionAction, details = {}) => handlers.get(action)?.({ action, ...details });
  return { session, state, asked, wall, press, handlers };
}

test("keys of the system move the whole wall, in seconds of the recording", () => {
  const { wall, press, asked } = setUp();
  wall.look();
  press("pause");
  press("play");
  press("seekbackward");
  press("seekforward", { seekOffset: 30 });
  press("seekto", { seekTime: 12.5 });
  expect(asked).toEqual(["pause", "play", "by -10000", "by 30000", "to 22500"]);
});

test("it says what plays, whether it plays, and where", () => {
  const { wall, session, state } = setUp();
  wall.look();
  expect(session.metadata).toMatchObject({ title: "Slope", artist: "Games" });
  expect(session.playbackState).toBe("playing");
  expect(session.position).toEqual({ duration: 90, position: 85, playbackRate: 1 });
  state.set({ paused: true, live: false, behindMs: 1500 });
  wall.look();
  expect(session.playbackState).toBe("paused");
});

test("who is not heard leaves the keys to others, and so does who closes", () => {
  let isHeard = true;
  const { wall, session, handlers } = setUp(() => isHeard);
  wall.look();
  isHeard = false;
  wall.look();
  expect(session.metadata).toBeNull();
  expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
  isHeard = true;
  wall.look();
  wall.close();
  expect(session.playbackState).toBe("none");
});

test.each([
  [5_000, 0],
  [500_000, 90],
])("a playhead at %i stays within the recording", (playhead, position) =>
  expect(positionOf({ start: utcMs(10_000), end: utcMs(100_000) }, playhead)).toMatchObject({ position }),
);

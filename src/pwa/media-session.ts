import { type UtcMs, utcMs } from "../../contracts/units.ts";
import type { Transport } from "../core/sync/transport.ts";

export interface MediaSessionOptions {
  session: MediaSession;
  transport: Transport;
  /** What the viewer knows: the main camera, the event, and what there is to say of it. */
  about(): { title: string; artist: string; album: string };
  artwork: readonly MediaImage[];
  /** Whether this page speaks for what is heard: of several widgets on one page, only one does. */
  owns(): boolean;
}

export interface WallMediaSession {
  /** Looks again at what plays; cheap, to be called about once a second. */
  look(): void;
  close(): void;
}

const SKIP_MS = 10_000;
const ACTIONS = ["play", "pause", "stop", "seekbackward", "seekforward", "seekto"] as const;

/**
 * The wall on lock screens, headsets and media keys (W3C Media Session). They move the whole wall: no picture ever leads
 * on its own. The position is that in the recording, whose end is the live edge.
 */
export function createMediaSession({
  session,
  transport,
  about,
  artwork,
  owns,
}: MediaSessionOptions): WallMediaSession {
  let shown = "";
  let isOurs = false;
  const seekTo = (seconds: number | undefined) => {
    if (seconds !== undefined) transport.seekTo(utcMs(transport.window().start + seconds * 1000));
  };
  const act: Record<(typeof ACTIONS)[number], (details: MediaSessionActionDetails) => void> = {
    play: () => transport.play(),
    pause: () => transport.pause(),
    stop: () => transport.pause(),
    seekbackward: ({ seekOffset }) => transport.seekBy(-(seekOffset ? seekOffset * 1000 : SKIP_MS)),
    seekforward: ({ seekOffset }) => transport.seekBy(seekOffset ? seekOffset * 1000 : SKIP_MS),
    seekto: ({ seekTime }) => seekTo(seekTime),
  };
  const handle = (isOn: boolean) => {
    for (const action of ACTIONS) {
      try {
        session.setActionHandler(action, isOn ? act[action] : null);
      } catch {
        // A browser that does not know an action refuses it; the others work.
      }
    }
  };
  const leave = () => {
    if (!isOurs) return;
    isOurs = false;
    shown = "";
    handle(false);
    session.metadata = null;
    session.playbackState = "none";
  };

  return {
    look() {
      if (!owns()) return leave();
      if (!isOurs) handle(true);
      isOurs = true;
      const says = about();
      const now = JSON.stringify(says);
      if (now !== shown) session.metadata = new MediaMetadata({ ...says, artwork: [...artwork] });
      shown = now;
      session.playbackState = transport.state.get().paused ? "paused" : "playing";
      session.setPositionState(positionOf(transport.window(), transport.playhead()));
    },
    close: leave,
  };
}

/** Seconds in the recording; never beyond its ends, which browsers refuse. */
export function positionOf(window: { start: UtcMs; end: UtcMs }, playhead: number): MediaPositionState {
  const duration = Math.max(0, window.end - window.start) / 1000;
  return { duration, position: Math.min(duration, Math.max(0, (playhead - window.start) / 1000)), playbackRate: 1 };
}

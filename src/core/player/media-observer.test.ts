import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { createMediaObserver } from "./media-observer.ts";
import type { PlaybackError } from "./player.ts";
import { createReconnect } from "./reconnect.ts";

/** What the observer reads of a media element, set by hand. */
function elementByHand() {
  const target = new EventTarget();
  const facts = { readyState: 0, paused: false, seeking: false, currentTime: 0, bufferedTo: 0 };
  const element = target;
  Object.defineProperty(element, "buffered", {
    get: () => ({ length: facts.bufferedTo > 0 ? 1 : 0, start: () => 0, end: () => facts.bufferedTo }),
  });
  for (const name of ["readyState", "paused", "seeking", "currentTime"] as const) {
    Object.defineProperty(element, name, { get: () => facts[name] });
  }
  return {
    element: element as unknown as HTMLMediaElement,
    become(change: Partial<typeof facts>, event: string) {
      Object.assign(facts, change);
      target.dispatchEvent(new Event(event));
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_000_000 }));
afterEach(() => void vi.useRealTimers());
const now = () => utcMs(Date.now());

function watched() {
  const { element, become } = elementByHand();
  const observer = createMediaObserver(element, { now, engineStarved: () => false });
  observer.setPhase({ kind: "loading" });
  return { element, become, observer, kind: () => observer.state.get().kind };
}

describe("what is shown of a player", () => {
  test("loading says how much is there, then it plays", () => {
    const { observer, become, kind } = watched();
    expect(observer.state.get()).toEqual({ kind: "loading", readyMs: 0, neededMs: 300 });
    become({ bufferedTo: 0.2, readyState: 1 }, "progress");
    expect(observer.state.get()).toEqual({ kind: "loading", readyMs: 200, neededMs: 300 });
    become({ bufferedTo: 1, readyState: 4, currentTime: 0.01 }, "playing");
    expect(kind()).toBe("playing");
  });

  test("running dry is a stall after 200 ms, and is counted once", () => {
    const { observer, become, kind } = watched();
    become({ readyState: 4, currentTime: 1 }, "playing");
    become({ readyState: 2 }, "waiting");
    expect(kind()).toBe("playing");
    vi.advanceTimersByTime(250);
    expect(kind()).toBe("stalled");
    become({}, "progress");
    expect(observer.stalls()).toBe(1);
    become({ readyState: 4 }, "playing");
    expect(kind()).toBe("playing");
  });

  test("waiting after a seek is told but not counted", () => {
    const { observer, become, kind } = watched();
    become({ readyState: 4, currentTime: 1 }, "playing");
    become({ readyState: 1, seeking: true }, "seeking");
    vi.advanceTimersByTime(250);
    expect(kind()).toBe("stalled");
    expect(observer.stalls()).toBe(0);
  });

  test("a pause is a pause, whatever the buffer", () => {
    const { become, kind } = watched();
    become({ readyState: 4, currentTime: 1 }, "playing");
    become({ readyState: 2, paused: true }, "pause");
    vi.advanceTimersByTime(1000);
    expect(kind()).toBe("paused");
  });
});

describe("coming back", () => {
  const lost: PlaybackError = { kind: "network", detail: "HTTP 404", recovery: "retry" };

  function broken() {
    const { element, become, observer, kind } = watched();
    const calls: string[] = [];
    let at = 1_790_000_000_000;
    let runs = true;
    const advance = setInterval(() => void (runs && (at += 100)), 100);
    const reconnect = createReconnect({
      observer,
      position: () => utcMs(at),
      now,
      resume: () => calls.push("resume") > 0,
      reload: () => void calls.push("reload"),
    });
    become({ readyState: 4, currentTime: 1 }, "playing");
    vi.advanceTimersByTime(1000);
    const stop = () => {
      runs = false;
      become({ readyState: 2 }, "waiting");
    };
    const go = () => {
      runs = true;
      become({ readyState: 4 }, "playing");
    };
    return {
      element,
      observer,
      kind,
      calls,
      reconnect,
      stop,
      go,
      end: () => (clearInterval(advance), reconnect.close(), observer.close()),
    };
  }

  test("resumes first, keeps saying what the last picture was, and is playing when pictures move", () => {
    const { observer, calls, reconnect, stop, go, kind, end } = broken();
    stop();
    reconnect.failed(lost);
    expect(observer.state.get()).toMatchObject({ kind: "reconnecting", attempt: 1, lastPictureAt: 1_790_000_001_000 });
    vi.advanceTimersByTime(400);
    expect(calls).toEqual(["resume"]);
    go();
    vi.advanceTimersByTime(1100);
    expect(kind()).toBe("playing");
    end();
  });

  test("goes on without media: resume, resume, reload …, failed aloud after eight, and still back when media comes", () => {
    const { calls, reconnect, stop, go, kind, end } = broken();
    stop();
    reconnect.failed(lost);
    vi.advanceTimersByTime(15_000);
    expect(calls.slice(0, 3)).toEqual(["resume", "resume", "reload"]);
    vi.advanceTimersByTime(90_000);
    expect(kind()).toBe("failed");
    const before = calls.length;
    vi.advanceTimersByTime(20_000);
    expect(calls.length).toBeGreaterThan(before);
    go();
    vi.advanceTimersByTime(4000);
    expect(kind()).toBe("playing");
    end();
  });

  test("nothing is tried where only the viewer can help", () => {
    const { calls, reconnect, kind, end } = broken();
    reconnect.failed({ kind: "autoplay", detail: "", recovery: "ask-viewer" });
    vi.advanceTimersByTime(20_000);
    expect(kind()).toBe("failed");
    expect(calls).toEqual([]);
    end();
  });
});

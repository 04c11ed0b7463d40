import { expect, test } from "vitest";
import { createFrameClock } from "./frame-clock.ts";

/** A video that shows a frame when told, to whoever asked for the next one. */
function video() {
  let asked: VideoFrameRequestCallback | null = null;
  const element = {
    requestVideoFrameCallback(callback: VideoFrameRequestCallback) {
      asked = callback;
      return 1;
    },
    cancelVideoFrameCallback: () => void (asked = null),
  } as unknown as HTMLVideoElement;
  return {
    element,
    isAsked: () => asked !== null,
    show(mediaTime: number) {
      const callback = asked;
      asked = null;
      callback?.(0, { mediaTime } as VideoFrameCallbackMetadata);
    },
  };
}

test("frames are asked for while somebody listens, and not otherwise", () => {
  const { element, isAsked, show } = video();
  const clock = createFrameClock(element);
  expect(isAsked()).toBe(false);
  const seen: number[] = [];
  const stop = clock.onFrame((mediaTime) => seen.push(mediaTime));
  const stopOther = clock.onFrame(() => undefined);
  show(1);
  show(1.04);
  stop();
  expect(isAsked()).toBe(true);
  show(1.08);
  expect([seen, clock.shown()]).toEqual([[1, 1.04], 1.08]);
  stopOther();
  expect([isAsked(), clock.shown()]).toEqual([false, null]);
});

import { expect, test } from "vitest";
import { followFullScreen } from "./orientation.ts";

function turnsOf(width: number, height: number): string[] {
  const turns: string[] = [];
  const page = Object.assign(new EventTarget(), { fullscreenElement: null as object | null });
  const stop = followFullScreen(page as unknown as Document, {
    width,
    height,
    orientation: {
      lock: async (to: string) => void turns.push(to),
      unlock: () => void turns.push("free"),
    },
  });
  page.fullscreenElement = {};
  page.dispatchEvent(new Event("fullscreenchange"));
  page.fullscreenElement = null;
  page.dispatchEvent(new Event("fullscreenchange"));
  stop();
  page.dispatchEvent(new Event("fullscreenchange"));
  return turns;
}

test("a phone's full screen lies, and is free again after it", () =>
  expect(turnsOf(390, 844)).toEqual(["landscape", "free"]));
test("a tablet's does what its holder wants", () => expect(turnsOf(820, 1180)).toEqual([]));
test("where nothing can be turned nothing happens", () => {
  const page = new EventTarget();
  const stop = followFullScreen(page as unknown as Document, { width: 390, height: 844 });
  expect(() => page.dispatchEvent(new Event("fullscreenchange"))).not.toThrow();
  stop();
});

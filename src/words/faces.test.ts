import { describe, expect, test } from "vitest";
import type { TileFace } from "../features/wall/tile-face.ts";
import { faceWords } from "./faces.ts";
import { timeOfDayIn } from "./figures.ts";
import { wallWords } from "./wall.ts";

const time = timeOfDayIn("UTC");
const at = Date.UTC(2026, 2, 14, 14, 20, 31);

describe("a tile says", () => {
  test.each<[TileFace, string, string | undefined, number | undefined]>([
    [{ kind: "picture", behindMs: null, trouble: null }, "Live", undefined, undefined],
    [{ kind: "picture", behindMs: 1400, trouble: null }, "1.4 s behind", undefined, undefined],
    [{ kind: "picture", behindMs: null, trouble: "no-audio" }, "No sound", undefined, undefined],
    [{ kind: "preparing", ready: 0.439 }, "Rendering", "Rendering 43%", 43],
    [{ kind: "loading", readyMs: 4000, neededMs: 6000 }, "Loading", "4 of 6 seconds ready", 67],
    [
      { kind: "no-signal", lastPictureAt: at },
      "No signal",
      "The camera stopped sending at 14:20. The rest goes on.",
      undefined,
    ],
    [
      { kind: "reconnecting", attempt: 2, of: 5, lastPictureAt: at },
      "Reconnecting",
      "Last picture 14:20:31. Try 2 of 5.",
      undefined,
    ],
    [{ kind: "reconnecting", attempt: 1, of: 5, lastPictureAt: null }, "Reconnecting", "Try 1 of 5.", undefined],
    [{ kind: "failed", error: "unsupported" }, "Failed", "This browser cannot play this kind of stream.", undefined],
  ])("%j: %s", (face, state, text, progress) => {
    const said = faceWords(face, time);
    expect(said.state).toBe(state);
    expect(said.veil?.text).toBe(text);
    expect(said.veil?.progress).toBe(progress);
  });

  test("offers Play where the browser wants a gesture, and a new try after a failure", () => {
    expect(faceWords({ kind: "blocked" }, time).veil?.action).toBe("Play");
    expect(faceWords({ kind: "failed", error: "network" }, time).veil?.action).toBe("Try again now");
  });
});

test.each([
  [5, "Ice arena: no signal. The other 5 go on."],
  [1, "Ice arena: no signal. The other one goes on."],
  [0, "Ice arena: no signal."],
])("a loss among %i others", (others, text) => {
  expect(wallWords.announce.lost({ name: "Ice arena", others })).toBe(text);
});

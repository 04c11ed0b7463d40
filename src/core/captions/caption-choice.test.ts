import { expect, test } from "vitest";
import { readCaptionChoice } from "./caption-choice.ts";

const fresh = readCaptionChoice(null);

test.each([
  ["nothing", undefined],
  ["a text", "on"],
  ["a list", []],
  ["an older one", { on: "yes", size: 1000, style: 7 }],
])("what was kept as %s gives what one begins with", (_, stored) => expect(readCaptionChoice(stored)).toEqual(fresh));

test("each value stands or falls alone", () =>
  expect(
    readCaptionChoice({
      on: true,
      kind: "loud",
      style: { ink: "#ffff00", ground: "url(//evil.example)", window: "red", edge: "outline", inkOpacity: -1 },
    }),
  ).toEqual({ ...fresh, on: true, style: { ...fresh.style, ink: "#ffff00", edge: "outline" } }));

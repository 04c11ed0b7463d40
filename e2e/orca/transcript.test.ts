import { expect, test } from "vitest";
import { plainText } from "./speech.ts";
import { differences, faultsOf, transcriptOf } from "./transcript.ts";

const ANSWERS = [/ leads with /];

test.each([
  ["push button.", true],
  ["toggle button not pressed.", true],
  ["link", true],
  ["statusbar.", true],
  ["Close push button.", false],
  ["Skip to the picture link.", false],
  ["selected radio button", false],
  ["row header.", false],
])("%s has no name: %s", (text, isFault) => {
  expect(faultsOf([{ key: "Tab", spoken: [text] }], ANSWERS)).toHaveLength(isFault ? 1 : 0);
});

test("an announcement is spoken once, whatever comes between; other things may be heard again", () => {
  const steps = [
    { key: "w", spoken: ["Morita leads with 59.59.", "Focus mode"] },
    { key: "Escape", spoken: ["Focus mode", "Morita leads with 59.59."] },
  ];
  expect(faultsOf(steps, ANSWERS)).toEqual([
    'after Escape, an announcement was spoken again: "Morita leads with 59.59."',
  ]);
});

test("whoever asks twice is answered twice, but each time once", () => {
  const answer = "Morita leads with 59.59.";
  const asked = (...spoken: string[]) => ({ key: "w", spoken });
  expect(faultsOf([asked(answer), asked(answer)], ANSWERS)).toEqual([]);
  expect(faultsOf([asked(answer, answer)], ANSWERS)).toHaveLength(1);
});

test("what lies ahead of the picture is not spoken", () => {
  const steps = [{ key: "the page opens", spoken: ["Ritter leads with 59.29."], isChance: true }];
  expect(faultsOf(steps, ANSWERS, [/59\.29/])).toEqual([
    'after the page opens, something that has not happened yet: "Ritter leads with 59.29."',
  ]);
  expect(faultsOf(steps, ANSWERS, [/58\.11/])).toEqual([]);
});

test("what is chance is not written down, but may be a fault", () => {
  const steps = [{ key: "the page opens", spoken: ["statusbar."], isChance: true }];
  expect(transcriptOf(steps)).toBe("[the page opens]\n…\n");
  expect(faultsOf(steps, ANSWERS)).toHaveLength(1);
});

test("a transcript has the key, then an utterance a line, without the time of day; results keep theirs", () => {
  const steps = [{ key: "Tab", spoken: ["Time slider 10:15:57, at the live edge.", "real 1:08.71."] }];
  expect(transcriptOf(steps)).toBe("[Tab]\nTime slider 00:00, at the live edge.\nreal 1:08.71.\n");
});

test("differences are told by the line they stand at", () => {
  expect(differences("a\nb\nc\n", "a\nb\nc\n")).toEqual([]);
  expect(differences("a\nb\nc\n", "a\nx\nc\nd\n")).toEqual(["2 - b", "3 + x", "4 + d"]);
});

test("what Orca sends is read without its marks", () => {
  expect(plainText('<speak><mark name="0:1"/>A &amp; <mark name="4:5"/>B &lt;c&gt;</speak>')).toBe("A & B <c>");
});

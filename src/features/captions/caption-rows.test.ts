import { expect, test } from "vitest";
import { readCaptionText } from "../../../contracts/caption-text.ts";
import type { CaptionCue } from "../../../contracts/captions.ts";
import { utcMs } from "../../../contracts/units.ts";
import { captionRows, captionText, freshRows } from "./caption-rows.ts";

const cue = (startMs: number, text: string): CaptionCue => ({
  id: String(startMs),
  startMs: utcMs(startMs),
  endMs: utcMs(startMs + 1000),
  lines: readCaptionText(text),
});

test("a speaker is named where he begins, and not on each of his lines", () => {
  const { before, now } = captionRows(
    {
      previous: cue(0, "<v Commentator>Ritter starts."),
      current: [cue(1000, "<v Commentator>Good rhythm.\n<v Expert>Very good."), cue(1500, "<v Expert>Yes.")],
    },
    false,
  );
  expect(before.map(({ speaker }) => speaker)).toEqual(["Commentator"]);
  expect(now.map(({ speaker }) => speaker)).toEqual([null, "Expert", null]);
  expect(captionText(now)).toBe("Good rhythm. Expert: Very good. Yes.");
});

test("nothing is nothing", () =>
  expect(captionRows({ previous: null, current: [] }, true)).toEqual({ before: [], now: [] }));

test("in a dock lines flow on, until somebody else speaks", () => {
  const { now } = captionRows(
    { previous: null, current: [cue(0, "He is late,\nvery <i>late</i>\n- Is he?\n<v B>Yes,\nhe is.")] },
    true,
  );
  expect(now.map(({ spans }) => spans.map(({ text }) => text).join(""))).toEqual([
    "He is late, very late",
    "- Is he?",
    "Yes, he is.",
  ]);
});

test("captions that grow and roll up do not stand above themselves", () => {
  const before = (previous: string, current: string) =>
    captionRows({ previous: cue(0, previous), current: [cue(1000, current)] }, false).before.map(
      ({ spans }) => spans[0]?.text,
    );
  expect(before("He is la", "He is late")).toEqual([]);
  expect(before("He is late\nvery", "very late\nthe")).toEqual(["He is late"]);
  expect(before("He is late", "Now the next one")).toEqual(["He is late"]);
});

test.each([
  ["one after the other", ["He is late."], ["Very late."], "Very late."],
  ["the same word again", ["Yes."], ["Yes."], "Yes."],
  ["lines that roll up", ["He is late", "very late"], ["very late", "indeed"], "indeed"],
])("only what is new is told: %s", (_, first, second, told) => {
  const rows = (startMs: number, lines: readonly string[]) =>
    captionRows({ previous: null, current: [cue(startMs, lines.join("\n"))] }, false).now;
  const fresh = freshRows(rows(0, first), rows(1000, second));
  expect(captionText(fresh)).toBe(told);
  expect(fresh.at(-1)?.at).toBe(1000);
});

test("what stands on while somebody else begins is not told again, nor when he has ended", () => {
  const now = (...current: CaptionCue[]) => captionRows({ previous: null, current }, true).now;
  const [one, other] = [cue(0, "<v A>Look at that."), cue(500, "<v B>Yes.")];
  expect(captionText(freshRows(now(one), now(one, other)))).toBe("B: Yes.");
  expect(freshRows(now(one, other), now(other))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { FEED_IDS, LOOPS } from "../scenario/feeds.ts";
import { commentaryOf } from "../sound/commentary.ts";
import type { Answer } from "../results/sender.ts";
import { createCaptioner } from "./captioner.ts";
import { EASY } from "./easy-read.ts";
import { loopCues, scriptsOf } from "./scripts.ts";
import { LINE_LENGTH, linesOf, READING_SPEED } from "./split.ts";

describe.each(FEED_IDS)("%s", (feed) => {
  test("every line of the commentary has its easy words, shorter than it or as short", () => {
    expect(EASY[feed]).toHaveLength(commentaryOf(feed).length);
    for (const sentence of EASY[feed].flatMap((text) => text.split(/(?<=[.!?]) /)))
      expect(sentence.split(" ").length).toBeLessThanOrEqual(9);
  });

  test.each(["verbatim", "easy"] as const)("%s cues say all of it in two lines at a time, as it is said", (kind) => {
    const cues = loopCues(feed, kind);
    const lines = commentaryOf(feed);
    const said = cues.flatMap((cue) => cue.lines).join(" ");
    expect(said).toBe((kind === "easy" ? EASY[feed] : lines.map(({ text }) => text)).join(" "));
    cues.forEach(({ fromMs, toMs, lines: own, speaker }, index) => {
      expect(own.length).toBeLessThanOrEqual(2);
      for (const line of own) expect(line.length).toBeLessThanOrEqual(LINE_LENGTH);
      expect(toMs).toBeGreaterThan(fromMs);
      expect(toMs).toBeLessThanOrEqual(cues[index + 1]?.fromMs ?? LOOPS[feed]);
      expect(speaker).toMatch(/^[A-Z]/);
    });
    expect(cues.filter(({ fromMs }) => lines.some((line) => Math.round(line.fromMs) === fromMs))).toHaveLength(
      lines.length,
    );
    if (feed === "studio" && kind === "verbatim") return; // Talk that is faster than one reads.
    for (const { fromMs, toMs, lines: own } of cues)
      expect((own.join(" ").length * 1000) / (toMs - fromMs)).toBeLessThanOrEqual(READING_SPEED + 0.5);
  });
});

test("lines are about equally long", () =>
  expect(linesOf("Strong pushes, and he settles into the first gates.")).toEqual([
    "Strong pushes, and he settles",
    "into the first gates.",
  ]));

test("a test feed says its clock, a cue a second", () => {
  const at = Date.UTC(2026, 2, 7, 14, 32, 7, 400);
  expect(scriptsOf("sync-1")[0]?.between(at, at + 2000)).toMatchObject([
    { lines: ["14:32:08"], fromMs: at + 600, toMs: at + 1600 },
    { lines: ["14:32:09"] },
  ]);
  expect(scriptsOf("sync-6")).toEqual([]);
});

describe("the captioner", () => {
  const T = 1_795_500_000_000;
  function captionerFor(answers: (at: number) => Answer) {
    let at = T;
    const posts: { at: number; address: string; document: string; answer: Answer }[] = [];
    const said: string[] = [];
    const captioner = createCaptioner({
      scripts: scriptsOf("sync-1"),
      now: () => at,
      say: (line) => said.push(line),
      post: async (address, document) => {
        const answer = answers(at - T);
        posts.push({ at, address, document, answer });
        return answer;
      },
    });
    return {
      posts,
      said,
      async run(seconds: number) {
        for (let second = 0; second < seconds; second++, at += 1000) await captioner.tick();
      },
    };
  }
  const secondsIn = (posts: { document: string; answer: Answer }[]) =>
    posts.filter(({ answer }) => answer === "taken").flatMap(({ document }) => document.match(/^\d\d:\d\d:\d\d$/gm));

  test("sends each cue once, seconds before its time", async () => {
    const { posts, run } = captionerFor(() => "taken");
    await run(60);
    expect(posts.length).toBeLessThan(20);
    expect(secondsIn(posts)).toEqual([...new Set(secondsIn(posts))]);
    expect(secondsIn(posts).length).toBeGreaterThanOrEqual(60);
    for (const { address, at } of posts.slice(1)) {
      const zero = Number(/^\/captions\/sync-1\/clock\?at=(\d+)$/.exec(address)?.[1]);
      expect(zero - at).toBeGreaterThanOrEqual(2000);
    }
  });

  test("tries again while nobody takes them, and lets go of what is over", async () => {
    const { posts, said, run } = captionerFor((at) => (at < 30_000 ? "away" : "taken"));
    await run(40);
    expect(secondsIn(posts)[0]).toBe(new Date(T + 30_000).toISOString().slice(11, 19));
    expect(said).toEqual(["captions: nobody takes them, trying again", "captions: sending"]);
  });
});

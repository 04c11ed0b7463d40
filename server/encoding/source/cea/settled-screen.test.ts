import { describe, expect, test } from "vitest";
import type { CaptionCue } from "../../../../contracts/captions.ts";
import { utcMs } from "../../../../contracts/units.ts";
import type { CaptionBlock } from "./caption-block.ts";
import { createScreenCues } from "./screen-cues.ts";
import { createSettledScreen } from "./settled-screen.ts";

const block = (text: string): CaptionBlock => ({ lines: [{ spans: [{ text }] }], place: { fromTop: 80 } });

function screen() {
  let shown: CaptionBlock[] = [];
  const told: [number, string][] = [];
  const settled = createSettledScreen({
    blocks: () => shown,
    erase() {
      shown = [];
      settled.change("changed");
    },
    onShow: (blocks, atMs) => void told.push([atMs, JSON.stringify(blocks.flatMap(({ lines }) => lines))]),
  });
  return {
    settled,
    texts: () => told.map(([at, lines]) => [at, /"text":"([^"]*)"/.exec(lines)?.[1] ?? ""]),
    become(text: string, how: "grown" | "changed") {
      shown = text === "" ? [] : [block(text)];
      settled.touch();
      settled.change(how);
    },
  };
}

describe("a settled screen", () => {
  test("tells a change at its picture, and growth at most ten times a second", () => {
    const { settled, texts, become } = screen();
    become("whole", "changed");
    settled.settle(1000);
    for (let picture = 1; picture <= 10; picture++) {
      become(`whole${"x".repeat(picture)}`, "grown");
      settled.settle(1000 + picture * 40);
    }
    settled.settle(1440);
    settled.settle(1480);
    expect(texts()).toEqual([
      [1000, "whole"],
      [1160, "wholexxxx"],
      [1320, "wholexxxxxxxx"],
      [1480, "wholexxxxxxxxxx"],
    ]);
  });

  test("does not tell what it told already, and erases what nobody renews for sixteen seconds", () => {
    const { settled, texts, become } = screen();
    become("here", "changed");
    settled.settle(0);
    become("here", "changed");
    settled.settle(5000);
    settled.settle(20_999);
    expect(texts()).toEqual([[0, "here"]]);
    settled.settle(21_000);
    settled.settle(60_000);
    expect(texts()).toEqual([
      [0, "here"],
      [21_000, ""],
    ]);
  });

  test("ends with the stream", () => {
    const { settled, texts, become } = screen();
    settled.end();
    become("here", "changed");
    settled.settle(100);
    settled.settle(140);
    settled.end();
    settled.end();
    expect(texts()).toEqual([
      [100, "here"],
      [140, ""],
    ]);
  });
});

describe("what is on screen", () => {
  function screen() {
    const cues = new Map<string, CaptionCue>();
    let sent: number | null = null;
    const { show } = createScreenCues("CC1", {
      take(taken) {
        for (const cue of taken) {
          if (cue.lines.length > 0) cues.set(cue.id, cue);
          else cues.delete(cue.id);
        }
      },
      sentMs: () => sent,
    });
    return {
      cues,
      show: (texts: readonly string[], atMs: number) => show(texts.map(block), utcMs(atMs)),
      sent(ms: number) {
        sent = ms;
      },
      times: () => [...cues.values()].map(({ id, startMs, endMs }) => [id, startMs, endMs]),
    };
  }

  test("is an open cue, which comes again with its end", () => {
    const { show, cues, times } = screen();
    show(["one"], 1000);
    expect([...cues.values()]).toMatchObject([
      { id: "CC1-1000-0", startMs: 1000, lines: [{ spans: [{ text: "one" }] }] },
    ]);
    expect(cues.get("CC1-1000-0")?.endMs).toBeGreaterThan(60_000);
    show(["two", "three"], 2000.4);
    show([], 3000);
    expect(times()).toEqual([
      ["CC1-1000-0", 1000, 2000.4],
      ["CC1-2000-0", 2000.4, 3000],
      ["CC1-2000-1", 2000.4, 3000],
    ]);
  });

  test("is never there twice, however late it comes", () => {
    const { show, sent, times } = screen();
    sent(1200);
    show(["Ada"], 1100);
    show(["Ada Ritter"], 1150);
    show(["Ada Ritter starts"], 1250);
    sent(1400);
    show([], 1350);
    expect(times()).toEqual([
      ["CC1-1150-0", 1200, 1250],
      ["CC1-1250-0", 1250, 1400],
    ]);
  });
});

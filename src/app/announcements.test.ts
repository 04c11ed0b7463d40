import { expect, test } from "vitest";
import { ASKED_SPACING_MS, SPACING_MS } from "../core/announce/queue.ts";
import { BLANK_MS, createAnnouncements, STANDS_MS } from "./announcements.ts";

function rig() {
  let now = 0;
  let written = "";
  const said: string[] = [];
  const timers: { at: number; run(): void }[] = [];
  const announcements = createAnnouncements({
    write: (text) => {
      written = text;
      if (text !== "") said.push(text);
    },
    now: () => now,
    setTimer: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => timers.splice(timers.indexOf(timer as never), 1),
  });
  const advance = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const [due] = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
      if (!due) break;
      timers.splice(timers.indexOf(due), 1);
      now = due.at;
      due.run();
    }
    now = end;
  };
  return { announcements, said, advance, written: () => written };
}

test("what is told by itself comes after a pause, the newest of it; what was asked for comes at once", () => {
  const { announcements, said, advance } = rig();
  announcements.say("Camera 1 is lost.", { kind: "news" });
  announcements.say("Camera 2 is lost.", { kind: "news" });
  announcements.say("Camera 2 is back.", { kind: "news" });
  advance(100);
  announcements.say("Morita leads.", "answer");
  expect(said).toEqual(["Camera 1 is lost.", "Morita leads."]);
  advance(SPACING_MS - 1);
  expect(said).toHaveLength(2);
  advance(1);
  expect(said).toEqual(["Camera 1 is lost.", "Morita leads.", "Camera 2 is back."]);
});

test("what was said is taken away, so that nothing speaks it again", () => {
  const { announcements, advance, written } = rig();
  announcements.say("Morita leads.");
  advance(STANDS_MS - 1);
  expect(written()).toBe("Morita leads.");
  advance(1);
  expect(written()).toBe("");
});

test("a new text stands as long as any, in the place of one that stood there", () => {
  const { announcements, advance, written } = rig();
  announcements.say("Layout: Duo.", "layout");
  advance(STANDS_MS - 100);
  announcements.say("Morita leads.", "answer");
  advance(STANDS_MS - 1);
  expect(written()).toBe("Morita leads.");
  advance(1);
  expect(written()).toBe("");
});

test("the same may be asked for again, while it stands there or later: it is away in between", () => {
  const { announcements, said, advance, written } = rig();
  announcements.say("Morita leads.");
  advance(ASKED_SPACING_MS);
  announcements.say("Morita leads.");
  expect(written()).toBe("");
  advance(BLANK_MS);
  expect(written()).toBe("Morita leads.");
  advance(STANDS_MS);
  expect(written()).toBe("");
  announcements.say("Morita leads.");
  expect(said).toHaveLength(3);
});

test("a closed one says nothing more", () => {
  const { announcements, said, advance } = rig();
  announcements.say("a");
  announcements.say("b");
  announcements.close();
  advance(SPACING_MS);
  expect(said).toEqual(["a"]);
});

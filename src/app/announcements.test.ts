import { expect, test } from "vitest";
import { createAnnouncements, SPACING_MS, STANDS_MS } from "./announcements.ts";

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

test("the first is said at once, and the newest of those that follow three seconds later", () => {
  const { announcements, said, advance } = rig();
  announcements.say("Main picture: Biathlon.");
  announcements.say("Main picture: Curling.");
  announcements.say("Main picture: Studio.");
  expect(said).toEqual(["Main picture: Biathlon."]);
  advance(SPACING_MS - 1);
  expect(said).toHaveLength(1);
  advance(1);
  expect(said).toEqual(["Main picture: Biathlon.", "Main picture: Studio."]);
});

test("nothing waits after a pause", () => {
  const { announcements, said, advance } = rig();
  announcements.say("a");
  advance(SPACING_MS);
  announcements.say("b");
  expect(said).toEqual(["a", "b"]);
});

test("what was said is taken away, so that nothing speaks it again, and the same may be asked for again", () => {
  const { announcements, said, advance, written } = rig();
  announcements.say("Morita leads.");
  advance(STANDS_MS - 1);
  expect(written()).toBe("Morita leads.");
  advance(1);
  expect(written()).toBe("");
  announcements.say("Morita leads.");
  advance(SPACING_MS - STANDS_MS);
  expect(written()).toBe("Morita leads.");
  expect(said).toHaveLength(2);
});

test("a closed one says nothing more", () => {
  const { announcements, said, advance } = rig();
  announcements.say("a");
  announcements.say("b");
  announcements.close();
  advance(SPACING_MS);
  expect(said).toEqual(["a"]);
});

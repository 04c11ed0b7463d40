import { expect, test } from "vitest";
import { createAnnouncements, SPACING_MS } from "./announcements.ts";

function rig() {
  let now = 0;
  const said: string[] = [];
  const timers: { at: number; run(): void }[] = [];
  const announcements = createAnnouncements({
    write: (text) => said.push(text),
    setTimer: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => timers.splice(timers.indexOf(timer as never), 1),
  });
  const advance = (ms: number) => {
    now += ms;
    for (const timer of timers.filter((due) => due.at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  return { announcements, said, advance };
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

test("nothing waits after a pause, and nothing stays that could be read again", () => {
  const { announcements, said, advance } = rig();
  announcements.say("a");
  advance(SPACING_MS);
  announcements.say("b");
  expect(said).toEqual(["a", "", "b"]);
});

test("a closed one says nothing more", () => {
  const { announcements, said, advance } = rig();
  announcements.say("a");
  announcements.say("b");
  announcements.close();
  advance(SPACING_MS);
  expect(said).toEqual(["a"]);
});

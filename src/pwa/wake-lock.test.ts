import { expect, test } from "vitest";
import { createScreenLock } from "./wake-lock.ts";

function setUp() {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  const state = { wanted: true, refuses: false };
  const screen = createScreenLock({
    wanted: () => state.wanted,
    wakeLock: {
      request: async () => {
        if (state.refuses) throw new Error("battery");
        const lock = {
          released: false,
          release: async () => {
            lock.released = true;
          },
        };
        locks.push(lock);
        return lock as unknown as WakeLockSentinel;
      },
    },
  });
  const look = async () => {
    screen.look();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  const held = () => locks.filter(({ released }) => !released).length;
  return { screen, look, state, locks, held };
}

test("the screen stays on while it is wanted: one lock, however often it is looked at", async () => {
  const { look, state, held } = setUp();
  await look();
  await look();
  expect(held()).toBe(1);
  state.wanted = false;
  await look();
  expect(held()).toBe(0);
});

test("what the browser took away with the page is asked for again, and so is what it refused", async () => {
  const { look, state, locks, held } = setUp();
  state.refuses = true;
  await look();
  expect(held()).toBe(0);
  state.refuses = false;
  await look();
  const [first] = locks;
  if (first) first.released = true;
  await look();
  expect(held()).toBe(1);
  expect(locks).toHaveLength(2);
});

test("a lock that comes when it is no longer wanted is let go", async () => {
  const { screen, look, state, held } = setUp();
  const looking = look();
  state.wanted = false;
  await looking;
  expect(held()).toBe(0);
  state.wanted = true;
  const closing = look();
  screen.close();
  await closing;
  expect(held()).toBe(0);
});

import { setTimeout as pause } from "node:timers/promises";
import type { Desktop } from "./desktop.ts";
import type { Step } from "./transcript.ts";

/** Someone at the keyboard, who goes on when Orca has fallen silent. */
export interface Walk {
  steps: readonly Step[];
  /** Listens to what is spoken while something fills. @param hears what must come; it throws when it does not. */
  listen(name: string, hears: RegExp): Promise<void>;
  /** @param hears what must come; absent: whatever comes, nothing included, which is not compared. */
  press(key: string, hears?: RegExp): Promise<void>;
  /** The same for a command to Orca, with Orca's own key held. */
  command(key: string, hears?: RegExp): Promise<void>;
  /** Tabs on until it is heard. */
  tabTo(hears: RegExp): Promise<void>;
}

const COMES_MS = 20_000;
/** Orca speaks an utterance in parts, with the page's answers between. */
const SILENT_MS = 1500;
const MOST_TABS = 60;
const LOOK_MS = 50;
const SKIP_LINK = /^Skip to the picture/;

export function createWalk({ speech, press, command }: Pick<Desktop, "speech" | "press" | "command">): Walk {
  const steps: Step[] = [];
  let heard = 0;
  const step = async (key: string, act: () => Promise<void>, hears?: RegExp, more: Pick<Step, "isChance"> = {}) => {
    const beganMs = performance.now();
    await act();
    const since = () => speech.spoken.slice(heard);
    const elapsedMs = () => performance.now() - beganMs;
    while (hears && !since().some((text) => hears.test(text))) {
      if (elapsedMs() > COMES_MS)
        throw new Error(`After ${key}, ${String(hears)} was not spoken, but ${JSON.stringify(since())}`);
      await pause(LOOK_MS);
    }
    while (performance.now() - Math.max(beganMs, speech.lastAtMs()) < SILENT_MS && elapsedMs() < 2 * COMES_MS)
      await pause(LOOK_MS);
    const spoken = since();
    heard += spoken.length;
    steps.push({ key, spoken, ...more });
    return spoken;
  };
  return {
    steps,
    async listen(name, hears) {
      await step(name, () => Promise.resolve(), hears, { isChance: true });
    },
    async press(key, hears) {
      await step(key, () => press(key), hears, hears ? {} : { isChance: true });
    },
    async command(key, hears) {
      await step(`Orca+${key}`, () => command(key), hears);
    },
    async tabTo(hears) {
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        // At first the window may not have the keyboard yet: whether the skip link is heard is chance. No later Tab is silent.
        const isFirst = steps.length <= 1;
        const spoken = await step("Tab", () => press("Tab"), isFirst ? undefined : /./);
        if (isFirst && spoken.every((text) => SKIP_LINK.test(text))) {
          steps.pop();
          continue;
        }
        if (spoken.some((text) => hears.test(text))) return;
      }
      throw new Error(`${String(hears)} was not reached in ${MOST_TABS} Tabs`);
    },
  };
}

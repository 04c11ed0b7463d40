import { expect, test } from "vitest";
import { installingOf } from "./installing.ts";

test.each([
  [{ isStandalone: true, hasPrompt: true, isApple: false }, "installed"],
  [{ isStandalone: false, hasPrompt: true, isApple: false }, "prompt"],
  [{ isStandalone: false, hasPrompt: false, isApple: true }, "apple"],
  [{ isStandalone: true, hasPrompt: false, isApple: true }, "installed"],
  [{ isStandalone: false, hasPrompt: false, isApple: false }, "menu"],
] as const)("%o installs by %s", (facts, expected) => expect(installingOf(facts)).toBe(expected));

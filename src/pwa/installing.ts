/** How this device installs the app. */
export type Installing = "installed" | "prompt" | "apple" | "menu";

export interface DeviceFacts {
  /** The page runs in a window of its own already. */
  isStandalone: boolean;
  hasPrompt: boolean;
  /** Safari on iOS and iPadOS knows `navigator.standalone`, and no prompt. */
  isApple: boolean;
}

export function installingOf({ isStandalone, hasPrompt, isApple }: DeviceFacts): Installing {
  if (isStandalone) return "installed";
  if (hasPrompt) return "prompt";
  return isApple ? "apple" : "menu";
}

export const deviceFacts = (hasPrompt: boolean): DeviceFacts => ({
  isStandalone: matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches || standaloneOf(navigator),
  hasPrompt,
  isApple: "standalone" in navigator,
});

const standaloneOf = (navigator: object): boolean => "standalone" in navigator && navigator.standalone === true;

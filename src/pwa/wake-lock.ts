/** Keeps the screen on while it is wanted (W3C Screen Wake Lock). The browser lets go of it whenever the page is hidden. */
export interface ScreenLock {
  /** Looks again whether it is wanted; cheap, to be called whenever something may have changed. */
  look(): void;
  close(): void;
}

export interface ScreenLockOptions {
  /** Absent where the browser has none. */
  wakeLock: Pick<WakeLock, "request"> | undefined;
  /** Pictures play and somebody can see them. */
  wanted(): boolean;
}

export function createScreenLock({ wakeLock, wanted }: ScreenLockOptions): ScreenLock {
  let held: Pick<WakeLockSentinel, "released" | "release"> | null = null;
  let isAsking = false;
  let isClosed = false;

  const letGo = () => {
    const lock = held;
    held = null;
    if (lock && !lock.released) void lock.release().catch(() => undefined);
  };
  const ask = async () => {
    isAsking = true;
    // Refused on a low battery, say: asked again at the next look.
    const lock = await wakeLock?.request("screen").catch(() => null);
    isAsking = false;
    held = lock ?? null;
    if (isClosed || !wanted()) letGo();
  };
  return {
    look() {
      if (held?.released) held = null;
      if (!wanted()) letGo();
      else if (wakeLock && held === null && !isAsking) void ask();
    },
    close() {
      isClosed = true;
      letGo();
    },
  };
}

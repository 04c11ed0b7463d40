import { utcMs, type UtcMs } from "../../../../contracts/units.ts";
import type { CaptionBlock } from "./caption-block.ts";

/** Hands on what a decoder shows, whenever that is other than before, and erases what nobody renews. */
export interface SettledScreenOptions {
  blocks(): CaptionBlock[];
  erase(): void;
  /** Shown from `atMs` until the next call; nothing is shown where there are no blocks. */
  onShow(blocks: readonly CaptionBlock[], atMs: UtcMs): void;
}

export interface SettledScreen {
  /** Data came, whatever it was. */
  touch(): void;
  change(how: "grown" | "changed"): void;
  /** A picture has been taken; `atMs` is its event time. */
  settle(atMs: number): void;
  /** The stream has ended: nothing is shown any more. */
  end(): void;
}

/**
 * Line 21 brings two characters a picture, and a cue for each is more than anybody reads. Captions may be this late
 * (EN 301 549, 7.1.2).
 */
const GROWTH_MS = 100;
/** A display without data for so long is erased (CTA-608-E, annex C.9). */
const IDLE_MS = 16_000;

export function createSettledScreen({ blocks, erase, onShow }: SettledScreenOptions): SettledScreen {
  let told = "[]";
  let pending: "grown" | "changed" | null = null;
  let isTouched = false;
  let grownAt: number | null = null;
  let touchedAt = -Infinity;
  let lastAt = -Infinity;

  const tell = (shown: readonly CaptionBlock[]) => {
    pending = null;
    grownAt = null;
    const text = JSON.stringify(shown);
    if (text === told) return;
    told = text;
    onShow(shown, utcMs(lastAt));
  };

  return {
    touch() {
      isTouched = true;
    },
    change(how) {
      pending = pending === "changed" ? pending : how;
    },
    settle(atMs) {
      lastAt = Math.max(lastAt, atMs);
      if (isTouched) touchedAt = lastAt;
      isTouched = false;
      if (told !== "[]" && lastAt - touchedAt >= IDLE_MS) erase();
      if (pending === null) return;
      grownAt ??= lastAt;
      if (pending === "changed" || lastAt - grownAt >= GROWTH_MS) tell(blocks());
    },
    end() {
      if (lastAt > -Infinity) tell([]);
    },
  };
}

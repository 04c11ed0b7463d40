import type { CaptionBlock } from "./caption-block.ts";
import { extendedCharacter, latinCharacter, wideCharacter } from "./dtvcc-characters.ts";
import { EXT1, lengthOfCode } from "./dtvcc-codes.ts";
import { createDtvccWindow, type DtvccWindow } from "./dtvcc-window.ts";

/** One caption service of CTA-708-E, clauses 7 and 8: up to eight windows and the text in them. */
export interface DtvccServiceOptions {
  /** What is shown may be other than before; `grown`: by a character, with more of them likely to follow. */
  onChange(how: "grown" | "changed"): void;
}

export interface DtvccService {
  /** A service block; `now` in ms of any clock that goes on. */
  push(bytes: Uint8Array, now: number): void;
  /** Time passes: what waits for a delay goes on. */
  advance(now: number): void;
  /** Windows and what waits are forgotten, as by RST. */
  reset(): void;
  /** All text goes; windows stay, for whoever writes to them next. */
  clear(): void;
  /** What is shown, the topmost first. */
  blocks(): CaptionBlock[];
}

/** A service's input buffer (8.10.3); one that is full ends a delay. */
const MAX_WAITING = 128;
const DELAY_CANCEL = 0x8e;
const RESET = 0x8f;

export function createDtvccService({ onChange }: DtvccServiceOptions): DtvccService {
  let windows: (DtvccWindow | null)[] = Array.from({ length: 8 }, () => null);
  let current: DtvccWindow | null = null;
  let waiting: Uint8Array = new Uint8Array(0);
  let delayedUntil: number | null = null;

  const reset = () => {
    windows = windows.map(() => null);
    current = null;
    waiting = new Uint8Array(0);
    delayedUntil = null;
    onChange("changed");
  };
  const put = (text: string) => {
    current?.put(text);
    if (current?.visible) onChange("grown");
  };
  const eachOf = (bitmap: number, act: (window: DtvccWindow, index: number) => void) => {
    windows.forEach((window, index) => {
      if (window && bitmap & (1 << index)) act(window, index);
    });
    onChange("changed");
  };

  const command = (code: number, bytes: Uint8Array, now: number) => {
    const [bitmap = 0] = bytes;
    if (code <= 0x87) current = windows[code - 0x80] ?? current;
    else if (code === 0x88) eachOf(bitmap, (window) => window.clear());
    else if (code === 0x89) eachOf(bitmap, (window) => (window.visible = true));
    else if (code === 0x8a) eachOf(bitmap, (window) => (window.visible = false));
    else if (code === 0x8b) eachOf(bitmap, (window) => (window.visible = !window.visible));
    else if (code === 0x8c)
      eachOf(bitmap, (window, index) => {
        windows[index] = null;
        if (current === window) current = null;
      });
    else if (code === 0x8d) delayedUntil = now + bitmap * 100;
    else if (code === RESET) reset();
    else if (code === 0x90) current?.pen(bytes);
    else if (code === 0x92) current?.locate(bytes);
    else if (code === 0x97) {
      current?.attributes(bytes);
      onChange("changed");
    } else if (code >= 0x98) {
      current = windows[code - 0x98] ??= createDtvccWindow();
      current.define(bytes);
      onChange("changed");
    }
  };

  const format = (code: number) => {
    if (code === 0x08) current?.backspace();
    else if (code === 0x0c) current?.formFeed();
    else if (code === 0x0d) current?.carriageReturn();
    else if (code === 0x0e) current?.restartRow();
    else return;
    if (current?.visible) onChange("changed");
  };

  const execute = (bytes: Uint8Array, now: number) => {
    const [code = 0, second = 0, third = 0] = bytes;
    if (code === EXT1) {
      if ((second >= 0x20 && second < 0x80) || second >= 0xa0) put(extendedCharacter(second));
    } else if (code === 0x18) put(wideCharacter(second, third));
    else if (code < 0x20) format(code);
    else if (code < 0x80 || code >= 0xa0) put(latinCharacter(code));
    else command(code, bytes.subarray(1), now);
  };

  const run = (now: number) => {
    while (waiting.length > 0) {
      if (waiting.length > MAX_WAITING) delayedUntil = null;
      if (delayedUntil !== null) return;
      const length = lengthOfCode(waiting, 0);
      // The rest of a command may be in the next block.
      if (length === null || length > waiting.length) return;
      const code = waiting.slice(0, length);
      waiting = waiting.slice(length);
      execute(code, now);
    }
  };

  /** DLC and RST do not wait for their turn (8.10.5.13, 8.10.5.14). */
  const hasten = (block: Uint8Array) => {
    for (let at = 0; at < block.length; at += lengthOfCode(block, at) ?? block.length) {
      if (block[at] === DELAY_CANCEL) delayedUntil = null;
      if (block[at] === RESET) {
        reset();
        return block.slice(at + 1);
      }
    }
    return block;
  };

  return {
    push(bytes, now) {
      const block = delayedUntil === null ? bytes : hasten(bytes);
      waiting = Uint8Array.from([...waiting, ...block]);
      run(now);
    },
    advance(now) {
      if (delayedUntil === null || now < delayedUntil) return;
      delayedUntil = null;
      run(now);
    },
    reset,
    clear: () => eachOf(0xff, (window) => window.clear()),
    blocks: () =>
      windows
        .filter((window) => window?.visible === true)
        .flatMap((window) => window?.block() ?? [])
        .toSorted((one, other) => one.place.fromTop - other.place.fromTop),
  };
}

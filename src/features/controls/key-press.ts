import type { Command, CommandId, KeyMap, KeyMode } from "./keys.ts";

/** As the browser tells it, on whichever keyboard. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  /** An input method is at work: the key is its own. */
  isComposing: boolean;
  getModifierState(name: "AltGraph"): boolean;
}

/** What has the focus takes some keys for itself. */
export interface KeyContext {
  /** A text field: takes every key. */
  typing: boolean;
  /** A button or link: takes Space. */
  pressable: boolean;
  /** A slider or a list of choices: takes arrows, Home and End. */
  steppable: boolean;
  /** The page scrolls, so Home and End belong to it. */
  scrolls: boolean;
}

/** The key as the page's keys name it, a small letter or a sign; null where it may not be one: 1 to 9 belong to cameras. */
export function nameOfKey(press: KeyPress): string | null {
  const { typed, placed } = namesOf(press);
  // A letter of another script is named by its place, so that two commands never share a key.
  return isOtherScript(press.key) ? (placed ?? typed) : (typed ?? placed);
}

/** The same sign in another script; and, where Shift is held for the command alone, what the key writes without it. */
const SAME: Readonly<Record<string, string>> = { "\u061f": "?" };
const UNSHIFTED: Readonly<Record<string, string>> = { _: "-", "*": "+" };
const SIGNS: Readonly<Record<string, string>> = { Slash: "?", Minus: "-", Equal: "+", Digit0: "0" };

/** A key by its label, and by its place on the keyboard where its label may say nothing. */
function namesOf(press: KeyPress): { typed: string | null; placed: string | null } {
  const { key, code, altKey } = press;
  const label = /^\S$/u.test(key) && (key === "0" || !/\p{Nd}/u.test(key)) ? (SAME[key] ?? key.toLowerCase()) : null;
  // A Latin letter is what its label says, wherever it stands.
  if (label !== null && /^[a-z]$/.test(label)) return { typed: label, placed: null };
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
  // With Alt some systems write other letters and signs; those of ASCII are what the label says.
  if (altKey) {
    const sign = label !== null && /^[!-~]$/.test(label) ? (UNSHIFTED[label] ?? label) : null;
    return { typed: sign, placed: letter ?? SIGNS[code] ?? label };
  }
  if (press.getModifierState("AltGraph")) return { typed: label, placed: null };
  return { typed: label, placed: isOtherScript(key) || isHebrewW(press) ? letter : code === "Digit0" ? "0" : null };
}

/** Of no Latin script; an Arabic key may write two letters at once. */
const isOtherScript = (key: string): boolean =>
  /^[\p{L}\p{M}]+$/u.test(key) && !/[\p{sc=Latin}\p{sc=Common}]/u.test(key);

/** The one letter of ours in whose place a Hebrew keyboard writes a sign; no other keyboard has that sign there. */
const isHebrewW = ({ key, code }: KeyPress): boolean => key === "'" && code === "KeyW";

/** What may be done again and again while a key is held. */
const HELD: readonly Command["do"][] = ["back", "forward"];

export function commandOf(press: KeyPress, context: KeyContext, keys: KeyMap, mode: KeyMode): Command | null {
  if (context.typing || press.ctrlKey || press.metaKey || press.isComposing || press.key === "Process") return null;
  const command = (press.altKey ? null : unprintable(press, context)) ?? printable(press, keys, mode);
  return command && press.repeat && !HELD.includes(command.do) ? null : command;
}

function printable(press: KeyPress, keys: KeyMap, mode: KeyMode): Command | null {
  if (mode === "off" || press.altKey !== (mode === "alt-shift") || (press.altKey && !press.shiftKey)) return null;
  const idOf = (name: string | null): CommandId | undefined => {
    // Signs may need Shift on some keyboards and not on others; a letter with Shift is another key.
    if (name === null || (press.shiftKey && !press.altKey && /\p{L}/u.test(name))) return undefined;
    return (Object.keys(keys) as CommandId[]).find((each) => keys[each] === name);
  };
  const { typed, placed } = namesOf(press);
  const camera = cameraOf(press);
  // Where Shift is held for the command alone, the sign that it makes of a digit was not meant.
  if (press.altKey && camera) return camera;
  const id = idOf(typed);
  if (id !== undefined) return { do: id };
  if (camera) return camera;
  const atPlace = idOf(placed);
  return atPlace === undefined ? null : { do: atPlace };
}

/** By the code: what a 1 writes, with Shift or without it, differs from keyboard to keyboard. */
function cameraOf(press: KeyPress): Command | null {
  const [, block, number] = /^(Digit|Numpad)([1-9])$/.exec(press.code) ?? [];
  if (block === undefined || press.getModifierState("AltGraph")) return null;
  // Without Num Lock the block of digits moves the cursor.
  const writes = block === "Numpad" ? /^[1-9]$/ : /^(?:\S|Dead)$/u;
  if (!press.shiftKey && !writes.test(press.key)) return null;
  // With Alt and Shift held already, the row of digits chooses and the block of digits listens.
  const listens = press.altKey ? block === "Numpad" : press.shiftKey;
  return { do: listens ? "listen" : "main", number: Number(number) };
}

function unprintable({ key, shiftKey }: KeyPress, { pressable, steppable, scrolls }: KeyContext): Command | null {
  if (shiftKey) return null;
  if (key === " ") return pressable || steppable ? null : { do: "toggle-play" };
  if (steppable) return null;
  if (key === "ArrowLeft") return { do: "back" };
  if (key === "ArrowRight") return { do: "forward" };
  if (scrolls) return null;
  if (key === "End") return { do: "live" };
  if (key === "Home") return { do: "start" };
  return null;
}

const TYPED = new Set(["text", "search", "email", "url", "tel", "password", "number"]);

/** What the focused element takes for itself. */
export function contextOf(target: EventTarget | null): KeyContext {
  const element = target instanceof HTMLElement ? target : null;
  const tag = element?.tagName;
  const type = element instanceof HTMLInputElement ? element.type : "";
  return {
    typing:
      (tag === "INPUT" && TYPED.has(type)) ||
      tag === "TEXTAREA" ||
      tag === "SELECT" ||
      element?.isContentEditable === true,
    pressable: tag === "BUTTON" || tag === "A" || type === "checkbox",
    steppable: type === "range" || type === "radio" || element?.getAttribute("role") === "slider",
    scrolls: document.documentElement.scrollHeight > innerHeight + 1,
  };
}

/** What a key can ask for, and the key that asks for it until the viewer says otherwise. */
export const KEYS = {
  "toggle-play": "k",
  back: "j",
  forward: "l",
  live: "g",
  mute: "m",
  captions: "t",
  "caption-options": "o",
  sign: "i",
  "full-screen": "f",
  "picture-in-picture": "p",
  layout: "v",
  ask: "w",
  schedule: "d",
  medals: "e",
  share: "c",
  "run-sound": "n",
  meter: "s",
  larger: "+",
  smaller: "-",
  whole: "0",
  keys: "?",
} as const satisfies Readonly<Record<string, string>>;
export type CommandId = keyof typeof KEYS;

export type Command = { do: CommandId | "start" } | { do: "main" | "listen"; number: number };

/** By command; null: no key asks for it. */
export type KeyMap = Readonly<Record<CommandId, string | null>>;
/** What of KEYS the viewer changed. */
export type OwnKeys = Readonly<Record<string, string | null>>;
/**
 * single: a key by itself. alt-shift: with Alt and Shift, which screen readers leave to the page even while it is read.
 * off: neither letters, digits nor signs (WCAG 2.2, 2.1.4).
 */
export const KEY_MODES = ["single", "alt-shift", "off"] as const;
export type KeyMode = (typeof KEY_MODES)[number];

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
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

export const keyMapOf = (own: OwnKeys): KeyMap => ({ ...KEYS, ...own });

/** The key as the page's keys name it, a small letter or a sign; null where it may not be one: 1 to 9 belong to cameras. */
export function nameOfKey({ key, code, altKey }: KeyPress): string | null {
  // With Alt some keyboards write other signs.
  const name = altKey ? (/^Key([A-Z])$/.exec(code)?.[1] ?? (code === "Slash" ? "?" : key)) : key;
  return /^[^\s1-9]$/u.test(name) ? name.toLowerCase() : null;
}

/** The command that already has a key, if another one has. */
export const takenBy = (keys: KeyMap, key: string, except: CommandId): CommandId | null =>
  (Object.keys(keys) as CommandId[]).find((id) => id !== except && keys[id] === key) ?? null;

export function commandOf(press: KeyPress, context: KeyContext, keys: KeyMap, mode: KeyMode): Command | null {
  if (context.typing || press.ctrlKey || press.metaKey) return null;
  if (!press.altKey) {
    const always = unprintable(press, context);
    if (always) return always;
  }
  if (mode === "off" || press.altKey !== (mode === "alt-shift") || (press.altKey && !press.shiftKey)) return null;
  // The code, not the key: with Shift, a 1 is a sign that differs from keyboard to keyboard.
  const digit = /^(Digit|Numpad)([1-9])$/.exec(press.code);
  if (digit && (press.shiftKey || /^[1-9]$/.test(press.key))) {
    // With Alt and Shift held already, the row of digits chooses and the block of digits listens.
    const listens = press.altKey ? digit[1] === "Numpad" : press.shiftKey;
    return { do: listens ? "listen" : "main", number: Number(digit[2]) };
  }
  const name = nameOfKey(press);
  // Signs may need Shift on some keyboards and not on others; a letter with Shift is another key.
  if (name === null || (press.shiftKey && !press.altKey && /\p{L}/u.test(name))) return null;
  const id = (Object.keys(keys) as CommandId[]).find((each) => keys[each] === name);
  return id === undefined ? null : { do: id };
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

/** As `aria-keyshortcuts` has it (WAI-ARIA 1.2); undefined where no key asks for it. */
export function shortcutOf(keys: KeyMap, mode: KeyMode, id: CommandId): string | undefined {
  const key = keys[id];
  if (key === null || mode === "off") return undefined;
  return mode === "single" ? key.toUpperCase() : `Alt+Shift+${key.toUpperCase()}`;
}

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

export const keyMapOf = (own: OwnKeys): KeyMap => ({ ...KEYS, ...own });

/** The command that already has a key, if another one has. */
export const takenBy = (keys: KeyMap, key: string, except: CommandId): CommandId | null =>
  (Object.keys(keys) as CommandId[]).find((id) => id !== except && keys[id] === key) ?? null;

/** As `aria-keyshortcuts` has it (WAI-ARIA 1.2); undefined where no key asks for it. */
export function shortcutOf(keys: KeyMap, mode: KeyMode, id: CommandId): string | undefined {
  const key = keys[id];
  if (key === null || mode === "off") return undefined;
  return mode === "single" ? key.toUpperCase() : `Alt+Shift+${key.toUpperCase()}`;
}

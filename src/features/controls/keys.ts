/** Which key asks for what. */
export type Command =
  | { do: "main" | "listen"; number: number }
  | {
      do:
        | "toggle-play"
        | "live"
        | "start"
        | "mute"
        | "full-screen"
        | "picture-in-picture"
        | "meter"
        | "keys"
        | "schedule"
        | "medals"
        | "layout"
        | "ask"
        | "share";
    }
  | { do: "seek-by"; ms: number };

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
  /** WCAG 2.1.4: letters, digits and signs can be switched off. */
  singleKeys: boolean;
}

const SEEK_MS = 10_000;

export function commandOf(press: KeyPress, context: KeyContext): Command | null {
  if (context.typing || press.ctrlKey || press.metaKey || press.altKey) return null;
  const always = unprintable(press, context);
  if (always) return always;
  if (!context.singleKeys) return null;
  // The code, not the key: with Shift, a 1 is a sign that differs from keyboard to keyboard.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  if (digit !== undefined && (press.shiftKey || /^[1-9]$/.test(press.key))) {
    return { do: press.shiftKey ? "listen" : "main", number: Number(digit) };
  }
  if (press.key === "?") return { do: "keys" };
  if (press.shiftKey) return null;
  switch (press.key.toLowerCase()) {
    case "k":
      return { do: "toggle-play" };
    case "j":
      return { do: "seek-by", ms: -SEEK_MS };
    case "l":
      return { do: "seek-by", ms: SEEK_MS };
    case "g":
      return { do: "live" };
    case "m":
      return { do: "mute" };
    case "f":
      return { do: "full-screen" };
    case "p":
      return { do: "picture-in-picture" };
    case "s":
      return { do: "meter" };
    case "d":
      return { do: "schedule" };
    case "e":
      return { do: "medals" };
    case "v":
      return { do: "layout" };
    case "c":
      return { do: "share" };
    case "w":
      return { do: "ask" };
    default:
      return null;
  }
}

function unprintable({ key, shiftKey }: KeyPress, { pressable, steppable, scrolls }: KeyContext): Command | null {
  if (shiftKey) return null;
  if (key === " ") return pressable || steppable ? null : { do: "toggle-play" };
  if (steppable) return null;
  if (key === "ArrowLeft") return { do: "seek-by", ms: -SEEK_MS };
  if (key === "ArrowRight") return { do: "seek-by", ms: SEEK_MS };
  if (scrolls) return null;
  if (key === "End") return { do: "live" };
  if (key === "Home") return { do: "start" };
  return null;
}

const TYPED = new Set(["text", "search", "email", "url", "tel", "password", "number"]);

/** What the focused element takes for itself. */
export function contextOf(target: EventTarget | null, singleKeys: boolean): KeyContext {
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
    singleKeys,
  };
}

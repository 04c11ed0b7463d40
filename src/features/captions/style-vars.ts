import type { CSSProperties } from "react";
import type { CaptionStyle } from "../../core/captions/caption-choice.ts";

/** Font families by face. A generic family is there everywhere; `house` is the page's own. */
export const FAMILIES: Readonly<Record<CaptionStyle["face"], string>> = {
  house: "inherit",
  sans: "Arial, Helvetica, sans-serif",
  serif: "Georgia, 'Times New Roman', serif",
  mono: "'Courier New', Courier, monospace",
  casual: "'Comic Sans MS', 'Comic Neue', 'Chalkboard SE', casual, fantasy",
  script: "'Brush Script MT', 'Snell Roundhand', cursive",
  "small-caps": "inherit",
};

const EDGE_SHADOWS: Readonly<Record<CaptionStyle["edge"], string>> = {
  none: "none",
  outline: [-1, 0, 1]
    .flatMap((x) => [-1, 0, 1].map((y) => `${x * 0.06}em ${y * 0.06}em 0 var(--caption-edge)`))
    .filter((_, index) => index !== 4)
    .join(", "),
  raised: "0.03em 0.03em 0 var(--caption-edge), 0.06em 0.06em 0 var(--caption-edge)",
  depressed: "-0.03em -0.03em 0 var(--caption-edge), -0.06em -0.06em 0 var(--caption-edge)",
  shadow: "0.08em 0.08em 0.12em var(--caption-edge)",
};

/** A style as custom properties; what the viewer left to the page stays unset. */
export function styleVars(style: CaptionStyle, size: number): CSSProperties {
  const { face, ink, inkOpacity, ground, groundOpacity, window, windowOpacity, edge } = style;
  const set = {
    "--caption-scale": size / 100,
    "--caption-face": face === "house" || face === "small-caps" ? null : FAMILIES[face],
    "--caption-caps": face === "small-caps" ? "small-caps" : null,
    "--caption-ink": mixed(ink, "--plate-ink", inkOpacity),
    "--caption-ground": mixed(ground, "--plate", groundOpacity),
    "--caption-window": mixed(window, "--plate", windowOpacity, window === null && windowOpacity === 100),
    "--caption-shadow": edge === "none" ? null : EDGE_SHADOWS[edge],
    // Black around light words, white around dark ones.
    "--caption-edge": edge === "none" ? null : isDark(ink) ? "#ffffff" : "#000000",
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)) as CSSProperties;
}

/** Whether any colour is the viewer's own: then the system's forced ones give way. */
export const hasOwnColours = ({ ink, ground, window }: CaptionStyle): boolean =>
  ink !== null || ground !== null || window !== null;

function mixed(colour: string | null, house: string, opacity: number, isUnset = colour === null && opacity === 100) {
  if (isUnset) return null;
  return opacity === 100 && colour !== null
    ? colour
    : `color-mix(in srgb, ${colour ?? `var(${house})`} ${opacity}%, transparent)`;
}

function isDark(colour: string | null): boolean {
  if (colour === null) return false;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.4;
}

/** What a partner asks for in the address of a widget's page, `/embed?feed=…&layout=…`. Null: not asked for. */
export interface EmbedWish {
  /** The camera in the main place. */
  feed: string | null;
  layout: string | null;
  /** Which cameras stand where, as the wall's own link has it: `ice:0,0,9;jump:9,0,3` (src/core/walls/arrangement.ts). */
  wall: string | null;
  /** UTC ms; null: live. */
  start: number | null;
  theme: "dark" | "light" | null;
  /** BCP 47. */
  language: string | null;
  /** Sound may begin by itself, as far as the browser lets it; otherwise when the viewer asks for it. */
  sound: boolean;
  /** Captions are shown from the first, unless the viewer chose otherwise. */
  captions: boolean;
}
export type EmbedFault = keyof EmbedWish;

/** What an id may be, in an address or a message. */
export const MOST_CHARACTERS = 64;
const DATE = /^\d{4}-\d{2}-\d{2}T/;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
const TILE = "[a-zA-Z0-9._-]{1,64}:\\d{1,2},\\d{1,2},\\d{1,2}";
const WALL = new RegExp(`^${TILE}(?:;${TILE}){0,15}$`);

/** Reads the address's query; what is there and cannot be meant is named, and counts as not there. */
export function parseWish(get: (name: string) => string | null): { wish: EmbedWish; faults: EmbedFault[] } {
  const faults: EmbedFault[] = [];
  const take = <T>(name: EmbedFault, read: (text: string) => T | undefined): T | null => {
    const text = get(name);
    if (text === null) return null;
    const value = read(text);
    if (value === undefined) faults.push(name);
    return value ?? null;
  };
  const short = <T>(name: EmbedFault, read: (text: string) => T | undefined): T | null =>
    take(name, (text) => (text.length <= MOST_CHARACTERS ? read(text) : undefined));
  const oneOf =
    <T extends string>(...known: readonly T[]) =>
    (text: string): T | undefined =>
      known.find((each) => each === text);
  const id = (text: string) => (text === "" ? undefined : text);
  const wish: EmbedWish = {
    feed: short("feed", id),
    layout: short("layout", id),
    wall: take("wall", (text) => (WALL.test(text) ? text : undefined)),
    start: short("start", (text) => {
      if (text === "live") return null;
      const at = /^\d{12,14}$/.test(text) ? Number(text) : DATE.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isNaN(at) ? undefined : at;
    }),
    theme: short("theme", oneOf("dark", "light")),
    language: short("language", (text) => (LANGUAGE.test(text) ? text : undefined)),
    sound: short("sound", oneOf("on", "off")) === "on",
    captions: short("captions", oneOf("on", "off")) === "on",
  };
  return { wish, faults };
}

/** The query of such an address, with its `?`; empty where nothing is asked for. */
export function queryOf(wish: Partial<EmbedWish>): string {
  const { feed, layout, wall, start, theme, language, sound, captions } = wish;
  const parts: readonly [EmbedFault, string | null | undefined][] = [
    ["feed", feed],
    ["layout", layout],
    ["wall", wall],
    ["start", start === null || start === undefined ? null : new Date(start).toISOString()],
    ["theme", theme],
    ["language", language],
    ["sound", sound ? "on" : null],
    ["captions", captions ? "on" : null],
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${name}=${encoded(value)}`] : []));
  return said.length > 0 ? `?${said.join("&")}` : "";
}

/** A query may hold `:`, `,` and `;` as they are (RFC 3986, section 3.4), and a wall's text is full of them. */
const encoded = (value: string): string => (WALL.test(value) ? value : encodeURIComponent(value));

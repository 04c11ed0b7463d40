/** Attributes of the element that become the query of the widget's page, by their names there (contracts/embed-wish.ts). */
const NAMES = {
  feed: "feed",
  layout: "layout",
  wall: "wall",
  start: "start",
  theme: "theme",
  lang: "language",
} as const;
/** Those that are on by standing there. */
const SWITCHES = ["sound", "captions"] as const;
export const ATTRIBUTES = [...Object.keys(NAMES), ...SWITCHES, "title", "height"];

/** The address of the widget's page. What an attribute says is judged there, where the viewer's words are. */
export function addressOf(here: string, attribute: (name: string) => string | null): string {
  const query = new URLSearchParams();
  for (const [name, to] of Object.entries(NAMES)) {
    const value = attribute(name);
    if (value !== null && value !== "") query.set(to, value);
  }
  for (const name of SWITCHES) {
    const value = attribute(name);
    if (value !== null && value !== "off" && value !== "false") query.set(name, "on");
  }
  return `${here}/embed${query.size > 0 ? `?${query.toString()}` : ""}`;
}

/** A fixed height in CSS pixels, `480` or `480px`; null: as tall as the widget asks for. */
export function heightOf(text: string | null): number | null {
  const value = /^\s*(\d{2,5})(?:px)?\s*$/.exec(text ?? "")?.[1];
  return value === undefined ? null : Number(value);
}

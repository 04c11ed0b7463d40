/** What a link says of a wall: the same cameras, in the same layout, at the same moment. */
export interface WallLink {
  layout: string | null;
  /** The feed in the main place. */
  camera: string | null;
  /** Event time, UTC ms; null: live. */
  at: number | null;
}

export type LinkFault = "layout" | "camera" | "at";

/** Nothing in a link is longer. */
const MAX_LENGTH = 64;

/** `?layout=listen&camera=alpine-1&at=2026-03-07T09:15:00.000Z`; what is there and cannot be meant is named. */
export function parseLink(search: string): { link: WallLink; faults: LinkFault[] } {
  const query = new URLSearchParams(search);
  const faults: LinkFault[] = [];
  const text = (name: "layout" | "camera"): string | null => {
    const value = query.get(name);
    if (value === null) return null;
    if (value !== "" && value.length <= MAX_LENGTH) return value;
    faults.push(name);
    return null;
  };
  const [layout, camera, moment] = [text("layout"), text("camera"), query.get("at")];
  const at = moment === null || !/^\d{4}-\d{2}-\d{2}T/.test(moment) ? Number.NaN : Date.parse(moment);
  if (moment !== null && Number.isNaN(at)) faults.push("at");
  return { link: { layout, camera, at: Number.isNaN(at) ? null : at }, faults };
}

/** The address of a page with a link in its query; other parameters stay. */
export function linkTo(page: string, { layout, camera, at }: WallLink): string {
  const url = new URL(page);
  const parts = { layout, camera, at: at === null ? null : new Date(at).toISOString() };
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.hash = "";
  return url.href;
}

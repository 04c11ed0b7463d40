import { type Arrangement, arrangementText, readArrangement } from "../walls/arrangement.ts";

/** What a link says of a wall: the same cameras, in the same layout, at the same moment. */
export interface WallLink {
  layout: string | null;
  /** The feed in the main place. */
  camera: string | null;
  /** Event time, UTC ms; null: live. */
  at: number | null;
  /** The viewer's own arrangement, where the layout shows it. */
  wall?: Arrangement | null;
}

export type LinkFault = "layout" | "camera" | "at" | "wall";

/** Nothing in a link is longer. */
const MAX_LENGTH = 64;

/** `?layout=own&camera=ice&at=2026-03-07T09:15:00.000Z&wall=ice:0,0,9;jump:9,0,3`; what is there and cannot be meant is named. */
export function parseLink(search: string): { link: Required<WallLink>; faults: LinkFault[] } {
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
  const arranged = query.get("wall");
  const wall = arranged === null ? null : readArrangement(arranged);
  if (arranged !== null && wall === null) faults.push("wall");
  return { link: { layout, camera, at: Number.isNaN(at) ? null : at, wall }, faults };
}

/** The address of a page with a link in its query; other parameters stay. */
export function linkTo(page: string, { layout, camera, at, wall = null }: WallLink): string {
  const url = new URL(page);
  const parts = {
    ...{ layout, camera },
    at: at === null ? null : new Date(at).toISOString(),
    wall: wall && arrangementText(wall),
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  // A query may hold these as they are (RFC 3986, 3.4), and a link is shorter so.
  url.search = url.search.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";");
  url.hash = "";
  return url.href;
}

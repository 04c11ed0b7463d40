/** What results call the venues, and the places within them that have results of their own. */
export const VENUE_CODES: Readonly<Record<string, string>> = {
  alpine: "RALP",
  biathlon: "RBTH",
  ice: "RICE",
  curling: "RCUR",
};
export const LOCATIONS = {
  superG: "RALP-A",
  range: "RBTH-RANGE",
  rink: "RICE-1",
  sheetB: "RCUR-B",
  // Without a camera.
  slalom: "RALP-B",
  snowboard: "RALP-C",
  stadium: "RBTH-TRACK",
} as const;

/** By camera; the studio has no results. */
export const FEED_LOCATIONS: Readonly<Record<string, string>> = {
  "alpine-1": LOCATIONS.superG,
  "alpine-2": LOCATIONS.superG,
  biathlon: LOCATIONS.range,
  ice: LOCATIONS.rink,
  curling: LOCATIONS.sheetB,
};

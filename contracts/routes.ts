/** Paths that both ends of a wire build from. Ports and hosts are configuration. */

/** The origin, one host a feed: browsers open six HTTP/1.1 connections a host. */
export const live = {
  manifest: (feed: string) => `/live/${feed}/manifest.mpd`,
  master: (feed: string) => `/live/${feed}/main.m3u8`,
  playlist: (feed: string, track: string) => `/live/${feed}/${track}/media.m3u8`,
  init: (feed: string, track: string, run: number) => `/live/${feed}/${track}/init-${run}.mp4`,
  segment: (feed: string, track: string, run: number, sequence: number) =>
    `/live/${feed}/${track}/${run}-${sequence}.m4s`,
  part: (feed: string, track: string, run: number, sequence: number, part: number) =>
    `/live/${feed}/${track}/${run}-${sequence}.${part}.m4s`,
};

export const api = {
  catalogue: "/api/catalogue",
  session: "/api/session",
  /** Plain text, xs:dateTime with milliseconds (urn:mpeg:dash:utc:http-xsdate:2014). */
  time: "/api/time",
  status: "/api/status",
  statusEvents: "/api/status/events",
};

/** The same on every service. */
export const service = {
  status: "/status",
  statusEvents: "/status/events",
  health: "/health",
  metrics: "/metrics",
  time: "/time",
};

export const telemetry = {
  socket: "/telemetry",
  segment: (feed: string, number: number) => `/telemetry/${feed}/${number}.json`,
};

/** On the origin's port. `POST`, with a token and `?at=`: WebVTT or IMSC1 for a feed's caption track. */
export const captions = {
  document: (feed: string, track: string) => `/captions/${feed}/${track}`,
};

export const results = {
  /** `POST`, with a token: one ODF message. */
  odf: "/odf",
  /** What became of the last messages; with a token. */
  log: "/odf/log",
  /** `?topics=…&from=…&to=…`: contracts/cues.ts. */
  window: "/results/window",
  /** `?topics=…`: versions as they come (SSE). */
  events: "/results/events",
  graphql: "/graphql",
};

/** Where each service listens, counted from the base port. */
export const PORT_OFFSETS = { bff: 0, origin: 1, sensors: 2, mqtt: 3, results: 4, rehearsal: 10 } as const;
export const DEFAULT_BASE_PORT = 8400;

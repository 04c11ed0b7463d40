import * as v from "valibot";

/**
 * The sensors' wires: SenML in over MQTT, frames of samples out over a WebSocket,
 * and the same samples in timed segments beside the video.
 */

/**
 * One SenML record (RFC 8428 section 4). A name, base name applied, is `<subject>/<metric>`;
 * a subject is `athlete:<id>`, `venue:<id>` or `feed:<id>`. Times are UTC seconds.
 */
export const SenmlRecord = v.object({
  bn: v.optional(v.string()),
  bt: v.optional(v.number()),
  bu: v.optional(v.string()),
  bv: v.optional(v.number()),
  bver: v.optional(v.number()),
  n: v.optional(v.string()),
  u: v.optional(v.string()),
  v: v.optional(v.number()),
  vs: v.optional(v.string()),
  vb: v.optional(v.boolean()),
  t: v.optional(v.number()),
});
export type SenmlRecord = v.InferOutput<typeof SenmlRecord>;
export const SenmlPack = v.pipe(v.array(SenmlRecord), v.minLength(1), v.maxLength(256));
export type SenmlPack = v.InferOutput<typeof SenmlPack>;
/** Larger MQTT payloads are refused before they are parsed. */
export const SENML_MAX_BYTES = 32_768;

/** `<subject>/<metric>`, e.g. `athlete:a12/speed`. */
export const Channel = v.pipe(v.string(), v.regex(/^(?:athlete|venue|feed):[a-z0-9-]{1,32}\/[a-z][a-z0-9-]{0,39}$/));
export const channelOf = (subject: string, metric: string): string => `${subject}/${metric}`;
export const splitChannel = (channel: string): { subject: string; metric: string } => {
  const slash = channel.indexOf("/");
  return { subject: channel.slice(0, slash), metric: channel.slice(slash + 1) };
};

export const Value = v.union([v.number(), v.string(), v.boolean()]);
export type Value = v.InferOutput<typeof Value>;
/** [channel number, event time in UTC ms, value] */
export const Sample = v.tuple([v.number(), v.number(), Value]);
export type Sample = v.InferOutput<typeof Sample>;

/** Viewer to gateway. A new subscription replaces the old one; an empty one pauses. */
export const GatewayRequest = v.variant("type", [
  v.strictObject({ type: v.literal("subscribe"), feeds: v.pipe(v.array(v.string()), v.maxLength(64)) }),
]);
export type GatewayRequest = v.InferOutput<typeof GatewayRequest>;

/**
 * Gateway to viewer. `channels` numbers channels (each number once in a connection's life)
 * and names the feeds a channel belongs to; `samples` comes at most once a video frame;
 * `withdrawn` orders the viewer to forget a channel, past and present (consent ended);
 * `refused` answers a bad request, and the connection stays.
 */
export const GatewayMessage = v.variant("type", [
  v.object({
    type: v.literal("channels"),
    channels: v.array(v.object({ number: v.number(), channel: Channel, feeds: v.array(v.string()) })),
  }),
  v.object({ type: v.literal("samples"), samples: v.array(Sample) }),
  v.object({ type: v.literal("withdrawn"), channel: v.string() }),
  v.object({ type: v.literal("refused"), why: v.string() }),
]);
export type GatewayMessage = v.InferOutput<typeof GatewayMessage>;

/** Timed segments are numbered by UTC: segment n covers [n, n+1) x 2 s, as video segments do. */
export const TELEMETRY_SEGMENT_MS = 2000;
export const telemetrySegmentNumber = (utc: number): number => Math.floor(utc / TELEMETRY_SEGMENT_MS);

/** `/telemetry/<feed>/<n>.json`. Channel numbers index `channels`, and hold in this segment only. */
export const TelemetrySegment = v.object({
  feed: v.string(),
  number: v.number(),
  channels: v.array(Channel),
  /** The last value of each channel before the segment, so that a seek finds states. */
  initial: v.array(Sample),
  samples: v.array(Sample),
});
export type TelemetrySegment = v.InferOutput<typeof TelemetrySegment>;

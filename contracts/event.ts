import * as v from "valibot";
import { PartnerOrigin } from "./partner.ts";

/**
 * The event file: what an operator writes to bring an event of their own
 * (docs/guides/your-own-event.md). The rehearsal is such a file too.
 */

/** Ids end up in host names (`<feed>.localhost`), paths and MQTT topics, hence DNS labels. */
const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, "expected 1 to 32 of a-z, 0-9 and inner hyphens"),
);
const Name = v.pipe(v.string(), v.minLength(1, "expected a name"), v.maxLength(80, "expected at most 80 characters"));
const MetricId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, "expected a metric such as speed or heart-rate"));

/** What official results call somebody or some place. */
const ResultsCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,40}$/, "expected 1 to 40 letters, digits, _ . -"));

/** How a feed's timestamps become event time. */
export const Timing = v.variant("mode", [
  /** The contribution's PTS is UTC in 90 kHz ticks, modulo 2^33. */
  v.strictObject({ mode: v.literal("pts-utc") }),
  /** A frame's event time is the moment it arrived plus `offsetMs` (negative: the camera was earlier). */
  v.strictObject({
    mode: v.literal("arrival"),
    offsetMs: v.pipe(
      v.number(),
      v.minValue(-10_000, "expected -10000 to 10000 ms"),
      v.maxValue(10_000, "expected -10000 to 10000 ms"),
    ),
  }),
]);
export type Timing = v.InferOutput<typeof Timing>;

/** One rendition of the ladder. Width follows from the source's aspect ratio. */
export const Rung = v.strictObject({
  id: Id,
  height: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(144, "expected 144 to 4320"),
    v.maxValue(4320, "expected 144 to 4320"),
  ),
  codec: v.optional(v.picklist(["h264", "hevc", "av1"], "expected h264, hevc or av1"), "h264"),
  bitDepth: v.optional(v.picklist([8, 10], "expected 8 or 10"), 8),
  dynamicRange: v.optional(v.picklist(["sdr", "hdr10"], "expected sdr or hdr10"), "sdr"),
  bitrateKbps: v.pipe(
    v.number(),
    v.minValue(50, "expected 50 to 100000"),
    v.maxValue(100_000, "expected 50 to 100000"),
  ),
  /** Frames a second at most; absent: as the source. */
  maxFps: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(120))),
  /** `auto`: taken as it comes where codec, height and GOP fit, transcoded otherwise. */
  passThrough: v.optional(v.picklist(["auto", "never"], "expected auto or never"), "auto"),
});
export type Rung = v.InferOutput<typeof Rung>;

/** A caption track of a feed (contracts/captions.ts). */
export const Captions = v.strictObject({
  id: Id,
  /** BCP 47. */
  language: v.string(),
  /** `verbatim`: every word; `easy`: short, plain sentences. */
  kind: v.picklist(["verbatim", "easy"], "expected verbatim or easy"),
  label: v.optional(Name),
  /** Sent to `POST /captions/<feed>/<id>`, or carried inside the contribution (CEA-608, CEA-708). */
  from: v.optional(
    v.picklist(
      ["http", "CC1", "CC2", "CC3", "CC4", "service1", "service2", "service3", "service4", "service5", "service6"],
      "expected http, CC1 to CC4 or service1 to service6",
    ),
    "http",
  ),
});
export type Captions = v.InferOutput<typeof Captions>;

export const Feed = v.strictObject({
  id: Id,
  name: Name,
  /** What the camera looks at, in a word or two: "Finish area". */
  detail: v.optional(Name),
  venue: Id,
  /** sign: a sign-language interpreter, for the cameras of its venue, or for all where a venue has none of its own. */
  purpose: v.optional(v.picklist(["sign"], "expected sign")),
  /** Where in its venue, as results call it: a sheet, a course. Absent: all of the venue. */
  location: v.optional(ResultsCode),
  source: v.strictObject({ url: v.pipe(v.string(), v.maxLength(2000)) }),
  timing: Timing,
  /** A ladder's name, or its rungs. */
  ladder: v.union([Id, v.pipe(v.array(Rung), v.minLength(1, "expected at least one rung"), v.maxLength(12))]),
  audio: v.optional(v.strictObject({ language: v.optional(v.string(), "en"), label: v.optional(Name) })),
  captions: v.optional(v.pipe(v.array(Captions), v.maxLength(8, "expected at most 8"))),
});
export type Feed = v.InferOutput<typeof Feed>;

export const Athlete = v.strictObject({
  id: Id,
  /** The participant's code in results, where it is not the id. */
  code: v.optional(ResultsCode),
  bib: v.optional(v.pipe(v.string(), v.maxLength(6))),
  name: Name,
  nation: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "expected three capitals such as ITA"))),
  sportClass: v.optional(v.pipe(v.string(), v.maxLength(12))),
});
export type Athlete = v.InferOutput<typeof Athlete>;

/** Beyond the metrics that Vedetta knows (contracts/metrics.ts), an event may declare its own. */
export const MetricDeclaration = v.strictObject({
  id: MetricId,
  label: Name,
  /** SenML unit (RFC 8428, RFC 8798), e.g. "m/s". */
  unit: v.optional(v.string(), ""),
  kind: v.picklist(["continuous", "state", "moment"], "expected continuous, state or moment"),
  /** Personal metrics leave ingest only with the athlete's consent. */
  personal: v.optional(v.boolean(), true),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
});
export type MetricDeclaration = v.InferOutput<typeof MetricDeclaration>;

export const Sensor = v.strictObject({
  id: Id,
  /** An MQTT topic filter; `+` stands for one level. */
  topic: v.pipe(
    v.string(),
    v.maxLength(200, "expected at most 200 characters"),
    v.regex(
      /^(?!$)(?:#|(?:\+|[^+#/\0]*)(?:\/(?:\+|[^+#/\0]*))*(?:\/#)?)$/,
      "expected an MQTT topic filter such as venue/+/speed",
    ),
  ),
  /** The feeds whose pictures these values belong to. */
  feeds: v.pipe(v.array(Id), v.minLength(1, "expected at least one feed")),
  /** Added to each sample's time: the known error of the sensor's clock. */
  offsetMs: v.optional(v.pipe(v.number(), v.minValue(-10_000), v.maxValue(10_000)), 0),
});
export type Sensor = v.InferOutput<typeof Sensor>;

export const Audience = v.picklist(["public", "partner", "team"], "expected public, partner or team");
export type Audience = v.InferOutput<typeof Audience>;

/** An athlete's agreement that one metric may be shown to one audience. What is absent is refused. */
export const Consent = v.strictObject({ athlete: Id, metric: MetricId, audience: Audience });
export type Consent = v.InferOutput<typeof Consent>;

/** A site that may embed this event. */
export const Partner = v.strictObject({
  id: Id,
  name: Name,
  origins: v.pipe(
    v.array(PartnerOrigin),
    v.minLength(1, "expected at least one origin"),
    v.maxLength(16, "expected at most 16"),
  ),
});
export type Partner = v.InferOutput<typeof Partner>;

export const EventFile = v.strictObject({
  id: Id,
  name: Name,
  /** A second line beside the name: "Run 1". */
  detail: v.optional(Name),
  /** True for invented events; the viewer says so. */
  sample: v.optional(v.boolean(), false),
  timeZone: v.optional(v.string(), "UTC"),
  venues: v.pipe(
    v.array(
      v.strictObject({
        id: Id,
        name: Name,
        /** The venue's code in results, where it is not the id. */
        code: v.optional(ResultsCode),
      }),
    ),
    v.minLength(1, "expected at least one venue"),
  ),
  athletes: v.optional(v.array(Athlete), []),
  ladders: v.optional(v.record(Id, v.pipe(v.array(Rung), v.minLength(1), v.maxLength(12))), {}),
  feeds: v.pipe(v.array(Feed), v.minLength(1, "expected at least one feed"), v.maxLength(64)),
  metrics: v.optional(v.array(MetricDeclaration), []),
  sensors: v.optional(v.array(Sensor), []),
  consents: v.optional(v.array(Consent), []),
  /** Where results are fetched from, besides what is sent to `POST /odf`. */
  results: v.optional(
    v.strictObject({
      poll: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              url: v.pipe(
                v.string(),
                v.regex(/^https?:\/\//, "expected an http:// or https:// URL"),
                v.maxLength(2000),
              ),
              everySeconds: v.optional(
                v.pipe(v.number(), v.minValue(1, "expected 1 to 3600"), v.maxValue(3600, "expected 1 to 3600")),
                5,
              ),
            }),
          ),
          v.maxLength(16, "expected at most 16"),
        ),
        [],
      ),
    }),
  ),
  /** Sites that may show this event inside their own pages; absent: none. */
  partners: v.optional(v.pipe(v.array(Partner), v.maxLength(64, "expected at most 64"))),
  /** An MQTT broker's URL; absent: the embedded one. */
  mqtt: v.optional(v.pipe(v.string(), v.regex(/^mqtts?:\/\//, "expected an mqtt:// or mqtts:// URL"))),
});
export type EventFile = v.InferOutput<typeof EventFile>;

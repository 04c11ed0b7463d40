/** Why something a sensor sent was not taken. The codes are metric labels, the words go to the log. */
export const REASONS = {
  protocol: "the connection broke MQTT 3.1.1 or its limits and was ended",
  topic: "no sensor of the event has this topic",
  rate: "more messages than this topic may send",
  size: "the payload is longer than allowed",
  json: "the payload is not JSON",
  schema: "the payload is not a SenML pack",
  version: "the pack is of a later SenML version",
  extension: "the pack has a field that must be understood and is not",
  name: "the name is not <subject>/<metric>",
  subject: "the event knows no such athlete, venue or feed, or a personal metric has no athlete",
  metric: "the metric is declared neither by Vedetta nor by the event",
  unit: "the unit is not the metric's",
  type: "the value is missing or not of the metric's type",
  "not-finite": "the value or time is not finite",
  range: "the value is outside the metric's range",
  consent: "the athlete has not consented",
  time: "the time is more than 10 s from now",
  repeated: "the channel had a sample of this time already",
} as const;
export type Reason = keyof typeof REASONS;

import * as v from "valibot";
import type { MetricDeclaration } from "../../../contracts/event.ts";
import { Channel, splitChannel, type Value } from "../../../contracts/telemetry.ts";
import type { Reason } from "./reason.ts";
import type { ResolvedRecord } from "./senml.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A value that the event has a name for. Its time is still the sensor's own, in UTC ms. */
export interface Reading {
  channel: string;
  subject: string;
  metric: MetricDeclaration;
  time: number;
  value: Value;
}

/** States may be words, or a short structure such as a best run's curve. */
const MAX_TEXT = 4096;

export function readingOf(record: ResolvedRecord, vocabulary: Vocabulary): Reading | Reason {
  if (!v.is(Channel, record.name)) return "name";
  const { subject, metric: metricId } = splitChannel(record.name);
  if (!vocabulary.subjects.has(subject)) return "subject";
  const metric = vocabulary.metrics.get(metricId);
  if (!metric) return "metric";
  // A venue or a camera cannot consent, so it has nothing personal to say.
  if (metric.personal && !subject.startsWith("athlete:")) return "subject";
  if (record.unit !== "" && metric.unit !== "" && record.unit !== metric.unit) return "unit";
  const wrong = whatIsWrong(record.value, metric);
  if (wrong || record.value === undefined) return wrong ?? "type";
  if (!Number.isFinite(record.time)) return "not-finite";
  return { channel: record.name, subject, metric, time: record.time, value: record.value };
}

function whatIsWrong(value: Value | undefined, metric: MetricDeclaration): Reason | undefined {
  if (value === undefined) return "type";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "not-finite";
    return value < (metric.min ?? -Infinity) || value > (metric.max ?? Infinity) ? "range" : undefined;
  }
  if (metric.kind === "continuous" || metric.min !== undefined || metric.max !== undefined) return "type";
  return typeof value === "string" && value.length > MAX_TEXT ? "range" : undefined;
}

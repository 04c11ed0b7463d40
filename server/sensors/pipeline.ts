import type { Audience, EventFile } from "../../contracts/event.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { createAlign, type Placed } from "./align/align.ts";
import { mayPass } from "./consent/gate.ts";
import type { ConsentRegister } from "./consent/register.ts";
import { createIngest } from "./ingest/ingest.ts";
import type { Reason } from "./ingest/reason.ts";

export interface PipelineOptions {
  event: EventFile;
  register: ConsentRegister;
  audience: Audience;
  onSample: (sample: Placed) => void;
  /** `place` is a topic that nobody knows, or the ids of the sensors that took it. */
  onRefused: (reason: Reason, place: string) => void;
}

/** ingest -> consent -> align: from a message as it came to samples at their event time that the audience may see. */
export function createPipeline({ event, register, audience, onSample, onRefused }: PipelineOptions) {
  const align = createAlign();
  const ingest = createIngest(event, {
    onReading(reading, route, now) {
      if (!mayPass(reading, audience, register)) return onRefused("consent", route.sensors);
      const sample = align.place(reading, route, now);
      if (typeof sample === "string") onRefused(sample, route.sensors);
      else onSample(sample);
    },
    onRefused,
  });
  return { take: (topic: string, payload: Buffer, now: UtcMs): void => ingest.take(topic, payload, now) };
}

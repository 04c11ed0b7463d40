import type { Audience } from "../../../contracts/event.ts";
import type { Reading } from "../ingest/reading.ts";
import type { ConsentRegister } from "./register.ts";

/** May this reading go on to that audience? Only what an athlete measures of himself needs his word. */
export function mayPass(reading: Reading, audience: Audience, register: ConsentRegister): boolean {
  if (!reading.metric.personal) return true;
  const athlete = reading.subject.slice("athlete:".length);
  return reading.subject.startsWith("athlete:") && register.allows({ athlete, metric: reading.metric.id, audience });
}

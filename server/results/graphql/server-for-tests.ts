import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import * as v from "valibot";
import { EventFile } from "../../../contracts/event.ts";
import { createLog } from "../../platform/log.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createService } from "../../platform/service.ts";
import { createChanges, type Changes } from "../changes.ts";
import { inventedDay, storeOf, type CountingStore, type InventedDay } from "./day-for-tests.ts";
import type { GraphqlLimits } from "./limits/limits.ts";
import { addGraphql } from "./mount.ts";
import type { TelemetrySource } from "./telemetry/source.ts";

export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- the schema says what is in it, and tests look into it
  data: any;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
}

export interface TestServer {
  url: string;
  day: InventedDay;
  store: CountingStore;
  changes: Changes;
  clock: { now: number };
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  post(body: unknown): Promise<Response>;
  /** How many there are. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export const eventForTests = v.parse(EventFile, {
  ...{ id: "games", name: "Games", sample: true, timeZone: "Europe/Rome" },
  venues: [
    { id: "tofana", name: "Tofana", code: "TOF" },
    { id: "ice", name: "Ice" },
  ],
  athletes: [
    { id: "ada", name: "Ada", code: "P1000" },
    { id: "bea", name: "Bea", code: "P1001" },
  ],
  metrics: [{ id: "height", label: "Height", unit: "m", kind: "continuous" }],
  feeds: [
    {
      ...{ id: "course", name: "Course", venue: "tofana", timing: { mode: "pts-utc" }, ladder: "standard" },
      source: { url: "srt://127.0.0.1:9000?mode=listener" },
    },
  ],
  sensors: [{ id: "all", topic: "slope/+", feeds: ["course"] }],
});

interface TestServerOptions {
  day?: InventedDay;
  limits?: Partial<GraphqlLimits>;
  telemetry?: TelemetrySource;
}

/** The service as it is, over a store in memory; its clock stands at the end of the day. */
export async function testServer({
  day = inventedDay(),
  limits = {},
  telemetry,
}: TestServerOptions = {}): Promise<TestServer> {
  const log = createLog("test", "silent");
  const metrics = createMetrics("test");
  const app = createService({ log, metrics });
  const store = storeOf(day.versions);
  const changes = createChanges();
  const clock = { now: day.end };
  addGraphql(app, {
    ...{ store, changes, event: eventForTests, now: () => clock.now, log, metrics, limits },
    ...(telemetry ? { telemetry } : {}),
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
  const post = (body: unknown) =>
    fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    ...{ url, day, store, changes, clock, post },
    ask: async (query, variables) => (await (await post({ query, variables })).json()) as Answer,
    connections: () => promisify(app.server.getConnections.bind(app.server))(),
    close: () => app.close(),
  };
}

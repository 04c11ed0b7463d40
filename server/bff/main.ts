import { resolve } from "node:path";
import type { EventFile } from "../../contracts/event.ts";
import { now } from "../platform/clock.ts";
import { portOf, type Config, type Running } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { createHosts } from "./hosts.ts";
import { createBff } from "./service.ts";
import { mergeStatus } from "./status-merge.ts";
import { createStatusReader } from "./status-reader.ts";

const appFolder = resolve(import.meta.dirname, "../../dist");

export async function start(config: Config, event: EventFile): Promise<Running> {
  const log = createLog("bff");
  const since = now();
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());
  const reader = (role: "origin" | "sensors") =>
    createStatusReader(`http://${config.host}:${portOf(config, role)}`, log, changed);
  const encoding = reader("origin");
  const sensors = reader("sensors");
  const feeds = event.feeds.map(({ id }) => id);

  const app = await createBff({
    event,
    hosts: createHosts(config.basePort, config.names),
    appFolder,
    log,
    isWorkerRetired: process.env["VEDETTA_SERVICE_WORKER"] === "off",
    status: {
      report: () => mergeStatus(feeds, since, encoding.report, sensors.report),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  await app.listen({ host: config.host, port: portOf(config, "bff") });
  return {
    async close() {
      encoding.close();
      sensors.close();
      await app.close();
    },
  };
}

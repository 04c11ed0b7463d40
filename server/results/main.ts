import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { EventFile } from "../../contracts/event.ts";
import { now } from "../platform/clock.ts";
import { portOf, type Config, type Running } from "../platform/config.ts";
import { createLog, type Log } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { createService } from "../platform/service.ts";
import { loadToken, odfToken } from "../platform/token.ts";
import { createChanges } from "./changes.ts";
import { createHub } from "./cues/hub.ts";
import { addCueRoutes } from "./cues/routes.ts";
import { peopleAt } from "./cues/window.ts";
import { addGraphql } from "./graphql/mount.ts";
import { createHttpTelemetry } from "./graphql/telemetry/http-telemetry.ts";
import { watchFolder } from "./intake/folder.ts";
import { createIntake } from "./intake/intake.ts";
import { pollAddress } from "./intake/poll.ts";
import { addOdfRoutes } from "./intake/routes.ts";
import { openDatabase } from "./store/database.ts";
import { emptyDatabase } from "./store/empty.ts";
import { createStore } from "./store/store.ts";

/** intake -> odf -> store -> cues and graphql. */
export async function start(config: Config, event: EventFile, log: Log = createLog("results")): Promise<Running> {
  const metrics = createMetrics("results");
  const folder = join(config.dataDir, "results");
  await mkdir(folder, { recursive: true });
  const token = await loadToken(odfToken(config.dataDir));
  const given = process.env["VEDETTA_DATABASE_URL"];
  const database = await openDatabase(given ?? join(folder, event.id));
  // An invented day begins anew with each start: its messages are numbered from 1 again.
  if (event.sample && given === undefined) await emptyDatabase(database);
  const store = createStore(database);
  const changes = createChanges();
  const intake = createIntake({ store, changes, timeZone: event.timeZone, now, metrics, log });
  const hub = createHub({ changes, people: (codes) => peopleAt(store, codes, now()) });
  const app = createService({ log, metrics });
  addOdfRoutes(app, { intake, store, token });
  addCueRoutes(app, { store, hub, now });
  const telemetry = createHttpTelemetry({
    base: `http://${config.host}:${portOf(config, "sensors")}`,
    ...{ event, now, log },
  });
  addGraphql(app, { store, changes, event, now, telemetry, log, metrics });
  await app.listen({ host: config.host, port: portOf(config, "results") });
  const dropped = await watchFolder({ folder: join(folder, "inbox"), intake, log });
  const polls = (event.results?.poll ?? []).map(({ url, everySeconds }) =>
    pollAddress({ url, everyMs: everySeconds * 1000, intake, log }),
  );
  return {
    async close() {
      for (const poll of polls) poll.close();
      await dropped.close();
      hub.close();
      await app.close();
      await database.destroy();
    },
  };
}

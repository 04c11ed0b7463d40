import { createLog } from "../../server/platform/log.ts";
import { createMetrics } from "../../server/platform/metrics.ts";
import { createService } from "../../server/platform/service.ts";
import { createChanges } from "../../server/results/changes.ts";
import { addGraphql } from "../../server/results/graphql/mount.ts";
import { day, event, openStore } from "./day.ts";

/** The open API as it is; only the limit of one client's pace is lifted. */
const log = createLog("bench", "error");
const metrics = createMetrics("bench");
const app = createService({ log, metrics });
addGraphql(app, {
  ...{ store: await openStore(process.argv[2]), changes: createChanges(), event, now: () => day.end, log, metrics },
  limits: { points: 1e15, pointsPerSecond: 1e12 },
});
const address = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.(Number(new URL(address).port));

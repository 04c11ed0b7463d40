import * as v from "valibot";
import { EventFile } from "../../contracts/event.ts";
import { start } from "../../server/sensors/main.ts";
import { event } from "./traffic.ts";

/** The sensors' service as it is, in a process of its own. */
const [basePort, dataDir] = process.argv.slice(2);
await start({ host: "127.0.0.1", basePort: Number(basePort), dataDir: String(dataDir) }, v.parse(EventFile, event));
process.send?.("ready");

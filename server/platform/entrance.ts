import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EventFile } from "../../contracts/event.ts";
import type { Arguments, Role } from "./arguments.ts";
import type { Config, Running } from "./config.ts";
import { faultsText, loadEvent } from "./event-file.ts";
import { createHousehold, rehearsalEvent } from "./household.ts";
import { createLog } from "./log.ts";
import { obstacles } from "./preflight.ts";
import { captionsToken, odfToken } from "./token.ts";

/** What `server/<role>/main.ts` exports. */
export interface RoleModule {
  start(config: Config, event: EventFile): Promise<Running>;
}

/** Exit codes: 1, it could not start or go on; 2, what it was told is wrong. */
export async function start(args: Arguments, load: (role: Role) => Promise<RoleModule>): Promise<void> {
  const { config, roles } = args;
  try {
    mkdirSync(config.dataDir, { recursive: true });
  } catch (error) {
    return giveUp(
      1,
      `The data folder ${config.dataDir} cannot be made (${(error as Error).message}). Choose another with --data.`,
    );
  }
  const rehearsal = [
    "--port",
    String(config.basePort),
    ...(args.profile === undefined ? [] : ["--profile", args.profile]),
  ];
  const eventFile = args.event ?? join(config.dataDir, "rehearsal-event.json");
  try {
    if (args.event === undefined) writeFileSync(eventFile, await rehearsalEvent(rehearsal));
  } catch (error) {
    return giveUp(1, (error as Error).message);
  }
  const loaded = loadEvent(eventFile, config.basePort);
  if ("faults" in loaded) return giveUp(2, faultsText(eventFile, loaded.faults));

  if (roles.length > 0) {
    const running: Running[] = [];
    onEnd(async () => {
      await Promise.all(running.map((role) => role.close()));
    });
    try {
      for (const role of roles) running.push(await (await load(role)).start(config, loaded.event));
    } catch (error) {
      // A sentence is for people; where it came from, for those who look for it.
      console.error((error as Error).message);
      createLog("house").debug({ err: error }, "a role did not start");
      process.exit(1);
    }
    return;
  }

  const inTheWay = await obstacles(config, {
    needsBroker: loaded.event.mqtt === undefined,
    feeds: loaded.event.feeds,
  });
  if (inTheWay.length > 0) return giveUp(1, inTheWay.join("\n"));
  const household = createHousehold({
    config,
    eventFile,
    yields: loaded.event.sample,
    log: createLog("house"),
    ...(args.event === undefined ? { rehearsal: [...rehearsal, ...placesOf(config)] } : {}),
  });
  onEnd(() => household.close());
  try {
    await household.ready(60_000);
    console.log(`Vedetta is at http://localhost:${config.basePort}`);
  } catch (error) {
    await household.close();
    giveUp(1, (error as Error).message);
  }
}

/** Where the rehearsal keeps its pictures, and finds what lets it send results. */
const placesOf = ({ dataDir }: Config): string[] => [
  ...["--cache", join(dataDir, "rehearsal")],
  ...["--odf-token", odfToken(dataDir).path],
  ...["--captions-token", captionsToken(dataDir).path],
];

/** The first signal ends everything in order, a second one at once. */
function onEnd(close: () => Promise<void>): void {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) process.exit(signal === "SIGINT" ? 130 : 143);
    ending = true;
    void close()
      .catch((error: unknown) => console.error(error))
      .finally(() => process.exit(0));
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

function giveUp(code: number, why: string): void {
  console.error(why);
  process.exitCode = code;
}

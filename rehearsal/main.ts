import os from "node:os";
import { parseArgs } from "node:util";
import { DEFAULT_BASE_PORT, PORT_OFFSETS } from "../contracts/routes.ts";
import { camerasOf, PROFILES, type Camera, type Profile } from "./camera.ts";
import { now } from "./clock.ts";
import { rehearsalEvent } from "./event.ts";
import { startPlay } from "./play.ts";
import { createRenderer } from "./playout/renderer.ts";

const USAGE = `The rehearsal: a venue that does not exist, on the wires of one that does.

  node rehearsal/main.ts event  [--port N] [--profile NAME]           prints the event file
  node rehearsal/main.ts play   --cache DIR [--port N] [--profile NAME] [--feeds a,b]
                                [--no-strip] [--mqtt URL] [--stats]   plays it until SIGTERM
  node rehearsal/main.ts render --cache DIR [--profile NAME] [--feeds a,b] [--no-strip]

Profiles: ${PROFILES.join(", ")}.`;

function fail(words: string): never {
  process.stderr.write(`${words}\n\n${USAGE}\n`);
  process.exit(2);
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        port: { type: "string" },
        profile: { type: "string", default: "rehearsal" },
        cache: { type: "string" },
        feeds: { type: "string" },
        mqtt: { type: "string" },
        "no-strip": { type: "boolean", default: false },
        stats: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { positionals, values } = parse();
const isProfile = (name: string): name is Profile => (PROFILES as readonly string[]).includes(name);
if (!isProfile(values.profile)) fail(`--profile ${values.profile}: expected one of ${PROFILES.join(", ")}.`);
const profile = values.profile;
const basePort = values.port === undefined ? DEFAULT_BASE_PORT : Number(values.port);
if (!Number.isInteger(basePort) || basePort < 1 || basePort > 65_000)
  fail(`--port ${values.port}: expected 1 to 65000.`);

function chosenCameras(): Camera[] {
  const all = camerasOf(profile);
  const wanted = values.feeds?.split(",");
  const unknown = wanted?.filter((id) => !all.some((camera) => camera.id === id)) ?? [];
  if (unknown.length > 0) fail(`--feeds ${unknown.join(",")}: expected some of ${all.map(({ id }) => id).join(", ")}.`);
  return wanted ? all.filter(({ id }) => wanted.includes(id)) : all;
}
const cacheRoot = (): string => values.cache ?? fail("--cache is missing: a folder for rendered cameras.");
const say = (line: string) => process.stdout.write(`rehearsal: ${line}\n`);

switch (positionals[0]) {
  case "event":
    process.stdout.write(`${JSON.stringify(rehearsalEvent(basePort, profile), null, 2)}\n`);
    break;
  case "render": {
    const onProgress = (camera: Camera, ready: number) => say(`${camera.id}: ${Math.round(ready * 100)} % rendered`);
    const renderer = createRenderer({
      root: cacheRoot(),
      cameras: chosenCameras(),
      strip: !values["no-strip"],
      now,
      onProgress,
    });
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => renderer.close());
    await renderer.done;
    break;
  }
  case "play": {
    const mqttUrl = values.mqtt ?? `mqtt://127.0.0.1:${basePort + PORT_OFFSETS.mqtt}`;
    keepTime();
    const play = startPlay({
      basePort,
      cameras: chosenCameras(),
      cacheRoot: cacheRoot(),
      strip: !values["no-strip"],
      mqttUrl,
      say,
      ...(values.stats
        ? { onFigures: (feed, figures) => say(`punctuality of ${feed} ${JSON.stringify(figures)}`) }
        : {}),
    });
    const stats = values.stats
      ? setInterval(() => say(`punctuality ${JSON.stringify(play.punctuality())}`), 10_000)
      : undefined;
    const stop = () => {
      clearInterval(stats);
      void play.close().then(() => process.exit(0));
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
    // Whoever started us and is gone cannot stop us any more.
    process.once("disconnect", stop);
    break;
  }
  default:
    fail(positionals[0] ? `${positionals[0]}: expected event, play or render.` : "expected event, play or render.");
}

/** Cameras are hardware and wait for nobody, unless whoever starts them says so. Without the right to ask, they wait. */
function keepTime(): void {
  try {
    if (os.getPriority() <= 0) os.setPriority(-5);
  } catch {
    // Not permitted.
  }
}

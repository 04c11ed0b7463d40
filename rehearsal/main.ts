import os from "node:os";
import { parseArgs } from "node:util";
import { DEFAULT_BASE_PORT, PORT_OFFSETS, results } from "../contracts/routes.ts";
import { camerasOf, PROFILES, type Camera, type Profile } from "./camera.ts";
import { now } from "./clock.ts";
import { rehearsalEvent } from "./event.ts";
import { startPlay } from "./play.ts";
import { createRenderer } from "./playout/renderer.ts";
import { createDay } from "./results/day.ts";

const USAGE = `The rehearsal: a venue that does not exist, on the wires of one that does.

  node rehearsal/main.ts event  [--port N] [--profile NAME]           prints the event file
  node rehearsal/main.ts play   --cache DIR [--port N] [--profile NAME] [--feeds a,b]
                                [--no-strip] [--mqtt URL] [--odf URL] [--odf-token FILE]
                                [--captions URL] [--captions-token FILE] [--stats]
                                                              plays it until SIGTERM
  node rehearsal/main.ts render --cache DIR [--profile NAME] [--feeds a,b] [--no-strip]
  node rehearsal/main.ts results [--from TIME] [--minutes N]  prints ODF, one message a line: what holds,
                                                              then what comes

Profiles: ${PROFILES.join(", ")}.`;

const EXPECTED = "expected event, play, render or results.";

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
        odf: { type: "string" },
        "odf-token": { type: "string" },
        captions: { type: "string" },
        "captions-token": { type: "string" },
        from: { type: "string" },
        minutes: { type: "string", default: "15" },
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
      ...resultsJob(),
      ...captionsJob(),
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
  case "results": {
    const from = values.from === undefined ? now() : Date.parse(values.from);
    const minutes = Number(values.minutes);
    if (Number.isNaN(from)) fail(`--from ${values.from}: expected a time such as 2026-03-07T10:00:00+01:00.`);
    if (!(minutes > 0 && minutes <= 24 * 60)) fail(`--minutes ${values.minutes}: expected 1 to 1440.`);
    const day = createDay();
    const messages = [...day.holdingAt(from), ...day.messagesBetween(Math.floor(from) + 1, from + minutes * 60_000)];
    for (const message of messages) process.stdout.write(`${message.xml()}\n`);
    break;
  }
  default:
    fail(positionals[0] ? `${positionals[0]}: ${EXPECTED}` : EXPECTED);
}

/** Test pictures have no competition, and without a token nobody takes results. */
function resultsJob() {
  const token = process.env["VEDETTA_ODF_TOKEN"];
  const tokenFile = values["odf-token"];
  if (profile === "sync25" || profile === "sync50" || (!token && tokenFile === undefined)) return {};
  const url = values.odf ?? `http://127.0.0.1:${basePort + PORT_OFFSETS.results}${results.odf}`;
  return { results: { url, token, tokenFile } };
}

/** Without a token nobody takes captions. */
function captionsJob() {
  const token = process.env["VEDETTA_CAPTIONS_TOKEN"];
  const tokenFile = values["captions-token"];
  if (!token && tokenFile === undefined) return {};
  return {
    captions: { url: values.captions ?? `http://127.0.0.1:${basePort + PORT_OFFSETS.origin}`, token, tokenFile },
  };
}

/** Cameras are hardware and wait for nobody, unless whoever starts them says so. Without the right to ask, they wait. */
function keepTime(): void {
  try {
    if (os.getPriority() <= 0) os.setPriority(-5);
  } catch {
    // Not permitted.
  }
}

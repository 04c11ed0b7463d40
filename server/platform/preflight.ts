import { accessSync, constants } from "node:fs";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { PORT_OFFSETS } from "../../contracts/routes.ts";
import type { Feed } from "../../contracts/event.ts";
import type { Config } from "./config.ts";
import { readSource } from "./source-address.ts";

const LISTENING = ["bff", "origin", "sensors", "mqtt", "results"] as const;
const USED_FOR = {
  bff: "the wall",
  origin: "video",
  sensors: "data",
  mqtt: "sensors (MQTT)",
  results: "results",
} as const;

/** What stands in the way of a start, in sentences that say what to do; empty where nothing does. */
export async function obstacles(
  config: Config,
  { needsBroker, feeds }: { needsBroker: boolean; feeds: readonly Pick<Feed, "id" | "source">[] },
): Promise<string[]> {
  const found: string[] = [];
  if (!isOnPath("ffmpeg", process.env["PATH"] ?? "")) {
    found.push(
      "ffmpeg is not installed; on Debian: apt-get install ffmpeg, elsewhere any ffmpeg 5 or later that speaks SRT.",
    );
  }
  for (const role of LISTENING) {
    if (role === "mqtt" && !needsBroker) continue;
    const port = config.basePort + PORT_OFFSETS[role];
    const fault = await portFault(config.host, port);
    if (fault)
      found.push(
        `Port ${port}, needed for ${USED_FOR[role]}, ${fault}. Start with --port N to use others, or end what listens there.`,
      );
  }
  for (const feed of feeds) {
    const source = readSource(feed.source.url);
    if ("expected" in source || !source.listens) continue;
    const { transport, port } = source.listens;
    const fault = await (transport === "udp" ? datagramPortFault(port) : portFault("0.0.0.0", port));
    if (fault)
      found.push(
        `${transport.toUpperCase()} port ${port}, where feed ${feed.id} is awaited, ${fault}. Give it another in the event file, or end what listens there.`,
      );
  }
  return found;
}

export function isOnPath(command: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const faultOf = (error: NodeJS.ErrnoException): string =>
  error.code === "EADDRINUSE" ? "is already taken" : `cannot be used (${error.code ?? error.message})`;

/** Tries a UDP port by binding it for a moment. */
function datagramPortFault(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", (error) => resolve(faultOf(error)));
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(null)));
  });
}

/** Tries a TCP port by listening on it for a moment. */
function portFault(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(faultOf(error)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

import { connect } from "node:net";
import { now } from "../../server/platform/clock.ts";
import { createAnswerReader } from "./answer-reader.ts";

/** The viewers, in a process of their own. */
export type CrowdRequest =
  /** Each connection asks for one path after the other until `requests` are answered. */
  | { type: "load"; port: number; paths: string[]; connections: number; requests: number }
  /** Each viewer follows the live edge: a segment, chunk by chunk, then the next, up to `lastSequence`. */
  | { type: "watch"; port: number; prefix: string; firstSequence: number; lastSequence: number; viewers: number };
export type CrowdReply =
  | { type: "loaded"; bytes: number; seconds: number; failed: number }
  /** Arrival of each chunk at each viewer, UTC ms, by `sequence.index`. */
  | { type: "watched"; arrivals: Record<string, number[]>; bytes: number; failed: number };

const READ_BYTES = 262_144;
const requestFor = (path: string) =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: bench.localhost\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r\n` +
      "accept: */*\r\naccept-encoding: gzip, deflate, br\r\norigin: http://127.0.0.1:8400\r\nreferer: http://127.0.0.1:8400/\r\n\r\n",
  );

interface Client {
  get(path: Buffer): void;
  end(): void;
}

function openClient(
  port: number,
  events: {
    onOpen: (client: Client) => void;
    onChunk?: (index: number) => void;
    onAnswer: (client: Client, status: number, bytes: number) => void;
  },
): void {
  const reader = createAnswerReader({
    ...(events.onChunk ? { onChunk: events.onChunk } : {}),
    onAnswer: (status, bytes) => events.onAnswer(client, status, bytes),
  });
  const socket = connect({
    port,
    host: "127.0.0.1",
    onread: {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback: (length, bytes) => {
        reader.take(bytes as Buffer, length);
        return true;
      },
    },
  });
  socket.setNoDelay(true);
  const client: Client = { get: (path) => void socket.write(path), end: () => void socket.destroy() };
  socket.once("connect", () => events.onOpen(client));
}

function load({ port, paths, connections, requests }: CrowdRequest & { type: "load" }): Promise<CrowdReply> {
  const wires = paths.map(requestFor);
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let asked = 0;
    let answered = 0;
    let bytes = 0;
    let failed = 0;
    const ask = (client: Client) => {
      const wire = wires[asked % wires.length];
      if (asked++ >= requests || !wire) return client.end();
      client.get(wire);
    };
    for (let count = 0; count < connections; count++)
      openClient(port, {
        onOpen: ask,
        onAnswer(client, status, size) {
          bytes += size;
          if (status !== 200) failed++;
          if (++answered === requests)
            resolve({ type: "loaded", bytes, seconds: (performance.now() - startedAt) / 1000, failed });
          ask(client);
        },
      });
  });
}

function watch({
  port,
  prefix,
  firstSequence,
  lastSequence,
  viewers,
}: CrowdRequest & { type: "watch" }): Promise<CrowdReply> {
  const arrivals: Record<string, number[]> = {};
  return new Promise((resolve) => {
    let finished = 0;
    let bytes = 0;
    let failed = 0;
    for (let count = 0; count < viewers; count++) {
      let sequence = firstSequence;
      const next = (client: Client) => client.get(requestFor(`${prefix}${sequence}.m4s`));
      openClient(port, {
        onOpen: next,
        onChunk: (index) => void (arrivals[`${sequence}.${index}`] ??= []).push(now()),
        onAnswer(client, status, size) {
          // It was held for as long as a segment may take to come, and the bench has not begun.
          if (status === 404 && sequence === firstSequence) return next(client);
          bytes += size;
          if (status !== 200) failed++;
          if (sequence++ < lastSequence) return next(client);
          client.end();
          if (++finished === viewers) resolve({ type: "watched", arrivals, bytes, failed });
        },
      });
    }
  });
}

process.on("message", async (request: CrowdRequest) => {
  process.send?.(await (request.type === "load" ? load(request) : watch(request)));
});
process.on("disconnect", () => process.exit());

import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { clipArguments } from "./senders-for-tests.ts";

/** A camera that answers RTSP (RFC 2326). For tests. */
export interface RtspCamera {
  /** Its power goes: every connection breaks and nobody answers. */
  stop(): Promise<void>;
}

/**
 * ffmpeg sends pictures and sound as RTP (RFC 6184, RFC 3640) with its RTCP; what comes is handed, interleaved on the
 * one connection (RFC 2326 section 10.12), to everyone who plays.
 */
export async function startRtspCamera(port: number): Promise<RtspCamera> {
  const players = new Map<Socket, Set<number>>();
  const connections = new Set<Socket>();
  /** RTP and RTCP of the pictures, RTP and RTCP of the sound. */
  const inputs = await Promise.all([0, 1, 2, 3].map((channel) => listenFor(channel)));
  const rtp = (channel: number) =>
    `rtp://127.0.0.1:${inputs[channel]?.address().port}?rtcpport=${inputs[channel + 1]?.address().port}&pkt_size=1200`;

  async function listenFor(channel: number) {
    const socket = createSocket("udp4");
    socket.on("message", (packet) => {
      const head = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff]);
      for (const [player, wanted] of players) if (wanted.has(channel)) player.write(Buffer.concat([head, packet]));
    });
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    return socket;
  }

  const encoder = spawn(
    "ffmpeg",
    [
      ...clipArguments({}, true),
      // Parameter sets are in the description alone, as with many a camera.
      ...[
        "-flags",
        "+global_header",
        "-map",
        "0:v",
        "-f",
        "rtp",
        rtp(0),
        "-map",
        "1:a",
        "-c:a",
        "aac",
        "-ac",
        "2",
        "-f",
        "rtp",
        rtp(2),
      ],
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const ended = once(encoder, "close");
  const description = describe(encoder.stdout);

  const server = createServer((socket) => {
    connections.add(socket);
    socket.on("close", () => {
      connections.delete(socket);
      players.delete(socket);
    });
    socket.on("error", () => socket.destroy());
    const wanted = new Set<number>();
    const answers: Readonly<Record<string, (head: string) => Promise<string[]>>> = {
      OPTIONS: async () => ["Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"],
      async DESCRIBE() {
        const sdp = await description;
        return ["Content-Type: application/sdp", `Content-Length: ${Buffer.byteLength(sdp)}`, "", sdp];
      },
      async SETUP(head) {
        const [, first = "0", last = "1"] = /interleaved=(\d+)-(\d+)/.exec(head) ?? [];
        wanted.add(Number(first)).add(Number(last));
        return [`Transport: RTP/AVP/TCP;unicast;interleaved=${first}-${last}`];
      },
      async PLAY() {
        players.set(socket, wanted);
        return ["Range: npt=0-"];
      },
    };
    readRequests(socket, async (head) => {
      const method = head.split(" ", 1)[0] ?? "";
      const sequence = /^CSeq: *(\d+)/im.exec(head)?.[1] ?? "0";
      const lines = (await answers[method]?.(head)) ?? [];
      const body = lines.includes("") ? "" : "\r\n\r\n";
      socket.write(["RTSP/1.0 200 OK", `CSeq: ${sequence}`, "Session: 1", ...lines].join("\r\n") + body);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    async stop() {
      encoder.kill("SIGKILL");
      for (const socket of connections) socket.destroy();
      for (const input of inputs) input.close();
      await Promise.all([ended, new Promise((resolve) => server.close(resolve))]);
    },
  };
}

/** ffmpeg prints the description of what it sends; where each stream is asked for is the server's to say. */
async function describe(output: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const bytes of output) {
    text += bytes.toString();
    if (/^m=audio[^]*a=fmtp/m.test(text)) break;
  }
  let track = 0;
  const lines = text.slice(text.indexOf("v=0")).trim().split(/\r?\n/);
  return lines
    .flatMap((line) => {
      const [, kind, rest] = /^m=(\w+) \d+ (.*)/.exec(line) ?? [];
      return kind ? [`m=${kind} 0 ${rest}`, `a=control:track${track++}`] : [line];
    })
    .join("\r\n")
    .concat("\r\n");
}

/** Requests have no body; between them lie the player's own RTCP packets, which nobody here reads. */
function readRequests(socket: Socket, onRequest: (head: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const isPacket = rest[0] === 0x24;
      const end = isPacket ? (rest.length < 4 ? -1 : 4 + rest.readUInt16BE(2)) : rest.indexOf("\r\n\r\n") + 4;
      if (end < 4 || end > rest.length) return;
      if (!isPacket) onRequest(rest.toString("latin1", 0, end));
      rest = rest.subarray(end);
    }
  });
}

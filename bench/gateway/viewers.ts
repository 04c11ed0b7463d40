import { connect } from "node:net";
import { createFrameCounter, type FrameCounts } from "./frame-counter.ts";

/** Thousands of viewers in one process: raw sockets that shake hands, answer pings, count, and forget. */
export type ViewersRequest =
  | { ask: "connect"; port: number; path: string; count: number; first?: string }
  | { ask: "counts"; port: number };

const AT_ONCE = 100;
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const totals = new Map<number, FrameCounts>();

process.on("message", (request: ViewersRequest) => {
  if (request.ask === "counts") process.send?.(totals.get(request.port));
  else void connectAll(request);
});

async function connectAll(request: Extract<ViewersRequest, { ask: "connect" }>): Promise<void> {
  const total = { bytes: 0, messages: 0, brackets: 0 };
  totals.set(request.port, total);
  for (let from = 0; from < request.count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, request.count - from) }, () => join(request, total)));
  }
  process.send?.("connected");
}

function join({ port, path, first }: Extract<ViewersRequest, { ask: "connect" }>, total: FrameCounts): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    const count = createFrameCounter(total, () => socket.write(PONG));
    let head = "";
    const shake = (chunk: Buffer) => {
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!head.startsWith("HTTP/1.1 101")) return reject(new Error(head.slice(0, 60)));
      socket.off("data", shake).on("data", count);
      if (head.length > end + 4) count(Buffer.from(head.slice(end + 4), "latin1"));
      if (first !== undefined) socket.write(maskedText(first));
      resolve();
    };
    socket.on("data", shake);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("a viewer was cut off")));
  });
}

/** Masked with zeros, which is a mask too (RFC 6455 section 5.3). */
function maskedText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

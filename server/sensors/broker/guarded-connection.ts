import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { now } from "../../platform/clock.ts";
import { createPacketMeter } from "./packet-meter.ts";

export interface ConnectionLimits {
  /** Longest MQTT packet, fixed header apart. */
  maxPacketBytes: number;
  /** A sender above this rate is read more slowly; TCP tells it to wait. */
  packetsPerSecond: number;
}

/** A sensor's socket as the broker may see it: no packet above the limit, no flood faster than the limit. */
export function guardConnection(socket: Socket, limits: ConnectionLimits): Duplex {
  const meter = createPacketMeter(limits.maxPacketBytes);
  let packets = 0;
  let windowStart = now();
  let held: NodeJS.Timeout | undefined;

  const guarded = new Duplex({
    read() {
      if (!held) socket.resume();
    },
    write(chunk: Buffer, _encoding, done) {
      socket.write(chunk, done);
    },
    final(done) {
      socket.end(done);
    },
    destroy(error, done) {
      clearTimeout(held);
      socket.destroy();
      done(error);
    },
  });
  socket.on("data", (chunk: Buffer) => {
    const begun = meter.push(chunk);
    if (begun === undefined) {
      guarded.destroy(new Error(`a packet above ${limits.maxPacketBytes} bytes, or not MQTT`));
      return;
    }
    if (!guarded.push(chunk)) socket.pause();
    const time = now();
    if (time - windowStart >= 1000) {
      windowStart = time;
      packets = 0;
    }
    packets += begun;
    if (packets <= limits.packetsPerSecond || held) return;
    socket.pause();
    held = setTimeout(
      () => {
        held = undefined;
        socket.resume();
      },
      windowStart + 1000 - time,
    );
  });
  socket.on("end", () => guarded.push(null));
  socket.on("error", (error) => guarded.destroy(error));
  socket.on("close", () => guarded.destroy());
  return guarded;
}

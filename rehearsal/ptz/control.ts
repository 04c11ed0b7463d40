import { createSocket, type RemoteInfo } from "node:dgram";
import type { UtcMs } from "../../contracts/units.ts";
import type { Head } from "./head.ts";
import { parseRequest, reply, type ViscaCommand } from "./visca.ts";

/** VISCA's two slots: a motion of the head, and one of the lens. */
const SOCKET = { "pan-tilt": 1, zoom: 2 } as const;
type Motion = keyof typeof SOCKET;
const POLL_MS = 20;

const motionOf = (command: ViscaCommand): Motion | undefined => {
  if (command.type === "position" || command.type === "home") return "pan-tilt";
  return command.type === "zoom-position" ? "zoom" : undefined;
};
const slotOf = (command: ViscaCommand): number => (command.type.startsWith("zoom") ? SOCKET.zoom : SOCKET["pan-tilt"]);

export interface Control {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens for VISCA over UDP and turns the head. A port that is taken is the caller's error to tell. */
export async function createControl({
  port,
  head,
  now,
}: {
  port: number;
  head: Head;
  now: () => UtcMs;
}): Promise<Control> {
  const socket = createSocket("udp4");
  /** Motions whose end is still to be reported, one a slot. */
  const open = new Map<Motion, { sequence: number; to: RemoteInfo }>();
  const send = (datagram: Buffer, to: RemoteInfo) => socket.send(datagram, to.port, to.address, () => {});

  const answerInquiry = (what: "position" | "zoom" | "power" | "version", sequence: number): Buffer => {
    if (what === "position") return reply.position(sequence, head.viewAt(now()));
    if (what === "zoom") return reply.zoom(sequence, head.zoomShareAt(now()));
    return what === "power" ? reply.power(sequence, head.on) : reply.version(sequence);
  };

  const obey = (command: ViscaCommand, sequence: number, from: RemoteInfo) => {
    if (command.type === "inquire") return send(answerInquiry(command.what, sequence), from);
    const slot = slotOf(command);
    if (!head.command(command, now())) return send(reply.error(sequence, "not-executable"), from);
    if (command.type === "clear") return send(reply.complete(sequence, 0), from);
    send(reply.acknowledge(sequence, slot), from);
    const touched = command.type.startsWith("zoom") ? "zoom" : "pan-tilt";
    const replaced = open.get(touched);
    if (replaced) {
      open.delete(touched);
      send(reply.error(replaced.sequence, "cancelled", slot), replaced.to);
    }
    const motion = motionOf(command);
    if (motion) open.set(motion, { sequence, to: from });
    else send(reply.complete(sequence, slot), from);
  };

  socket.on("message", (datagram, from) => {
    const request = parseRequest(datagram);
    if (!request) return;
    if (request.kind === "reset") send(reply.reset(request.sequence), from);
    else if (request.kind === "error") send(reply.error(request.sequence, request.error), from);
    else obey(request.command, request.sequence, from);
  });
  const timer = setInterval(() => {
    for (const [motion, { sequence, to }] of open) {
      head.viewAt(now());
      if (head.busy(motion)) continue;
      open.delete(motion);
      send(reply.complete(sequence, SOCKET[motion]), to);
    }
  }, POLL_MS);

  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, "127.0.0.1", () => {
      socket.off("error", reject);
      // What a peer's closed port sends back is no reason to stop.
      socket.on("error", () => {});
      resolve();
    });
  });
  return {
    port: socket.address().port,
    close() {
      clearInterval(timer);
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
}

import { createSocket } from "node:dgram";
import { DATAGRAM_BYTES, type Relay, type RelayTarget } from "./relay.ts";
import { nullPackets } from "./transport-stream.ts";

/** A receiver that is not there refuses within a millisecond on the same machine; so one that kept quiet is there. */
const KNOCK_MS = 150;

/**
 * Carries a transport stream as UDP datagrams. UDP knows no connection; but a socket that was connected to a port where
 * nobody listens is told so (ICMP port unreachable), which is enough to begin anew for each receiver.
 */
export function createDatagramRelay({ host, port }: Pick<RelayTarget, "host" | "port">): Relay {
  const socket = createSocket("udp4");
  let connected = false;
  let open = false;
  let connection = 0;
  let refused = true;

  const refuse = () => {
    refused = true;
    open = false;
  };
  const put = (bytes: Buffer) => socket.send(bytes, (error) => error && refuse());
  const knock = () => {
    if (!connected || open) return;
    if (!refused) {
      open = true;
      connection++;
      return;
    }
    refused = false;
    put(nullPackets(7));
  };

  socket.on("error", refuse);
  socket.connect(port, host, () => {
    connected = true;
    knock();
  });
  const timer = setInterval(knock, KNOCK_MS);

  return {
    get open() {
      return open;
    },
    get connection() {
      return connection;
    },
    send(bytes) {
      if (!open) return;
      for (let at = 0; at < bytes.length; at += DATAGRAM_BYTES) put(bytes.subarray(at, at + DATAGRAM_BYTES));
    },
    close() {
      clearInterval(timer);
      open = false;
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
}

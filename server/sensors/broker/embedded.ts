import { createServer, type Socket } from "node:net";
import { Aedes } from "aedes";
import { SENML_MAX_BYTES } from "../../../contracts/telemetry.ts";
import type { Log } from "../../platform/log.ts";
import { guardConnection } from "./guarded-connection.ts";
import type { MessageSource, OnMessage } from "./source.ts";

export interface EmbeddedOptions {
  host: string;
  port: number;
  log: Log;
  onMessage: OnMessage;
  /** A connection was ended because what came was too long, too many or not MQTT. */
  onBroken: (why: string) => void;
}

/** Room for the longest payload, and for one that is longer so that it is refused by name. */
const MAX_PACKET_BYTES = SENML_MAX_BYTES * 2;
const MAX_CONNECTIONS = 512;
const PACKETS_PER_SECOND = 5000;

/**
 * The MQTT 3.1.1 broker for sensors. Sensors speak and nobody listens: raw samples, personal ones among them,
 * must not leave before consent was asked, so every subscription is refused. Nothing is retained,
 * no session or will is kept, and QoS 2, whose half-finished handshakes a broker has to store, is not taken.
 */
export async function createEmbeddedBroker({
  host,
  port,
  log,
  onMessage,
  onBroken,
}: EmbeddedOptions): Promise<MessageSource> {
  const aedes = await Aedes.createBroker({
    connectTimeout: 5000,
    drainTimeout: 10_000,
    keepaliveLimit: 3600,
    maxClientsIdLength: 128,
    maxTopicLevels: 16,
    preConnect(_client, packet, callback) {
      delete packet.will;
      packet.clean = true;
      callback(null, true);
    },
    authorizePublish(_client, packet, callback) {
      packet.retain = false;
      if (packet.qos === 2) return callback(new Error("QoS 2 is not taken; use 0 or 1"));
      onMessage(packet.topic, Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload));
      callback(null);
    },
    authorizeSubscribe(_client, _subscription, callback) {
      callback(null, null);
    },
  });
  const complain = (_client: unknown, error: Error) => onBroken(error.message);
  aedes.on("clientError", complain);
  aedes.on("connectionError", complain);

  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    aedes.handle(guardConnection(socket, { maxPacketBytes: MAX_PACKET_BYTES, packetsPerSecond: PACKETS_PER_SECOND }));
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  server.on("error", (error) => log.error({ err: error }, "the sensors' broker failed"));
  return {
    async close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await ended;
    },
  };
}

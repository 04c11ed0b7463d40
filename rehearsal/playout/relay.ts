/** How a camera's transport stream reaches its receiver: over SRT, or as plain UDP within a house. */
export type Carrier = "srt" | "udp";

export interface RelayTarget {
  carrier: Carrier;
  host: string;
  port: number;
  /** What the receiver may need to repair losses, where the carrier repairs any. */
  latencyMs: number;
}

/** Transport stream packets to a datagram, over SRT and UDP alike. */
export const DATAGRAM_BYTES = 7 * 188;

export interface Relay {
  /** False until the other side is there; then `send` delivers. */
  readonly open: boolean;
  /** Counts connections, so that a sender can start each of them with tables and a key picture. */
  readonly connection: number;
  /** @param bytes whole transport stream packets. */
  send(bytes: Buffer): void;
  close(): Promise<void>;
}

import { supervise } from "../../platform/supervisor.ts";
import { withoutSecrets } from "../../platform/log.ts";
import type { Receiving } from "./receiver-arguments.ts";

export interface ReceiverOptions {
  address: string;
  receiving: Receiving;
  onBytes(bytes: Buffer): void;
  /** The source left, or was never there. `line`: ffmpeg's last words, without secrets. */
  onGone(hadBytes: boolean, line: string): void;
}

/** A supervised ffmpeg that takes a contribution and gives a transport stream. */
export interface Receiver {
  readonly pid: number | undefined;
  /** Listen or call afresh: the present connection is dead. */
  restart(): void;
  close(): Promise<void>;
}

const MAX_WORDS = 2000;
/** A listener is back before a sender tries again; a caller does not hammer a host that is not there. */
const backoffMs = (listens: boolean, failures: number): number =>
  listens ? 50 : Math.min(1000, 150 * 2 ** Math.min(failures, 3));

export function createReceiver({ address, receiving, onBytes, onGone }: ReceiverOptions): Receiver {
  let words = "";
  let hadBytes = false;
  let isSoundKnown = true;
  return supervise({
    command: "ffmpeg",
    args: () => (isSoundKnown ? receiving.args : (receiving.withoutSound ?? receiving.args)),
    stdio: ["ignore", "pipe", "pipe"],
    healthyAfterMs: 2000,
    backoff: (failures) => backoffMs(receiving.listens, failures),
    onStart(child) {
      words = "";
      hadBytes = false;
      child.stdout?.on("data", (bytes: Buffer) => {
        hadBytes = true;
        onBytes(bytes);
      });
      child.stderr?.on("data", (text: Buffer) => {
        words = (words + text.toString("utf8")).slice(-MAX_WORDS);
      });
    },
    onExit() {
      // Nothing is known of sound that is announced and not sent, so it cannot be written; then the pictures come alone.
      isSoundKnown = !words.includes("Could not write header");
      const line = words.trim().split("\n").at(-1) ?? "";
      onGone(hadBytes, line.replaceAll(address, withoutSecrets(address)));
    },
  });
}

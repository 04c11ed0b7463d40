import { spawn, type ChildProcess } from "node:child_process";
import { DATAGRAM_BYTES, type Relay, type RelayTarget } from "./relay.ts";
import { nullPackets } from "./transport-stream.ts";

/**
 * Carries a transport stream to an SRT listener. ffmpeg is used as a plain relay (its `data` format):
 * reading the stream as MPEG-TS would hold every picture back until the next one begins.
 */
/** About a second of a contribution; more means that nobody takes it. */
const MAX_QUEUED_BYTES = 512 * 1024;
const RETRY_MS = 300;

type SrtTarget = Pick<RelayTarget, "host" | "port" | "latencyMs">;

/** libsrt's latency is in microseconds in ffmpeg's address, its connect timeout in milliseconds. */
export function relayArgs({ host, port, latencyMs }: SrtTarget): string[] {
  const address = `srt://${host}:${port}?mode=caller&latency=${latencyMs * 1000}&connect_timeout=2000&pkt_size=${DATAGRAM_BYTES}`;
  return [
    ["-hide_banner", "-loglevel", "info", "-nostats", "-fflags", "nobuffer"],
    ["-f", "data", "-raw_packet_size", String(DATAGRAM_BYTES), "-i", "pipe:0"],
    ["-map", "0", "-c", "copy", "-flush_packets", "1", "-f", "data", address],
  ].flat();
}

export function createSrtRelay(target: SrtTarget): Relay {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let open = false;
  let connection = 0;
  let closed = false;
  let ended: () => void = () => {};

  const setOpen = (value: boolean) => {
    if (open === value) return;
    open = value;
    if (value) connection++;
  };

  const start = () => {
    const current = spawn("ffmpeg", relayArgs(target), { stdio: ["pipe", "ignore", "pipe"] });
    child = current;
    let said = "";
    // The output is reported once it is connected; until then nothing is sent that would arrive late.
    current.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (open) return;
      said = (said + text).slice(-4096);
      if (said.includes("Output #0")) setOpen(true);
    });
    // A relay that went away breaks the pipe; its exit is handled below.
    current.stdin.on("error", () => {});
    // The relay opens its output after it saw some input.
    current.stdin.write(nullPackets(7));
    let over = false;
    const exit = () => {
      if (over) return;
      over = true;
      child = undefined;
      setOpen(false);
      if (closed) ended();
      else timer = setTimeout(start, RETRY_MS);
    };
    current.once("exit", exit);
    current.once("error", exit);
  };
  start();

  return {
    get open() {
      return open;
    },
    get connection() {
      return connection;
    },
    send(bytes) {
      if (!open || !child?.stdin) return;
      if (child.stdin.writableLength > MAX_QUEUED_BYTES) {
        setOpen(false);
        child.kill("SIGKILL");
        return;
      }
      child.stdin.write(bytes);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      const last = child;
      if (!last) return Promise.resolve();
      return new Promise((resolve) => {
        ended = resolve;
        // Nothing is worth flushing, and a relay that still dials would not listen to SIGTERM.
        last.kill("SIGKILL");
      });
    },
  };
}

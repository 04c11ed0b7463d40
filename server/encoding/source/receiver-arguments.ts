import { fileURLToPath } from "node:url";

/**
 * How ffmpeg takes a contribution in. SRT and UDP carry a transport stream: its bytes are handed on as they come
 * (3 ms, and nothing to probe). Everything else is unpacked and written as a transport stream, times kept.
 */
export interface Receiving {
  args: string[];
  /** Somebody else begins: that nothing comes is not yet a fault. */
  listens: boolean;
}

const QUIET = ["-hide_banner", "-nostdin", "-v", "error"];
const UNPACKED = [
  ...["-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", "-f", "mpegts", "-mpegts_copyts", "1", "-muxdelay", "0", "-muxpreload", "0"],
  // A PES packet a frame, its length said: whoever reads needs not wait for the next to know where one ends.
  ...["-pes_payload_size", "0", "-omit_video_pes_length", "0", "-flush_packets", "1", "pipe:1"],
];
/** The first packets name the codecs; ffmpeg's five seconds of probing are for files it knows nothing about. */
const UNPROBED = ["-fflags", "nobuffer", "-probesize", "32", "-analyzeduration", "0"];
const PROBED = ["-probesize", "500000", "-analyzeduration", "500000"];

/** The arguments for an address, or what was expected of it. */
export function receiverArguments(address: string): Receiving | { expected: string } {
  const url = URL.parse(address);
  const scheme = /^([a-z][a-z0-9+]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return file(address);
  if (!url) return { expected: "a URL such as srt://0.0.0.0:9000?mode=listener" };
  switch (scheme) {
    case "srt":
      return raw(address, "srt,udp", url.searchParams.get("mode") === "listener");
    case "udp":
      return raw(withParameters(address, { overrun_nonfatal: "1", fifo_size: "50000" }), "udp", true);
    case "rtmp":
      return unpacked([...UNPROBED, "-listen", "1", "-f", "live_flv"], address, "rtmp,tcp", true);
    case "rtsp":
      return unpacked([...PROBED, "-fflags", "nobuffer", "-rtsp_transport", "tcp"], address, "rtsp,rtp,tcp,udp", false);
    case "http":
    case "https":
      return unpacked([...PROBED, "-rw_timeout", "5000000"], address, "http,https,tcp,tls,crypto", false);
    case "file":
      return file(fileURLToPath(url));
    default:
      return { expected: "srt, rtmp, rtsp, http, https, udp or file" };
  }
}

const raw = (address: string, protocols: string, listens: boolean): Receiving => ({
  args: [...QUIET, "-protocol_whitelist", protocols, "-f", "data", "-i", address, "-map", "0:0", "-c", "copy", "-f", "data", "-flush_packets", "1", "pipe:1"],
  listens,
});

const unpacked = (before: readonly string[], address: string, protocols: string, listens: boolean): Receiving => ({
  args: [...QUIET, "-protocol_whitelist", protocols, "-copyts", ...before, "-i", address, ...UNPACKED],
  listens,
});

/** A file plays round and round, at its own pace. */
const file = (path: string): Receiving => ({
  args: [...QUIET, "-protocol_whitelist", "file", "-copyts", "-re", "-stream_loop", "-1", "-i", `file:${path}`, ...UNPACKED],
  listens: false,
});

/** Adds what the address does not say itself. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const [base = address, query = ""] = address.split("?", 2);
  const given = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) if (!given.has(name)) given.set(name, value);
  return `${base}?${given.toString()}`;
}

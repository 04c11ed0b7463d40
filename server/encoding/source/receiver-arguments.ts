import { readSource } from "../../platform/source-address.ts";

/**
 * How ffmpeg takes a contribution in. SRT and UDP carry a transport stream: its bytes are handed on as they come
 * (3 ms, and nothing to probe). Everything else is unpacked and written as a transport stream, times kept.
 */
export interface Receiving {
  args: string[];
  /** The same for pictures alone, where the two are told apart here. */
  withoutSound?: string[];
  /** Somebody else begins: that nothing comes is not yet a fault. */
  listens: boolean;
}

const QUIET = ["-hide_banner", "-nostdin", "-v", "error"];
const PICTURES = ["-map", "0:v:0?"];
const SOUND = ["-map", "0:a:0?"];
const UNPACKED = [
  ...["-c", "copy", "-f", "mpegts", "-mpegts_copyts", "1", "-muxdelay", "0", "-muxpreload", "0"],
  // Pictures wait no longer for sound that does not come; whoever reads needs no order between the two.
  ...["-max_interleave_delta", "100000"],
  // A PES packet a frame, its length said: whoever reads needs not wait for the next to know where one ends.
  ...["-pes_payload_size", "0", "-omit_video_pes_length", "0", "-flush_packets", "1", "pipe:1"],
];
/** The first packets name the codecs; ffmpeg's five seconds of probing are for files it knows nothing about. */
const UNPROBED = ["-fflags", "nobuffer", "-probesize", "32", "-analyzeduration", "0"];
const PROBED = ["-probesize", "500000", "-analyzeduration", "500000"];

/** The arguments for an address, or what was expected of it. */
export function receiverArguments(address: string): Receiving | { expected: string } {
  const source = readSource(address);
  if ("expected" in source) return source;
  const listens = source.listens !== undefined;
  switch (source.kind) {
    case "srt":
      return raw(address, "srt,udp", listens);
    case "udp":
      return raw(withParameters(address, { overrun_nonfatal: "1", fifo_size: "50000" }), "udp", listens);
    case "rtmp":
      return unpacked([...UNPROBED, "-listen", "1", "-f", "live_flv"], address, "rtmp,tcp", listens);
    case "rtsp":
      return unpacked(
        // A camera that lost its power says nothing; without a timeout the call would last for minutes.
        [...PROBED, "-fflags", "nobuffer", "-rtsp_transport", "tcp", "-timeout", "3000000"],
        address,
        "rtsp,rtp,tcp,udp",
        listens,
      );
    case "http":
      return unpacked([...PROBED, "-rw_timeout", "5000000"], address, "http,https,tcp,tls,crypto", listens);
    case "file":
      // A file plays round and round, at its own pace.
      return unpacked(["-re", "-stream_loop", "-1"], `file:${source.path}`, "file", listens);
  }
}

const raw = (address: string, protocols: string, listens: boolean): Receiving => ({
  args: [
    ...QUIET,
    "-protocol_whitelist",
    protocols,
    "-f",
    "data",
    "-i",
    address,
    "-map",
    "0:0",
    "-c",
    "copy",
    "-f",
    "data",
    "-flush_packets",
    "1",
    "pipe:1",
  ],
  listens,
});

const unpacked = (before: readonly string[], address: string, protocols: string, listens: boolean): Receiving => {
  const input = [...QUIET, "-protocol_whitelist", protocols, "-copyts", ...before, "-i", address];
  return {
    args: [...input, ...PICTURES, ...SOUND, ...UNPACKED],
    withoutSound: [...input, ...PICTURES, ...UNPACKED],
    listens,
  };
};

/** Adds what the address does not say itself. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const [base = address, query = ""] = address.split("?", 2);
  const given = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) if (!given.has(name)) given.set(name, value);
  return `${base}?${given.toString()}`;
}

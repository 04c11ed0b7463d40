/** Where a feed's contribution comes from, as far as it must be known before anything starts. */
export interface Source {
  kind: "srt" | "rtmp" | "rtsp" | "http" | "udp" | "file";
  /** Set where we wait for the sender, and where. */
  listens?: { transport: "udp" | "tcp"; port: number };
  /** Of a `file`, as written. */
  path: string;
}

const RTMP_PORT = 1935;
const SCHEMES = "expected srt://, rtmp://, rtsp://, http://, https://, udp:// or the path of a file";

/** Reads a source's address, or says what was expected. Anything without a scheme is a path. */
export function readSource(address: string): Source | { expected: string } {
  if (address.trim() === "") return { expected: SCHEMES };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return { kind: "file", path: address };
  const url = URL.parse(address);
  if (!url) return { expected: "expected a valid address" };
  const port = url.port === "" ? undefined : Number(url.port);
  switch (url.protocol) {
    case "srt:": {
      const mode = url.searchParams.get("mode") ?? "caller";
      if (port === undefined) return { expected: "expected a port, as in srt://0.0.0.0:9000?mode=listener" };
      if (mode !== "listener" && mode !== "caller") return { expected: "expected mode=listener or mode=caller" };
      if (mode === "caller" && url.hostname === "")
        return { expected: "expected the host to call, as in srt://camera.local:9000?mode=caller" };
      return { kind: "srt", path: "", ...(mode === "listener" ? { listens: { transport: "udp", port } } : {}) };
    }
    case "rtmp:":
      if (url.hostname === "")
        return { expected: "expected the address to listen on, as in rtmp://0.0.0.0:1935/live/finish" };
      return { kind: "rtmp", path: "", listens: { transport: "tcp", port: port ?? RTMP_PORT } };
    case "udp:":
      if (port === undefined) return { expected: "expected a port, as in udp://0.0.0.0:5000" };
      return { kind: "udp", path: "", listens: { transport: "udp", port } };
    case "rtsp:":
      return url.hostname === ""
        ? { expected: "expected a host, as in rtsp://camera.local/stream1" }
        : { kind: "rtsp", path: "" };
    case "http:":
    case "https:":
      return { kind: "http", path: "" };
    case "file:":
      return url.hostname === ""
        ? { kind: "file", path: decodeURIComponent(url.pathname) }
        : { expected: "expected file:///path" };
    default:
      return { expected: `${SCHEMES}, not ${url.protocol}//` };
  }
}

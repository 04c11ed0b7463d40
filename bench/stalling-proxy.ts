import { connect, createServer, type Socket } from "node:net";

/** A wire that can be held: bytes from the far end wait while it stalls, connections stay up. */
export interface StallingProxy {
  /** Holds everything for `ms`; resolves when bytes flow again. */
  stall(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function startStallingProxy(port: number, target: { host: string; port: number }): Promise<StallingProxy> {
  const open = new Set<Socket>();
  const upstreams = new Set<Socket>();
  let stalled = false;
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      // Either end's failure ends both; a bench has nothing to say about it.
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        upstreams.delete(upstream);
        client.destroy();
        upstream.destroy();
      });
    }
    upstreams.add(upstream);
    client.pipe(upstream);
    upstream.on("data", (bytes) => {
      if (!client.write(bytes)) upstream.pause();
    });
    client.on("drain", () => {
      if (!stalled) upstream.resume();
    });
    if (stalled) upstream.pause();
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    async stall(ms) {
      stalled = true;
      for (const upstream of upstreams) upstream.pause();
      await new Promise((over) => setTimeout(over, ms));
      stalled = false;
      for (const upstream of upstreams) upstream.resume();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

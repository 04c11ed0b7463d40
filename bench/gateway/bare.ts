import { WebSocketServer } from "ws";
import type { Frame } from "./traffic.ts";

/** The rival: ws as its documentation broadcasts, one message a sample, encoded once for all. */
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false });
server.on("listening", () => process.send?.("ready"));
process.on("message", (samples: Frame["samples"]) => {
  for (const sample of samples) {
    const text = JSON.stringify(sample);
    for (const client of server.clients) if (client.readyState === client.OPEN) client.send(text);
  }
  process.send?.("sent");
});

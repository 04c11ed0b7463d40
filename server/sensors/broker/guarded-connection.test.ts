import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { guardConnection } from "./guarded-connection.ts";

const ends: Array<() => void> = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function pair(packetsPerSecond: number) {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const sender = connect((server.address() as AddressInfo).port, "127.0.0.1");
  sender.on("error", () => {});
  const [socket] = (await once(server, "connection")) as [Socket];
  ends.push(
    () => sender.destroy(),
    () => server.close(),
  );
  return { sender, guarded: guardConnection(socket, { maxPacketBytes: 100, packetsPerSecond }) };
}

const ping = Buffer.from([0xc0, 0x00]);

test("bytes go through both ways, to the end", async () => {
  const { sender, guarded } = await pair(1000);
  sender.write(ping);
  await once(guarded, "readable");
  expect(guarded.read()).toEqual(ping);
  guarded.write("answer");
  expect(String((await once(sender, "data"))[0])).toBe("answer");
  sender.end(ping);
  expect(await guarded.toArray()).toEqual([ping]);
});

test("a sender above its rate waits for the next second", async () => {
  const { sender, guarded } = await pair(10);
  sender.write(Buffer.concat(Array<Buffer>(11).fill(ping)));
  await once(guarded, "readable");
  guarded.read();
  const heldAt = performance.now();
  sender.end(ping);
  await once(guarded, "readable");
  expect(guarded.read()).toEqual(ping);
  expect(performance.now() - heldAt).toBeGreaterThan(500);
});

test("a packet that is too long ends the connection before it came", async () => {
  const { sender, guarded } = await pair(1000);
  sender.write(Buffer.from([0x30, 101]));
  const [error] = (await once(guarded, "error")) as [Error];
  expect(error.message).toContain("above 100 bytes");
  await once(sender, "close");
});

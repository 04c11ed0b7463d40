import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { Aedes } from "aedes";
import * as v from "valibot";
import { afterEach, expect, test } from "vitest";
import { SenmlPack } from "../../contracts/telemetry.ts";
import { now } from "../clock.ts";
import { createPublisher } from "./publisher.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Heard {
  topic: string;
  lateMs: number;
}

async function startBroker(
  port: number,
  heard: (message: Heard) => void,
): Promise<{ port: number; close(): Promise<void> }> {
  const broker = await Aedes.createBroker();
  const server: Server = createServer((socket) => broker.handle(socket));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  broker.on("publish", ({ topic, payload }) => {
    if (topic.startsWith("$")) return;
    const [first] = v.parse(SenmlPack, JSON.parse(payload.toString()));
    heard({ topic, lateMs: now() - (first?.bt ?? 0) * 1000 });
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await new Promise<void>((resolve) => broker.close(() => resolve()));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  closers.push(close);
  return { port: (server.address() as AddressInfo).port, close };
}

test("values reach the broker when they happen, also after the broker went away and came back", async () => {
  let count = 0;
  let latest: Heard | undefined;
  let wake = () => {};
  const heard = (message: Heard) => {
    count++;
    latest = message;
    wake();
  };
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      wake = () => condition() && resolve();
      wake();
    });

  const first = await startBroker(0, heard);
  const publisher = createPublisher({
    url: `mqtt://127.0.0.1:${first.port}`,
    venues: new Set(["ice"]),
    feeds: ["ice"],
    readyOf: () => 0.5,
    now,
  });
  closers.push(() => publisher.close());
  await until(() => count >= 20);
  expect(latest?.topic).toMatch(/^rehearsal\/(?:ice|ready|tracking\/ice)(?:\/|$)/);
  await first.close();
  const before = count;
  await startBroker(first.port, heard);
  await until(() => count >= before + 10);
  // What was measured while nobody listened is not sent afterwards.
  expect(latest?.lateMs).toBeLessThan(2000);
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { now } from "../clock.ts";
import { startResults } from "./live.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test("a thread of its own tells a receiver what holds, then what happens, and ends when it is told to", async () => {
  const heard: string[] = [];
  const lateMs: number[] = [];
  let enough = () => {};
  const done = new Promise<void>((resolve) => (enough = resolve));
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      response.writeHead(200).end();
      const type = /DocumentType="([A-Z_]+)"/.exec(body)?.[1] ?? "";
      const [, hours = "", minutes = "", seconds = "", ms = ""] = /Time="(\d\d)(\d\d)(\d\d)(\d{3})"/.exec(body) ?? [];
      heard.push(type);
      lateMs.push(lateness(now(), (+hours * 60 + +minutes) * 60_000 + +seconds * 1000 + +ms));
      if (heard.length > 60 && types().has("DT_MEDALS") && types().has("DT_RESULT")) enough();
    });
  });
  const types = () => new Set(heard);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/odf`;
  const said: string[] = [];
  const results = startResults({ url, token: "secret" }, (line) => said.push(line));
  closers.push(() => results.close());
  await done;
  await results.close();
  expect(said).toEqual([]);
  expect(heard.slice(0, 7).every((type) => type.startsWith("DT_PARTIC"))).toBe(true);
  expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(-1);
});

/** ms since a time of day in Europe/Rome, as if it was within the last half day. */
function lateness(utc: number, timeOfDayMs: number): number {
  const half = 12 * 3_600_000;
  const local = new Date(utc).toLocaleTimeString("en-GB", { timeZone: "Europe/Rome", hourCycle: "h23" });
  const [hours = 0, minutes = 0, seconds = 0] = local.split(":").map(Number);
  const late = (hours * 60 + minutes) * 60_000 + seconds * 1000 + (utc % 1000) - timeOfDayMs;
  return ((late + half + 2 * half) % (2 * half)) - half;
}

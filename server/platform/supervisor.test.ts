import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { supervise, type Supervised } from "./supervisor.ts";

let supervised: Supervised | undefined;
afterEach(() => supervised?.close());

test.each([
  ["that says goodbye ends by itself", `process.on("SIGTERM", () => process.exit(7))`, [7, null]],
  ["that hangs is killed", `process.on("SIGTERM", () => {})`, [null, "SIGKILL"]],
])("restart: a child %s, and another takes its place", async (_what, onTerm, end) => {
  const ends: unknown[] = [];
  const children: ChildProcess[] = [];
  let onChild: () => void = () => {};
  const nextChild = () => new Promise<void>((done) => (onChild = done));
  const ready = nextChild();
  const own = supervise({
    command: process.execPath,
    args: () => ["-e", `${onTerm}; console.log("here"); setInterval(() => {}, 1000)`],
    stdio: ["ignore", "pipe", "inherit"],
    backoff: () => 0,
    onStart: (child) => {
      children.push(child);
      if (child.stdout) void once(child.stdout, "data").then(() => onChild());
    },
    onExit: (...how) => ends.push(how),
  });
  supervised = own;
  await ready;
  const again = nextChild();
  own.restart();
  await again;
  expect(ends).toEqual([end]);
  expect(own.pid).toBe(children[1]?.pid);
});

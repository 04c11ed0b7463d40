import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { letOthersFirst } from "./priority.ts";

const children: number[] = [];
/** A session of its own, which starts a process of its own once it is told to. */
function startLeader() {
  const script = `process.stdin.once("data", () => {
    const { pid } = require("node:child_process").spawn("sleep", ["30"], { stdio: "ignore" });
    console.log(pid);
  })`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "inherit"], detached: true });
  children.push(child.pid ?? 0);
  return {
    pid: child.pid ?? 0,
    child: () =>
      new Promise<number>((done) => {
        child.stdout.once("data", (text) => done(Number(String(text))));
        child.stdin.write("go");
      }),
  };
}
afterEach(() => {
  for (const pid of children.splice(0)) process.kill(-pid, "SIGKILL");
});

test("what yields goes behind everybody else, with all that it starts", async () => {
  const leader = startLeader();
  letOthersFirst(leader.pid);
  const own = getPriority();
  expect(getPriority(leader.pid)).toBeGreaterThan(own);
  expect(getPriority(await leader.child())).toBe(getPriority(leader.pid));
});

test.runIf(existsSync("/proc/self/autogroup"))("its session does too: the kernel shares out by sessions", async () => {
  const leader = startLeader();
  const nice = () => readFileSync(`/proc/${leader.pid}/autogroup`, "utf8");
  expect(nice()).toContain("nice 0");
  letOthersFirst(leader.pid);
  await vi.waitFor(() => expect(nice()).toContain("nice 4"), { timeout: 3000 });
});

test("a process that has ended is nobody's concern", () => {
  expect(() => letOthersFirst(2 ** 22 - 1)).not.toThrow();
});

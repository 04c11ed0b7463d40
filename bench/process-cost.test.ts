import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { cpuSecondsOf, memoryMbOf, parseStat, treeOf } from "./process-cost.ts";

test("a stat line is read although the command's name holds spaces and brackets", () => {
  const line = "4242 (a (b) c) S 17 4242 4242 0 -1 4194560 9 9 0 0 150 50 25 75 20 0 11 0 99 1 1";
  expect(parseStat(line)).toEqual({ pid: 4242, parent: 17, cpuSeconds: 3 });
});

test("a tree holds children's children and nobody else's", () => {
  const at = (pid: number, parent: number) => ({ pid, parent, cpuSeconds: 1 });
  const pids = treeOf([10], [at(1, 0), at(12, 11), at(11, 10), at(10, 1), at(20, 1)]).map(({ pid }) => pid);
  expect(pids.toSorted((a, b) => a - b)).toEqual([10, 11, 12]);
});

test("a busy grandchild is on its grandparent's bill", async () => {
  const busy =
    "let n=0; const end=process.cpuUsage().user+300000; while(process.cpuUsage().user<end) n++; console.log('done'); setInterval(()=>{},1000)";
  const child = spawn("sh", ["-c", `"$0" -e "$1" & wait`, process.execPath, busy], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  try {
    await once(child.stdout, "data");
    expect(cpuSecondsOf([child.pid ?? 0])).toBeGreaterThanOrEqual(0.3);
    expect(memoryMbOf([child.pid ?? 0])).toBeGreaterThan(5);
  } finally {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  }
});

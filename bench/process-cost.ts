import { readdirSync, readFileSync } from "node:fs";

/** What a tree of processes costs, read from Linux' /proc (proc(5)). */

/** USER_HZ is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export interface ProcessStat {
  pid: number;
  parent: number;
  /** User and system time, that of children already waited for included. */
  cpuSeconds: number;
}

/** Parses `/proc/PID/stat`; the command's name is in brackets and may hold anything, brackets too. */
export function parseStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
  return { pid: Number.parseInt(text, 10), parent: Number(fields[1] ?? 0), cpuSeconds: ticks / TICKS_PER_SECOND };
}

function allProcesses(): ProcessStat[] {
  return (
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readOrNothing(`/proc/${pid}/stat`))
      // A process may end between the listing and the reading.
      .filter((text) => text !== "")
      .map(parseStat)
  );
}

/** The processes `pids` and everything below them. */
export function treeOf(pids: readonly number[], all: readonly ProcessStat[] = allProcesses()): ProcessStat[] {
  const found = new Set(pids);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

/** CPU seconds that the trees under `pids` have used since their start. Take it twice and subtract. */
export const cpuSecondsOf = (pids: readonly number[]): number =>
  treeOf(pids).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);

/** Memory of the trees under `pids` in MB (10^6): proportional set size, so shared pages count once. */
export const memoryMbOf = (pids: readonly number[]): number =>
  treeOf(pids).reduce((sum, { pid }) => sum + memoryMbOfProcess(pid), 0);

/** The same of one process alone; 0 where it is gone. */
export function memoryMbOfProcess(pid: number): number {
  const kib = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1];
  return (Number(kib ?? 0) * 1024) / 1e6;
}

/** A process's command and arguments; empty where it is gone. */
export const commandLineOf = (pid: number): string[] =>
  readOrNothing(`/proc/${pid}/cmdline`).split("\0").filter(Boolean);

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

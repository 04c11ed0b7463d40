import { startBackend, until, untilLive } from "./backend.ts";
import { median, printFigures, printTable } from "./figures.ts";
import { commandLineOf, cpuSecondsOf, memoryMbOf, memoryMbOfProcess, treeOf } from "./process-cost.ts";

/**
 * `npm run bench -- rest [seconds] [base port]`: what the backend costs with six live feeds and nobody watching.
 * The rehearsal stands for the venue and is not counted; it has rendered everything before the measuring starts.
 */
const seconds = Number(process.argv[2] ?? 60);
const basePort = Number(process.argv[3] ?? 8600);
const SAMPLE_MS = 5000;

const backend = await startBackend({ basePort, profile: "full" });
try {
  console.log("Waiting until every camera is rendered and live; on a fresh clone this takes some minutes.");
  await untilLive(backend, 25 * 60_000);
  await untilCalm(backend.rehearsalPids);
  const memory: number[] = [];
  const startedAt = performance.now();
  const before = cpuSecondsOf(backend.pids);
  const first = costByKind(backend.pids);
  while (performance.now() - startedAt < seconds * 1000) {
    await new Promise((wake) => setTimeout(wake, SAMPLE_MS));
    memory.push(memoryMbOf(backend.pids));
  }
  const wall = (performance.now() - startedAt) / 1000;
  const cores = (cpuSecondsOf(backend.pids) - before) / wall;
  const after = costByKind(backend.pids);
  printTable(
    [...after].map(([kind, { cpu, mb, processes }]) => ({
      what: kind,
      processes,
      cores: (cpu - (first.get(kind)?.cpu ?? 0)) / wall,
      MB: mb,
    })),
  );
  await untilLive(backend, 1000);
  printFigures({
    backend_cores: cores,
    backend_mb: median(memory),
    rehearsal_cores: await coresOf(backend.rehearsalPids, SAMPLE_MS),
  });
} finally {
  await backend.close();
}

/** The venue's own work must not colour the figure: waits until it only plays. */
function untilCalm(pids: readonly number[]): Promise<void> {
  return until("the rehearsal has rendered everything", 25 * 60_000, async () =>
    treeOf(pids).every(({ pid }) => !commandLineOf(pid).some((word) => word.includes("render-worker"))),
  );
}

async function coresOf(pids: readonly number[], spanMs: number): Promise<number> {
  const before = cpuSecondsOf(pids);
  await new Promise((wake) => setTimeout(wake, spanMs));
  return (cpuSecondsOf(pids) - before) / (spanMs / 1000);
}

interface Cost {
  cpu: number;
  mb: number;
  processes: number;
}

function costByKind(pids: readonly number[]): Map<string, Cost> {
  const costs = new Map<string, Cost>();
  for (const { pid, cpuSeconds } of treeOf(pids)) {
    const kind = kindOf(commandLineOf(pid));
    const { cpu, mb, processes } = costs.get(kind) ?? { cpu: 0, mb: 0, processes: 0 };
    costs.set(kind, { cpu: cpu + cpuSeconds, mb: mb + memoryMbOfProcess(pid), processes: processes + 1 });
  }
  return costs;
}

/** A service by its name; ffmpeg by whether it encodes or only receives. */
function kindOf(words: readonly string[]): string {
  if (words[0]?.endsWith("ffmpeg"))
    return words.some((word) => word.startsWith("libx26")) ? "ffmpeg, encoding" : "ffmpeg, receiving";
  const main = words.findIndex((word) => word.endsWith("server/main.ts"));
  const role = words[main + 1];
  return main < 0 || role === undefined || role.startsWith("-") ? "supervisor" : role;
}

import { fork, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { live } from "../contracts/routes.ts";
import { CHUNK_MS, SEGMENT_MS } from "../server/encoding/stages.ts";
import { median, percentile, printFigures, printTable } from "./figures.ts";
import type { CrowdReply, CrowdRequest } from "./origin/crowd.ts";
import { FEED, RUN, TRACK } from "./origin/footage.ts";
import { startNginx } from "./origin/nginx.ts";
import type { ServiceReply, ServiceRequest } from "./origin/service.ts";
import { cpuSecondsOf } from "./process-cost.ts";

/**
 * `npm run bench -- origin [base port]`: CPU per byte of our origin for whole segments and for live chunks (parts),
 * beside nginx serving the same bytes from files in the page cache to the same crowd. Rounds alternate, the order turns
 * each time, medians count. Then 500 viewers follow one feed's live edge, chunk by chunk, at the rate of a wall's tile
 * (all of them and the origin share this machine).
 */
const basePort = Number(process.argv[2] ?? 8700);
const ROUNDS = 5;
const CONNECTIONS = 16;
const WORK = [
  { what: "segments", requests: 2000 },
  { what: "chunks", requests: 15_000 },
] as const;
const VIEWERS = 500;
const LIVE_SECONDS = 30;
/** A viewer must have a chunk before the next one is due. */
const LATE_MS = CHUNK_MS;

const folder = await mkdtemp(join(tmpdir(), "vedetta-bench-"));
const children: ChildProcess[] = [];
const begin = (file: string, ...args: string[]): ChildProcess => {
  const child = fork(new URL(`./origin/${file}`, import.meta.url), args);
  children.push(child);
  return child;
};
const answer = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error("a process of the bench ended early"));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });

/** How late the machine wakes this process, which has nothing to do: what no server could be blamed for. */
function timerDelays(): () => number[] {
  const delays: number[] = [];
  let due = performance.now() + 20;
  const timer = setInterval(() => {
    delays.push(Math.max(0, performance.now() - due));
    due = performance.now() + 20;
  }, 20);
  return () => {
    clearInterval(timer);
    return delays;
  };
}

interface Round {
  server: string;
  what: string;
  mbPerSecond: number;
  cpuUsPerRequest: number;
  cpuNsPerByte: number;
}

try {
  const service = begin("service.ts", String(basePort), join(folder, "data"));
  const ready = await answer<ServiceReply>(service);
  if (ready.type !== "ready") throw new Error("the origin did not start");
  const crowd = begin("crowd.ts");
  const ask = async (request: CrowdRequest): Promise<CrowdReply> => {
    const reply = answer<CrowdReply>(crowd);
    crowd.send(request);
    return reply;
  };

  const sequences = Array.from({ length: ready.segments }, (_, slot) => ready.firstSequence + slot);
  const paths = {
    segments: sequences.map((sequence) => live.segment(FEED, TRACK.id, RUN, sequence)),
    chunks: sequences.flatMap((sequence) =>
      Array.from({ length: SEGMENT_MS / CHUNK_MS }, (_, part) => live.part(FEED, TRACK.id, RUN, sequence, part)),
    ),
  };
  const root = join(folder, "www");
  for (const path of [...paths.segments, ...paths.chunks]) {
    const response = await fetch(`http://127.0.0.1:${basePort}${path}`);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), Buffer.from(await response.arrayBuffer()));
  }
  const nginx = await startNginx(join(folder, "nginx"), root, basePort + 1);
  children.push(nginx);

  const servers = [
    { server: "vedetta", port: basePort, pid: service.pid ?? 0 },
    { server: "nginx", port: basePort + 1, pid: nginx.pid ?? 0 },
  ];
  const measure = async (to: (typeof servers)[number], { what, requests }: (typeof WORK)[number]): Promise<Round> => {
    const before = cpuSecondsOf([to.pid]);
    const done = await ask({ type: "load", port: to.port, paths: paths[what], connections: CONNECTIONS, requests });
    const cpuSeconds = cpuSecondsOf([to.pid]) - before;
    if (done.type !== "loaded" || done.failed > 0) throw new Error(`${to.server} failed to answer ${what}`);
    return {
      server: to.server,
      what,
      mbPerSecond: done.bytes / 1e6 / done.seconds,
      cpuUsPerRequest: (cpuSeconds * 1e6) / requests,
      cpuNsPerByte: (cpuSeconds * 1e9) / done.bytes,
    };
  };

  const rounds: Round[] = [];
  for (const work of WORK) for (const server of servers) await measure(server, work);
  for (let round = 0; round < ROUNDS; round++)
    for (const work of WORK)
      for (const server of round % 2 === 0 ? servers : servers.toReversed()) rounds.push(await measure(server, work));
  const rows = WORK.flatMap(({ what }) =>
    servers.map(({ server }) => {
      const own = rounds.filter((round) => round.server === server && round.what === what);
      const middle = (of: (round: Round) => number) => median(own.map(of));
      return {
        server,
        what,
        "MB/s": middle((round) => round.mbPerSecond),
        "CPU us/request": middle((round) => round.cpuUsPerRequest),
        "CPU ns/byte": middle((round) => round.cpuNsPerByte),
      };
    }),
  );
  printTable(rows);
  const cost = (server: string, what: string) =>
    rows.find((row) => row.server === server && row.what === what)?.["CPU ns/byte"] ?? Number.NaN;
  const ratio = (what: string) => cost("vedetta", what) / cost("nginx", what);

  // The segment that is growing now has no chunk yet: every viewer waits for it, and gets it from its first byte.
  const firstSequence = ready.firstSequence + ready.segments;
  const lastSequence = firstSequence + (LIVE_SECONDS * 1000) / SEGMENT_MS - 1;
  const prefix = live.segment(FEED, TRACK.id, RUN, 0).replace("0.m4s", "");
  const before = cpuSecondsOf([service.pid ?? 0]);
  const watched = ask({ type: "watch", port: basePort, prefix, firstSequence, lastSequence, viewers: VIEWERS });
  const over = answer<ServiceReply>(service);
  const wakes = timerDelays();
  service.send({ type: "live", seconds: LIVE_SECONDS, viewers: VIEWERS } satisfies ServiceRequest);
  const published = await over;
  const seen = await watched;
  const wakeDelays = wakes();
  if (published.type !== "live-over" || seen.type !== "watched") throw new Error("the live part of the bench failed");
  if (seen.failed > 0) throw new Error(`${seen.failed} requests of live viewers failed`);
  const cpuSeconds = cpuSecondsOf([service.pid ?? 0]) - before;
  const delays = Object.entries(published.publishedAt).flatMap(([chunk, at]) =>
    (seen.arrivals[chunk] ?? []).map((arrival) => arrival - at),
  );
  const expected = Object.keys(published.publishedAt).length * VIEWERS;
  const late = delays.filter((delay) => delay > LATE_MS).length + (expected - delays.length);
  printTable([
    {
      viewers: VIEWERS,
      seconds: LIVE_SECONDS,
      "chunks delivered": delays.length,
      expected,
      "delay p50 ms": median(delays),
      "p99 ms": percentile(delays, 0.99),
      "max ms": Math.max(0, ...[percentile(delays, 1)]),
      late,
      "MB/s": seen.bytes / 1e6 / LIVE_SECONDS,
      cores: cpuSeconds / LIVE_SECONDS,
      "CPU ns/byte": (cpuSeconds * 1e9) / seen.bytes,
    },
  ]);
  printFigures({
    cpu_ratio_segments: ratio("segments"),
    cpu_ratio_chunks: ratio("chunks"),
    cpu_ratio_vs_nginx: Math.max(ratio("segments"), ratio("chunks")),
    live_viewers: VIEWERS,
    live_delay_p99_ms: percentile(delays, 0.99),
    machine_delay_p99_ms: percentile(wakeDelays, 0.99),
    late_chunks: late,
  });
} finally {
  for (const child of children) child.kill();
  await rm(folder, { recursive: true, force: true });
}

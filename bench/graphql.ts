import { fork, type ChildProcess } from "node:child_process";
import { median, percentile, printFigures, printTable } from "./figures.ts";
import { QUERY } from "./graphql/day.ts";
import { load, type Load } from "./graphql/load.ts";
import { cpuSecondsOf } from "./process-cost.ts";

/**
 * `npm run bench -- graphql [seconds] [concurrent] [store|list]`: schedule, results and athletes of a day of 60 races with 60
 * starters each, by the open API and by Mercurius with the same schema, resolvers, data and store, as it comes and with
 * its compiler. A busy machine shows in the
 * queries a second before it shows in CPU. Each server has a process of its own; rounds alternate, the order turns each time, medians count.
 */
const ms = Number(process.argv[2] ?? 8) * 1000;
const concurrent = Number(process.argv[3] ?? 50);
/** `list`: a list in memory takes the store's place, for both. */
const store = process.argv[4] ?? "store";
const ROUNDS = 3;
const SERVERS = { ours: ["ours.ts"], mercurius: ["rival.ts"], "mercurius jit": ["rival.ts", "jit"] } as const;
type Name = keyof typeof SERVERS;
const NAMES = Object.keys(SERVERS) as Name[];

const children: ChildProcess[] = [];
interface Server {
  pid: number;
  port: number;
}
interface Round extends Load {
  cpuSeconds: number;
}
const begin = (file: string, ...args: string[]): Promise<Server> =>
  new Promise((ready, fail) => {
    const child = fork(new URL(`./graphql/${file}`, import.meta.url), args);
    children.push(child);
    child.once("exit", () => fail(new Error(`${file} ended early`)));
    child.once("message", (port) => ready({ pid: child.pid ?? 0, port: Number(port) }));
  });

try {
  const servers = new Map<Name, Server>();
  for (const name of NAMES) {
    const [file, ...args] = SERVERS[name];
    servers.set(name, await begin(file, store, ...args));
  }
  const ask = async (name: Name, time: number): Promise<Round> => {
    const { pid, port } = servers.get(name) ?? { pid: 0, port: 0 };
    const before = cpuSecondsOf([pid]);
    const done = await load(port, QUERY, { concurrent, ms: time });
    return { ...done, cpuSeconds: cpuSecondsOf([pid]) - before };
  };
  for (const name of NAMES) await ask(name, 2000);
  const rounds = new Map<Name, Round[]>(NAMES.map((name) => [name, []]));
  for (let at = 0; at < ROUNDS; at++)
    for (const name of at % 2 === 0 ? NAMES : NAMES.toReversed()) rounds.get(name)?.push(await ask(name, ms));

  const cpuMs = ({ cpuSeconds, latencies }: Round) => (cpuSeconds / latencies.length) * 1000;
  const qps = ({ latencies, seconds }: Load) => latencies.length / seconds;
  printTable(
    NAMES.flatMap((name) =>
      (rounds.get(name) ?? []).map((each, at) => ({
        server: name,
        round: at + 1,
        "queries/s": qps(each),
        "CPU ms each": cpuMs(each),
        "p50 ms": median(each.latencies),
        "p95 ms": percentile(each.latencies, 0.95),
        "kB each": each.bytes / each.latencies.length / 1000,
      })),
    ),
  );
  const of = (name: Name) => rounds.get(name) ?? [];
  const ratio = (rival: Name) => median(of("ours").map((each, at) => qps(each) / qps(of(rival)[at] ?? each)));
  printFigures({
    graphql_p95_ms: median(of("ours").map(({ latencies }) => percentile(latencies, 0.95))),
    graphql_qps: median(of("ours").map(qps)),
    cpu_ms_per_query: median(of("ours").map(cpuMs)),
    cpu_ms_per_query_mercurius: median(of("mercurius").map(cpuMs)),
    cpu_ms_per_query_mercurius_jit: median(of("mercurius jit").map(cpuMs)),
    qps_ratio_vs_mercurius: ratio("mercurius"),
    qps_ratio_vs_mercurius_jit: ratio("mercurius jit"),
  });
} finally {
  for (const child of children) child.kill("SIGKILL");
}

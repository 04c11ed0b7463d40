import { isDeepStrictEqual } from "node:util";
import type { Message } from "../server/results/message.ts";
import { openDatabase, type Database } from "../server/results/store/database.ts";
import { startPostgres } from "../server/results/store/postgres-for-tests.ts";
import { createStore, type Store } from "../server/results/store/store.ts";
import { randomOf } from "../testing/random.ts";
import { printFigures, printTable } from "./figures.ts";
import { dayOf, shuffledWithRepeats } from "./replay/day.ts";
import { createNaive, KINDS } from "./replay/naive.ts";

/**
 * `npm run bench -- replay [messages] [seed] [postgres]`: a day of messages in order into one store, and shuffled with
 * repeats into another. `replay_differences` counts the lines of their exports (every kind as it is at the end, and all of
 * history) that are in one only; `asof_mismatches` of 1,000 random instants those at which a store is not what a slow,
 * simple reading of the messages gives. Both must be 0.
 */
const messages = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const INSTANTS = 1000;
/** As several connections would send them. */
const IN_FLIGHT = 64;

const postgres = process.argv[4] === "postgres" ? await startPostgres() : null;
const databases: Database[] = [];
const selections = KINDS.map((kind) => ({ kind }));

async function replayed(day: readonly Message[]): Promise<{ store: Store; seconds: number }> {
  const database = await openDatabase(postgres ? await postgres.newDatabase() : "memory");
  databases.push(database);
  const store = createStore(database);
  const began = performance.now();
  const left = day[Symbol.iterator]();
  const sender = async () => {
    for (const message of left) await offer(store, message);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  return { store, seconds: (performance.now() - began) / 1000 };
}

/** As the intake does it: whoever was waited for sends what waited again. */
async function offer(store: Store, message: Message): Promise<void> {
  const { registered } = await store.accept(message, Buffer.from(JSON.stringify(message)), message.at);
  if (registered.length === 0) return;
  for (const { raw } of await store.waitingFor(registered))
    await offer(store, JSON.parse(Buffer.from(raw).toString()) as Message);
}

async function exportOf(store: Store, end: number): Promise<Set<string>> {
  const held = await store.held(selections, end);
  const history = await store.history(selections, 0, end);
  return new Set([
    ...held.map((version) => `held ${JSON.stringify(version)}`),
    ...history.map((cue) => `history ${JSON.stringify(cue)}`),
  ]);
}

const onlyIn = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((line) => !other.has(line)).length;

async function fatesOf(store: Store): Promise<Record<string, number>> {
  const fates: Record<string, number> = {};
  for (let before: number | undefined; ;) {
    const page = await store.log(1000, before);
    for (const { fate } of page) fates[fate] = (fates[fate] ?? 0) + 1;
    before = page.at(-1)?.seq;
    if (page.length === 0) return fates;
  }
}

try {
  const day = dayOf(seed, messages);
  const end = Math.max(...day.map(({ at }) => at));
  const begin = Math.min(...day.map(({ at }) => at));
  console.log(`${messages} messages, seed ${seed}, on ${postgres ? "PostgreSQL" : "PGlite"}.`);
  const inOrder = await replayed(day);
  const shuffled = await replayed(shuffledWithRepeats(day, seed + 1));
  printTable([
    { store: "in order", "messages/s": Math.round(day.length / inOrder.seconds), ...(await fatesOf(inOrder.store)) },
    { store: "shuffled", "messages/s": "", ...(await fatesOf(shuffled.store)) },
  ]);

  const [one, other] = [await exportOf(inOrder.store, end), await exportOf(shuffled.store, end)];
  const naive = createNaive(day);
  const random = randomOf(seed + 2);
  let mismatches = 0;
  for (let count = 0; count < INSTANTS; count++) {
    // Half of them when something changes, to the millisecond.
    const at = count % 2 === 0 ? random(begin - 1, end + 1) : (day[random(0, day.length - 1)]?.at ?? end);
    const truth = naive(at);
    const found = await Promise.all([inOrder, shuffled].map(({ store }) => store.held(selections, at)));
    if (!found.every((held) => isDeepStrictEqual(held, truth))) mismatches++;
  }
  printFigures({
    messages,
    exported_lines: one.size,
    replay_differences: onlyIn(one, other) + onlyIn(other, one),
    asof_instants: INSTANTS,
    asof_mismatches: mismatches,
  });
} finally {
  for (const database of databases) await database.destroy();
  await postgres?.close();
}

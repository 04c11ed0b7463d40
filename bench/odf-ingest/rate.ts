import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "../../server/results/message.ts";
import { readMessage } from "../../server/results/odf/read-message.ts";
import { openDatabase } from "../../server/results/store/database.ts";
import { startPostgres } from "../../server/results/store/postgres-for-tests.ts";
import { createStore, type Store } from "../../server/results/store/store.ts";
import { raceOf, resultXml, type Race } from "./result-message.ts";

export type Engine = "pglite" | "postgres";

const UNITS = 20;
const ATHLETES = 60;
/** As they come over several connections; 1: each waits for the answer to the one before. */
const IN_FLIGHT = 32;
const START = Date.UTC(2026, 2, 7, 9);

/**
 * DT_RESULT messages of 60 athletes a second, new versions of 20 units in turn: read from XML and kept durably, in
 * this process and, for `postgres`, a private server beside it with fsync on.
 */
export async function ingestRate(engine: Engine, messages: number, inFlight = IN_FLIGHT): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "vedetta-bench-"));
  const postgres = engine === "postgres" ? await startPostgres({ isDurable: true }) : null;
  try {
    const database = await openDatabase(postgres ? await postgres.newDatabase() : join(folder, "pglite"));
    try {
      const store = createStore(database);
      const races = Array.from({ length: UNITS }, (_, number) => raceOf(number, ATHLETES));
      await register(store, races);
      const warm = dayOf(races, 0, UNITS);
      const day = dayOf(races, UNITS, messages);
      await takeAll(store, warm, inFlight);
      const began = performance.now();
      await takeAll(store, day, inFlight);
      return (day.length / (performance.now() - began)) * 1000;
    } finally {
      await database.destroy();
    }
  } finally {
    await postgres?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whoever is in the races, and the races themselves: nothing else may be spoken of. */
async function register(store: Store, races: readonly Race[]): Promise<void> {
  const people = races.flatMap(({ codes }) =>
    codes.map((id) => ({
      ...{ kind: "participant" as const, id, scope: "ALP" },
      body: { familyName: `Family ${id}`, organisation: "ITA", role: "athlete" as const },
    })),
  );
  const units = races.map(({ unit }) => ({
    ...{ kind: "unit" as const, id: unit, scope: "ALP" },
    body: { name: `Race ${unit}`, status: "running" as const },
  }));
  for (const [document, kind, changes] of [
    ["DT_PARTIC ALP", "participant", people],
    ["DT_SCHEDULE ALP", "unit", units],
  ] as const) {
    const message: Message = {
      ...{ document, version: 1, at: START, extent: "whole", needs: [] },
      ...{ changes: [...changes], lists: [{ kind, scope: "ALP" }] },
    };
    const { fate } = await store.accept(message, Buffer.from(document), START);
    if (fate !== "accepted") throw new Error(`${document} was ${fate}`);
  }
}

function dayOf(races: readonly Race[], from: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const race = races[number % races.length] ?? raceOf(0, ATHLETES);
    return Buffer.from(resultXml(race, Math.floor(number / races.length) + 1, START + number * 100));
  });
}

async function takeAll(store: Store, day: readonly Buffer[], inFlight: number): Promise<void> {
  const left = day[Symbol.iterator]();
  const sender = async () => {
    for (const raw of left) await take(store, raw);
  };
  await Promise.all(Array.from({ length: inFlight }, sender));
}

async function take(store: Store, raw: Buffer): Promise<void> {
  const read = readMessage(raw, { timeZone: "UTC", now: Number.MAX_SAFE_INTEGER });
  if ("faults" in read) throw new Error(`unread: ${JSON.stringify(read.faults)}`);
  const { fate, reason } = await store.accept(read.message, raw, START);
  if (fate !== "accepted") throw new Error(`${fate}: ${reason}`);
}

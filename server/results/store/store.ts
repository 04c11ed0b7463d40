import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress, zstdCompressSync } from "node:zlib";
import type { Cue } from "../../../contracts/cues.ts";
import type { Kind, Version } from "../../../contracts/results.ts";
import type { Message } from "../message.ts";
import { createBatches } from "./batches.ts";
import type { Database } from "./database.ts";
import { heldAt, type Selection } from "./held.ts";
import { historyOf } from "./history.ts";
import { keptQuery, registeredOf, spansOf, takeTurn, write } from "./ledger.ts";
import { lastMessages, messagesWaitingFor, type Logged } from "./message-log.ts";
import { isRegistration, planOf, type Offer, type Outcome } from "./plan.ts";

export type { Outcome } from "./plan.ts";

/**
 * The competition database: every version of everything, each valid from an instant of event time. What holds at an
 * instant does not depend on the order in which messages came; of two with one version and different words the first
 * stands, and the other is refused. An answer means that the message is written: it survives the machine.
 */
export interface Store {
  accept(message: Message, raw: Uint8Array, receivedAt: number): Promise<Outcome>;
  /** Keeps the beginning of what cannot be used, with the reason. */
  refuse(reason: string, raw: Uint8Array, receivedAt: number): Promise<Outcome>;
  /** What holds at an instant; null where nothing does. */
  one<K extends Kind>(kind: K, id: string, asOf: number): Promise<Version<K> | null>;
  many<K extends Kind>(kind: K, ids: readonly string[], asOf: number): Promise<Version<K>[]>;
  /** Everything of a kind, of one list or of all, by id. */
  list<K extends Kind>(kind: K, asOf: number, scope?: string): Promise<Version<K>[]>;
  /** The same of several kinds in one question, by kind and id. */
  held<K extends Kind>(selections: readonly Selection<K>[], asOf: number): Promise<Version<K>[]>;
  /**
   * What changes after `from` until `to`, by instant: applied one after the other to what is held at `from`, they give
   * what is held at each instant until `to`. Without a body the thing is gone. When the newest list that spoke of a
   * thing leaves it out, what an older one says of it comes again, and its `from` is the instant at which it does.
   * A selection with a scope is of that list alone; do not mix it with others of its kind.
   */
  history(selections: readonly Selection[], from: number, to: number): Promise<Cue[]>;
  /** Messages that wait for one of these codes, the oldest first; to be offered to `accept` again. */
  waitingFor(codes: readonly string[]): Promise<{ receivedAt: number; raw: Uint8Array }[]>;
  /** The last messages, newest first; those before a number. */
  log(limit: number, before?: number): Promise<Logged[]>;
}

const compressAside = promisify(zstdCompress);
/** Bytes; below, another thread costs more than it saves: 0.9 ms for what takes 0.1 ms here. */
const SMALL = 256 * 1024;
const compress = async (raw: Uint8Array) => (raw.length <= SMALL ? zstdCompressSync(raw) : compressAside(raw));
const MAX_REFUSED_BYTES = 64 * 1024;
const MAX_BATCH = 64;
/** SQLSTATE classes of what is wrong with the data: bad values, broken constraints, limits. */
const OF_THE_DATA = ["22", "23", "54"];
/** True where the database refused what it was given, and would refuse it again. */
export const isOfTheData = (error: unknown): boolean =>
  OF_THE_DATA.includes(String((error as { code?: unknown }).code).slice(0, 2));

/**
 * Several stores, also of several processes, may write to one database: they take turns. What a store remembers itself
 * is only who is registered, which nobody ever ceases to be.
 */
export function createStore(database: Database): Store {
  const registered = new Set<string>();

  async function keep(offers: readonly Offer[]): Promise<readonly Outcome[]> {
    const plan = await database.transaction().execute(async (trx) => {
      const seqs = await takeTurn(trx, offers.length);
      const { rows: kept } = await keptQuery(spansOf(offers)).execute(trx);
      const codes = new Set(offers.flatMap(({ message }) => message?.needs ?? []));
      for (const { message } of offers)
        for (const { id } of message?.changes.filter(isRegistration) ?? []) codes.add(id);
      const unsure = [...codes].filter((code) => !registered.has(code));
      const found = new Set(await registeredOf(trx, unsure));
      const isRegistered = (code: string) => registered.has(code) || found.has(code);
      const made = planOf(offers, { kept, isRegistered, seqs });
      await write(trx, made);
      return { ...made, found };
    });
    for (const code of plan.found) registered.add(code);
    for (const code of plan.registrations) registered.add(code);
    return plan.outcomes;
  }
  const inTurn = createBatches(async (offers: readonly Promise<Offer>[]) => keep(await Promise.all(offers)), {
    most: MAX_BATCH,
    isOfOne: isOfTheData,
  });

  return {
    accept: (message, raw, received) => {
      const hash = createHash("sha256").update(raw).digest("base64url");
      return inTurn(compress(raw).then((packed) => ({ message, reason: "", received, hash, packed })));
    },
    refuse: (reason, raw, received) =>
      inTurn(
        compress(raw.subarray(0, MAX_REFUSED_BYTES)).then((packed) => ({
          ...{ message: null, reason, received, hash: "", packed },
        })),
      ),
    async one(kind, id, asOf) {
      return (await heldAt(database, [{ kind, ids: [id] }], asOf))[0] ?? null;
    },
    many: async (kind, ids, asOf) => (ids.length === 0 ? [] : heldAt(database, [{ kind, ids }], asOf)),
    list: (kind, asOf, scope) => heldAt(database, [scope === undefined ? { kind } : { kind, scope }], asOf),
    held: (selections, asOf) => heldAt(database, selections, asOf),
    history: (selections, from, to) => historyOf(database, selections, { from, to }),
    waitingFor: (codes) => messagesWaitingFor(database, codes),
    log: (limit, before) => lastMessages(database, limit, before),
  };
}

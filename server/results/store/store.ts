import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { sql, type Transaction } from "kysely";
import type { Body, Kind, Version } from "../../../contracts/results.ts";
import type { Change, Message } from "../message.ts";
import type { Database } from "./database.ts";
import type { Fate, Schema } from "./schema.ts";

export interface Outcome {
  fate: Fate;
  /** For people; empty where there is nothing to say. */
  reason: string;
  /** Number in the log of messages. */
  seq: number;
  /** What holds now that did not before. */
  versions: Version[];
  /** Codes that may now be spoken of: whoever waited for them can be offered again. */
  registered: string[];
}

/**
 * The competition database: every version of everything, each valid from an instant of event time. What holds at an
 * instant does not depend on the order in which messages came; of two with one version and different words the first
 * stands, and the other is refused.
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
  /** Messages that wait for one of these codes, the oldest first; to be offered to `accept` again. */
  waitingFor(codes: readonly string[]): Promise<{ receivedAt: number; raw: Uint8Array }[]>;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const MAX_REASON = 500;
const MAX_REFUSED_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);
/** Parts come after the whole list of the same instant. */
const PART_PRECEDENCE = 1_000_000_000;
/** Codes in one question to the database. */
const CHUNK = 500;

export function createStore(database: Database): Store {
  /** One after the other: what is stale depends on what is there. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };

  async function accept(message: Message, raw: Uint8Array, received: number): Promise<Outcome> {
    const hash = createHash("sha256").update(raw).digest("base64url");
    const packed = await compress(raw);
    return database.transaction().execute(async (trx) => {
      const log = async (fate: Fate, reason = "", waitsFor: string[] = []): Promise<Outcome> => {
        const row = { received, at: message.at, document: message.document, version: message.version, hash };
        const { seq } = await trx
          .insertInto("message")
          .values({
            ...row,
            fate,
            reason: reason.slice(0, MAX_REASON),
            waits_for: JSON.stringify(waitsFor),
            // A repeated one stands in the log already.
            raw: fate === "repeated" ? NOTHING : packed,
          })
          .returning("seq")
          .executeTakeFirstOrThrow();
        return { fate, reason, seq, versions: [], registered: [] };
      };
      // Of a part another one at the same instant changes other items, and both hold.
      const [atOrBefore, atOrAfter] = message.extent === "whole" ? (["<=", ">="] as const) : (["<", ">"] as const);
      const rivals = await trx
        .selectFrom("message")
        .select(["seq", "version", "hash", "fate"])
        .where("document", "=", message.document)
        .where("fate", "in", ["accepted", "stale", "unknown", "quarantined"])
        .where((eb) =>
          eb.or([
            eb("version", "=", message.version),
            eb.and([
              eb("fate", "=", "accepted"),
              eb("version", ">", message.version),
              eb("at", atOrBefore, message.at),
            ]),
            eb.and([eb("fate", "=", "accepted"), eb("version", "<", message.version), eb("at", atOrAfter, message.at)]),
          ]),
        )
        .execute();
      const same = rivals.find(({ version }) => version === message.version);
      if (same && same.hash !== hash)
        return log("refused", `version ${message.version} of ${message.document} came before, with other content`);
      if (same && same.fate !== "quarantined") return log("repeated");
      if (message.extent === "unknown") return log("unknown", `${message.document} is of a type that is not read`);
      const missing = await unregistered(trx, message.needs);
      if (missing.length > 0)
        return same ? log("repeated") : log("quarantined", `nobody registered ${missing.join(", ")}`, missing);
      if (same) await trx.deleteFrom("message").where("seq", "=", same.seq).execute();

      // Whoever is outdone has registered people all the same: what is known of them must not depend on the order.
      const registered = await register(trx, message.changes);
      const newer = rivals.find(({ version }) => version > message.version);
      if (newer) return { ...(await log("stale", `version ${newer.version} holds already`)), registered };
      const outdone = rivals.filter(({ version }) => version < message.version).map(({ seq }) => seq);
      if (outdone.length > 0) {
        await trx.deleteFrom("version").where("message", "in", outdone).execute();
        await trx.updateTable("message").set({ fate: "stale" }).where("seq", "in", outdone).execute();
      }
      const outcome = await log("accepted");
      const precedence = message.version + (message.extent === "part" ? PART_PRECEDENCE : 0);
      const row = { valid_from: message.at, precedence, message: outcome.seq };
      const rows = [
        ...message.lists.map(({ kind, scope }) => ({ ...row, kind: "whole" as const, id: kind, scope, body: "" })),
        ...message.changes.map(({ kind, id, scope, body }) => ({
          ...row,
          kind,
          id,
          scope,
          body: JSON.stringify(body),
        })),
      ];
      for (let at = 0; at < rows.length; at += CHUNK)
        await trx
          .insertInto("version")
          .values(rows.slice(at, at + CHUNK))
          .execute();
      return { ...outcome, registered, versions: message.changes.map((change) => versionOf(change, message.at)) };
    });
  }

  async function many<K extends Kind>(kind: K, ids: readonly string[], asOf: number): Promise<Version<K>[]> {
    if (ids.length === 0) return [];
    return held(kind, asOf, { ids });
  }

  async function held<K extends Kind>(
    kind: K,
    asOf: number,
    { ids, scope }: { ids?: readonly string[]; scope?: string },
  ): Promise<Version<K>[]> {
    let newest = database
      .selectFrom("version")
      .distinctOn(["id", "scope"])
      .select(["id", "scope", "valid_from", "precedence", "body"])
      .where("kind", "=", kind)
      .where("valid_from", "<=", asOf)
      .orderBy("id")
      .orderBy("scope")
      .orderBy("valid_from", "desc")
      .orderBy("precedence", "desc");
    if (ids) newest = newest.where("id", "in", [...new Set(ids)]);
    if (scope !== undefined) newest = newest.where("scope", "=", scope);
    const rows = await database
      .with("newest", () => newest)
      .with("whole", (db) =>
        db
          .selectFrom("version")
          .select((eb) => ["scope", eb.fn.max("valid_from").as("since")])
          .where("kind", "=", "whole")
          .where("id", "=", kind)
          .where("valid_from", "<=", asOf)
          .groupBy("scope"),
      )
      .selectFrom("newest")
      .leftJoin("whole", "whole.scope", "newest.scope")
      .select(["newest.id", "newest.valid_from", "newest.body"])
      // What the newest whole list leaves out is gone.
      .where((eb) => eb.or([eb("whole.since", "is", null), eb("newest.valid_from", ">=", sql<number>`whole.since`)]))
      .orderBy("newest.id")
      .orderBy("newest.valid_from", "desc")
      .execute();
    const versions = rows.map(({ id, valid_from: from, body }): Version<K> => ({
      ...{ kind, id, from },
      body: JSON.parse(body) as Body<K>,
    }));
    // Of one who is in several lists the newest counts.
    return versions.filter(({ id }, index) => id !== versions[index - 1]?.id);
  }

  return {
    accept: (message, raw, receivedAt) => inTurn(() => accept(message, raw, receivedAt)),
    refuse: (reason, raw, received) =>
      inTurn(async () => {
        const row = {
          received,
          at: null,
          document: "",
          version: 0,
          hash: "",
          fate: "refused" as const,
          waits_for: "[]",
        };
        const { seq } = await database
          .insertInto("message")
          .values({
            ...row,
            reason: reason.slice(0, MAX_REASON),
            raw: await compress(raw.subarray(0, MAX_REFUSED_BYTES)),
          })
          .returning("seq")
          .executeTakeFirstOrThrow();
        return { fate: "refused", reason, seq, versions: [], registered: [] };
      }),
    async one(kind, id, asOf) {
      return (await many(kind, [id], asOf))[0] ?? null;
    },
    many,
    list: (kind, asOf, scope) => held(kind, asOf, scope === undefined ? {} : { scope }),
    async waitingFor(codes) {
      const rows = await database
        .selectFrom("message")
        .select(["received", "raw", "waits_for"])
        .where("fate", "=", "quarantined")
        .orderBy("seq")
        .execute();
      const wanted = new Set(codes);
      const found = rows.filter(({ waits_for }) =>
        (JSON.parse(waits_for) as string[]).some((code) => wanted.has(code)),
      );
      return Promise.all(
        found.map(async ({ received, raw }) => ({ receivedAt: received, raw: await decompress(raw) })),
      );
    },
  };
}

const versionOf = ({ kind, id, body }: Change, from: number): Version => ({ kind, id, from, body });

const isPerson = ({ kind }: Change): boolean => kind === "participant" || kind === "team";

/** @returns the codes that were not registered before. */
async function register(trx: Transaction<Schema>, changes: readonly Change[]): Promise<string[]> {
  const codes = [...new Set(changes.filter(isPerson).map(({ id }) => id))];
  const added: string[] = [];
  for (let at = 0; at < codes.length; at += CHUNK) {
    const rows = await trx
      .insertInto("registration")
      .values(codes.slice(at, at + CHUNK).map((code) => ({ code })))
      .onConflict((conflict) => conflict.doNothing())
      .returning("code")
      .execute();
    added.push(...rows.map(({ code }) => code));
  }
  return added;
}

async function unregistered(trx: Transaction<Schema>, needs: readonly string[]): Promise<string[]> {
  const missing = new Set(needs);
  const codes = [...missing];
  for (let at = 0; at < codes.length; at += CHUNK) {
    const rows = await trx
      .selectFrom("registration")
      .select("code")
      .where("code", "in", codes.slice(at, at + CHUNK))
      .execute();
    for (const { code } of rows) missing.delete(code);
  }
  return [...missing];
}

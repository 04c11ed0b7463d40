import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Fate } from "./schema.ts";

/** A message as an operator sees it. */
export interface Logged {
  /** Number in the log; not each number is taken. */
  seq: number;
  /** UTC ms, both; event time is null where it could not be read. */
  receivedAt: number;
  at: number | null;
  document: string;
  version: number;
  fate: Fate;
  reason: string;
}

const decompress = promisify(zstdDecompress);

/** The last messages, newest first; those before a number. */
export async function lastMessages(database: Database, limit: number, before?: number): Promise<Logged[]> {
  let query = database
    .selectFrom("message")
    .select(["seq", "received as receivedAt", "at", "document", "version", "fate", "reason"])
    .orderBy("seq", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("seq", "<", before);
  return query.execute();
}

/** Messages that wait for one of these codes, the oldest first. */
export async function messagesWaitingFor(
  database: Database,
  codes: readonly string[],
): Promise<{ receivedAt: number; raw: Uint8Array }[]> {
  const rows = await database
    .selectFrom("message")
    .select(["received", "raw"])
    .where("fate", "=", "quarantined")
    .where(sql<boolean>`jsonb_exists_any(waits_for::jsonb, ${[...codes]}::text[])`)
    .orderBy("seq")
    .execute();
  return Promise.all(rows.map(async ({ received, raw }) => ({ receivedAt: received, raw: await decompress(raw) })));
}

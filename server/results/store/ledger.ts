import { sql, type Transaction } from "kysely";
import type { Kept, Offer, Plan } from "./plan.ts";
import type { Schema } from "./schema.ts";

type Trx = Transaction<Schema>;

/** Rows in one statement. */
const CHUNK = 500;
/** Any number that nobody else takes in this database. */
const WRITERS_LOCK = 0x0df;

/**
 * Waits until no other process writes, until the transaction ends: what is stale depends on what is there.
 * @returns numbers for the log, ascending.
 */
export async function takeTurn(trx: Trx, count: number): Promise<number[]> {
  const { rows } = await sql<{ seq: string | number }>`
    with turn as materialized (select pg_advisory_xact_lock(${WRITERS_LOCK}))
    select nextval(pg_get_serial_sequence('message', 'seq')) as seq from turn, generate_series(1, ${count}::integer)`.execute(
    trx,
  );
  return rows.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
}

/** A document, the lowest version of it that is offered, and the earliest instant. */
export interface Span {
  document: string;
  version: number;
  at: number;
}

export function spansOf(offers: readonly Offer[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { message } of offers) {
    if (!message) continue;
    const { document, version, at } = message;
    const known = spans.get(document) ?? message;
    spans.set(document, { document, version: Math.min(known.version, version), at: Math.min(known.at, at) });
  }
  return [...spans.values()];
}

/** Of each document the messages that may be rivals; a few more do not matter. */
export const keptQuery = (spans: readonly Span[]) => {
  const columns = sql.raw("seq, document, version, hash, fate, at");
  const isKept = sql.raw("fate in ('accepted', 'stale', 'unknown', 'quarantined')");
  return sql<Kept>`
    select ${columns}
    from unnest(${spans.map(({ document }) => document)}::text[], ${spans.map(({ version }) => version)}::integer[],
      ${spans.map(({ at }) => at)}::double precision[]) as offered (name, lowest, earliest),
    lateral (
      select ${columns} from message where document = name and version >= lowest and ${isKept}
      union all
      select ${columns} from message where document = name and version < lowest and at >= earliest and ${isKept}
    ) as found
    order by seq`;
};

/** Those of these codes that are registered. */
export async function registeredOf(trx: Trx, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    select code from registration where code = any(${[...codes]}::text[])`.execute(trx);
  return rows.map(({ code }) => code);
}

export async function write(trx: Trx, plan: Plan): Promise<void> {
  const { messages, versions, registrations, outdone, released } = plan;
  if (outdone.length > 0) {
    await trx.deleteFrom("version").where("message", "in", outdone).execute();
    await trx.updateTable("message").set({ fate: "stale" }).where("seq", "in", outdone).execute();
  }
  if (released.length > 0) await trx.deleteFrom("message").where("seq", "in", released).execute();
  if (registrations.length > 0)
    await sql`insert into registration (code) select unnest(${registrations}::text[]) on conflict do nothing`.execute(
      trx,
    );
  for (const rows of chunksOf(messages)) await trx.insertInto("message").values(rows).execute();
  for (const rows of chunksOf(versions)) await trx.insertInto("version").values(rows).execute();
}

function chunksOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    rows.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

import { sql } from "kysely";
import type { Body, Kind, Version } from "../../../contracts/results.ts";
import type { Database } from "./database.ts";

/** Which things are asked for: all of a kind, those of some ids, those of one list, or what is in both. */
export interface Selection<K extends Kind = Kind> {
  kind: K;
  ids?: readonly string[];
  /** Of one list only: what other lists say of a thing does not count. */
  scope?: string;
}

/** What one list says of a thing from an instant on. */
export interface Row {
  kind: Kind;
  id: string;
  scope: string;
  valid_from: number;
  precedence: number;
  document: string;
  body: string;
}

/** Everything that every list said last until an instant, and that is not gone by then: an index look-up a thing. */
export const heldQuery = (selections: readonly Selection[], asOf: number) => sql<Row>`
  with recursive ${placesOf(selections)}
  select place.kind, place.id, place.scope, newest.valid_from, newest.precedence, newest.document, newest.body
  from place, lateral ${newestAt(asOf)} as newest
  where (${isGone(asOf)}) is not true`;

/** Of one who is in several lists the newest counts. */
export async function heldAt<K extends Kind>(
  database: Database,
  selections: readonly Selection<K>[],
  asOf: number,
): Promise<Version<K>[]> {
  if (selections.length === 0) return [];
  const { rows } = await heldQuery(selections, asOf).execute(database);
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.kind} ${row.id}`;
    const known = newest.get(key);
    if (!known || isNewer(row, known)) newest.set(key, row);
  }
  return [...newest.values()]
    .toSorted((a, b) => order(a.kind, b.kind) || order(a.id, b.id))
    .map((row) => ({
      ...{ kind: row.kind as K, id: row.id, from: row.valid_from },
      body: JSON.parse(row.body) as Body<K>,
    }));
}

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function isNewer(one: Row, other: Row): boolean {
  const difference =
    one.valid_from - other.valid_from ||
    one.precedence - other.precedence ||
    order(one.document, other.document) ||
    order(one.scope, other.scope);
  return difference > 0;
}

/**
 * Tables of a `with recursive`: `asked` (kind, id, scope) and `open` (kind, scope) as they are selected, and `place`,
 * each (kind, id, scope) of which anything was ever said. Each step goes to the next place in the index, past all
 * versions of this one: PostgreSQL does not skip by itself.
 */
export function placesOf(selections: readonly Selection[]) {
  const asked = selections.flatMap(({ kind, ids, scope }) => (ids ?? []).map((id) => ({ kind, id, scope })));
  const open = selections.filter(({ ids }) => !ids);
  const texts = (values: readonly (string | undefined)[]) => sql`${values.map((value) => value ?? null)}::text[]`;
  const column = (rows: readonly { kind: Kind }[]) => texts(rows.map(({ kind }) => kind));
  return sql`
    asked (kind, id, scope) as (select distinct * from unnest(${column(asked)},
      ${texts(asked.map(({ id }) => id))}, ${texts(asked.map(({ scope }) => scope))})),
    open (kind, scope) as (select distinct * from unnest(${column(open)}, ${texts(open.map(({ scope }) => scope))})),
    of_ids (kind, id, wanted, scope) as (
      select asked.kind, asked.id, asked.scope, first.scope from asked, lateral (
        select scope from version where kind = asked.kind and id = asked.id order by scope limit 1) as first
      union all
      select of_ids.kind, of_ids.id, of_ids.wanted, next.scope from of_ids, lateral (
        select scope from version where kind = of_ids.kind and id = of_ids.id and scope > of_ids.scope
        order by scope limit 1) as next
    ),
    of_kinds (kind, wanted, id, scope) as (
      select open.kind, open.scope, first.id, first.scope from open, lateral (
        select id, scope from version where kind = open.kind order by id, scope limit 1) as first
      union all
      select of_kinds.kind, of_kinds.wanted, next.id, next.scope from of_kinds, lateral (
        select id, scope from version where kind = of_kinds.kind and (id, scope) > (of_kinds.id, of_kinds.scope)
        order by id, scope limit 1) as next
    ),
    place (kind, id, scope) as (
      select kind, id, scope from of_ids where wanted is null or wanted = scope
      union
      select kind, id, scope from of_kinds where wanted is null or wanted = scope
    )`;
}

export const newestAt = (asOf: number) => sql`(
  select valid_from, precedence, document, body from version
  where kind = place.kind and id = place.id and scope = place.scope and valid_from <= ${asOf}
  order by valid_from desc, precedence desc, document desc limit 1)`;

/** What the newest whole list leaves out is gone. */
export const isGone = (asOf: number) => sql`newest.valid_from < (
  select valid_from from version
  where kind = 'whole' and id = place.kind and scope = place.scope and valid_from <= ${asOf}
  order by valid_from desc limit 1)`;

import { sql } from "kysely";
import type { Cue } from "../../../contracts/cues.ts";
import type { Kind } from "../../../contracts/results.ts";
import type { Database } from "./database.ts";
import { isGone, newestAt, placesOf, type Row, type Selection } from "./held.ts";
import { timelineOf } from "./timeline.ts";

type Found = Row & { what: "base" | "row" | "whole" };

/**
 * In one statement, so of one state of the store: what begins to hold after `from` until `to`, which lists came whole
 * then, and, of kinds of which some did, what held at `from`.
 */
export const historyQuery = (selections: readonly Selection[], from: number, to: number) => {
  const isWithin = sql`valid_from > ${from} and valid_from <= ${to}`;
  return sql<Found>`
    with recursive ${placesOf(selections)},
    selected (kind, scope) as (select kind, scope from asked union select kind, scope from open),
    whole as (
      select distinct version.id as kind, version.scope, version.valid_from
      from selected join version on version.kind = 'whole' and version.id = selected.kind and ${isWithin}
      where selected.scope is null or selected.scope = version.scope
    ),
    listed as (select distinct kind from whole)
    select 'base' as what, place.kind, place.id, place.scope,
      newest.valid_from, newest.precedence, newest.document, newest.body
    from listed join place using (kind), lateral ${newestAt(from)} as newest
    where (${isGone(from)}) is not true
    union all
    select 'row', kind, id, version.scope, valid_from, precedence, document, body
    from asked join version using (kind, id)
    where ${isWithin} and (asked.scope is null or asked.scope = version.scope)
    union all
    select 'row', kind, id, version.scope, valid_from, precedence, document, body
    from open join version using (kind)
    where ${isWithin} and (open.scope is null or open.scope = version.scope)
    union all
    select 'whole', kind, '', scope, valid_from, 0, '', '' from whole`;
};

export async function historyOf(
  database: Database,
  selections: readonly Selection[],
  { from, to }: { from: number; to: number },
): Promise<Cue[]> {
  if (selections.length === 0 || !(to > from)) return [];
  const { rows } = await historyQuery(selections, from, to).execute(database);
  const of = (what: Found["what"]) => rows.filter((row) => row.what === what);
  const wholes = of("whole").map(({ kind, scope, valid_from: at }) => ({ kind: kind as Kind, scope, at }));
  return timelineOf(of("base"), of("row"), wholes);
}

import type { Cue } from "../../../contracts/cues.ts";
import type { Body, Kind } from "../../../contracts/results.ts";
import { isNewer, order, type Row } from "./held.ts";

/** That a list was sent whole: what it leaves out is gone. */
export interface Whole {
  kind: Kind;
  scope: string;
  at: number;
}

/** A thing, and what each list says of it now. */
interface Thing {
  kind: Kind;
  id: string;
  byScope: Map<string, Row>;
  shown: Row | undefined;
}

/**
 * What a viewer must be told who holds what held before: whatever begins to hold, and, without a body, whatever is
 * gone, each at its instant. Pure.
 * @param base what lists said before; only of kinds of which a list comes whole is it needed.
 * @param rows what they say then, in any order.
 * @returns by instant; at one instant of each thing one.
 */
export function timelineOf(base: readonly Row[], rows: readonly Row[], wholes: readonly Whole[]): Cue[] {
  const things = new Map<string, Thing>();
  const thingOf = ({ kind, id }: Row): Thing => {
    const key = `${kind} ${id}`;
    let thing = things.get(key);
    if (!thing) things.set(key, (thing = { kind, id, byScope: new Map(), shown: undefined }));
    return thing;
  };
  const keep = (row: Row): Thing => {
    const thing = thingOf(row);
    const known = thing.byScope.get(row.scope);
    if (!known || isNewer(row, known)) thing.byScope.set(row.scope, row);
    return thing;
  };
  for (const row of base) {
    const thing = keep(row);
    thing.shown = newestOf(thing);
  }

  const rowsAt = Map.groupBy(rows, ({ valid_from }) => valid_from);
  const wholesAt = Map.groupBy(wholes, ({ at }) => at);
  const instants = [...new Set([...rowsAt.keys(), ...wholesAt.keys()])].toSorted((a, b) => a - b);
  return instants.flatMap((at) => {
    const touched = new Set<Thing>();
    for (const { kind, scope } of wholesAt.get(at) ?? [])
      for (const thing of things.values()) if (thing.kind === kind && thing.byScope.delete(scope)) touched.add(thing);
    for (const row of rowsAt.get(at) ?? []) touched.add(keep(row));
    return [...touched]
      .toSorted((a, b) => order(a.kind, b.kind) || order(a.id, b.id))
      .flatMap((thing) => tell(thing, at));
  });
}

function tell(thing: Thing, from: number): Cue[] {
  const newest = newestOf(thing);
  if (newest === thing.shown) return [];
  thing.shown = newest;
  const { kind, id } = thing;
  return [{ kind, id, from, body: newest ? (JSON.parse(newest.body) as Body) : null }];
}

const newestOf = ({ byScope }: Thing): Row | undefined =>
  [...byScope.values()].reduce<Row | undefined>((best, row) => (best && isNewer(best, row) ? best : row), undefined);

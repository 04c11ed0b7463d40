import type { Kind, Version } from "../../contracts/results.ts";
import { BODIES } from "../../contracts/results.ts";
import type { Message } from "../../server/results/message.ts";

export const KINDS = Object.keys(BODIES) as Kind[];

/**
 * What holds at instants, worked out from all messages without a database, an index or a history: each time the day is
 * played from its beginning. Shares nothing with the store but the meaning of a message (docs/adr/0017).
 */
export function createNaive(messages: readonly Message[]): (asOf: number) => Version[] {
  const people = new Set(
    messages.flatMap(({ changes }) =>
      changes.filter(({ kind }) => kind === "participant" || kind === "team").map(({ id }) => id),
    ),
  );
  const known = messages.filter(({ needs, extent }) => extent !== "unknown" && needs.every((code) => people.has(code)));
  const documents = Map.groupBy(known, ({ document }) => document);
  const inForce = known.filter(
    (one) => !documents.get(one.document)?.some((other) => other.version > one.version && isOutdone(one, other)),
  );
  const played = inForce.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
  return (asOf) => stateOf(played, asOf);
}

const isOutdone = (one: Message, other: Message): boolean =>
  one.extent === "whole" ? other.at <= one.at : other.at < one.at;

type Key = readonly (number | string)[];
const keyOf = ({ at, extent, version, document }: Message): Key => [at, extent === "part" ? 1 : 0, version, document];
function compare(one: Key, other: Key): number {
  for (const [index, mine] of one.entries()) {
    const theirs = other[index] ?? 0;
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}

interface Held {
  version: Version;
  key: Key;
}

function stateOf(played: readonly Message[], asOf: number): Version[] {
  /** Of each list what it says of each thing. */
  const lists = new Map<string, Map<string, Held>>();
  const listOf = (kind: string, scope: string) => {
    const name = `${kind} ${scope}`;
    const list = lists.get(name) ?? new Map<string, Held>();
    lists.set(name, list);
    return list;
  };
  for (const message of played) {
    if (message.at > asOf) break;
    for (const { kind, scope } of message.lists) {
      const list = listOf(kind, scope);
      for (const [id, { version }] of list) if (version.from < message.at) list.delete(id);
    }
    for (const { kind, id, scope, body } of message.changes)
      listOf(kind, scope).set(id, {
        version: { kind, id, from: message.at, body },
        key: [...keyOf(message), scope],
      });
  }
  const newest = new Map<string, Held>();
  for (const list of lists.values())
    for (const held of list.values()) {
      const name = `${held.version.kind} ${held.version.id}`;
      const other = newest.get(name);
      if (!other || compare(held.key, other.key) > 0) newest.set(name, held);
    }
  return [...newest.values()]
    .map(({ version }) => version)
    .toSorted((one, other) => compare([one.kind, one.id], [other.kind, other.id]));
}

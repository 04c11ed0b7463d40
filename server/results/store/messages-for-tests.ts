import type { Kind, Version } from "../../../contracts/results.ts";
import { randomOf } from "../../../testing/random.ts";
import type { Message } from "../message.ts";
import type { Fate } from "./schema.ts";
import type { Store } from "./store.ts";

/** A message of a random day, and the bytes that stand for it. */
export interface Sent {
  message: Message;
  raw: Buffer;
}

export const sent = (message: Message): Sent => ({ message, raw: Buffer.from(JSON.stringify(message)) });

/** Results that replace each other, lists sent whole and in parts, clocks that run backwards, and strangers. */
export function randomDay(seed: number, count: number): Sent[] {
  const between = randomOf(seed);
  const random = (below: number) => between(0, below - 1);
  const versions = new Map<string, number>();
  const nextVersion = (document: string) => {
    const version = (versions.get(document) ?? 0) + 1;
    versions.set(document, version);
    return version;
  };
  let clock = 1_772_000_000_000;
  return Array.from({ length: count }, () => {
    clock += random(3) * 500;
    const at = random(12) === 0 ? clock - random(4000) : clock;
    const what = random(10);
    if (what < 6) {
      const id = `unit-${random(6)}`;
      const document = `DT_RESULT ${id}${random(6) === 0 ? " T" : ""}`;
      const body = { status: "live" as const, entries: [], counts: { n: random(1000) } };
      const needs = random(8) === 0 ? [`p${random(8)}`] : [];
      const changes = [{ kind: "result" as const, id, scope: "", body }];
      return sent({ document, version: nextVersion(document), at, extent: "whole", changes, lists: [], needs });
    }
    const scope = ["ALP", "BTH"][random(2)] ?? "ALP";
    const isWhole = what === 9;
    const kind: Kind = what < 8 ? "unit" : "participant";
    const document = `${isWhole ? "WHOLE" : "UPDATE"} ${kind} ${scope}`;
    const ids = Array.from({ length: 8 }, (_, index) => index).filter(() => random(isWhole ? 2 : 5) === 0);
    const changes = ids.map((index) =>
      kind === "unit"
        ? { kind, id: `${scope}-${index}`, scope, body: { name: `n${random(100)}`, status: "scheduled" as const } }
        : { kind, id: `p${index}`, scope, body: { familyName: `f${random(100)}`, role: "athlete" as const } },
    );
    const lists = isWhole ? [{ kind, scope }] : [];
    const extent = isWhole ? "whole" : "part";
    return sent({ document, version: nextVersion(document), at, extent, changes, lists, needs: [] });
  });
}

/** The same messages in another order, a quarter of them repeated. */
export function shuffled(day: readonly Sent[], seed: number): Sent[] {
  const random = randomOf(seed);
  return [...day, ...day.filter(() => random(0, 3) === 0)]
    .map((one) => ({ one, key: random(0, 1_000_000) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

/** As the intake does it: whoever was waited for sends what waited again. */
export async function offer(store: Store, { message, raw }: Sent, day: readonly Sent[]): Promise<Fate> {
  const { fate, registered } = await store.accept(message, raw, 0);
  if (registered.length > 0)
    for (const waiting of await store.waitingFor(registered)) {
      const again = day.find((one) => one.raw.equals(waiting.raw));
      if (again) await offer(store, again, day);
    }
  return fate;
}

/** What holds at an instant, worked out slowly from all messages, in no order: what the store must agree with. */
export function rebuild(day: readonly Sent[], asOf: number): Version[] {
  const messages = [...new Map(day.map(({ message }) => [`${message.document} ${message.version}`, message])).values()];
  const registered = new Set(
    messages.flatMap(({ changes }) => changes.filter(({ kind }) => kind === "participant").map(({ id }) => id)),
  );
  const usable = messages.filter(({ needs }) => needs.every((code) => registered.has(code)));
  const inForce = usable.filter(
    (one) =>
      !usable.some(
        (other) =>
          other.document === one.document &&
          other.version > one.version &&
          (one.extent === "whole" ? other.at <= one.at : other.at < one.at),
      ),
  );
  const rank = (message: Message) => message.version + (message.extent === "part" ? 1e9 : 0);
  const until = inForce
    .filter(({ at }) => at <= asOf)
    .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || (a.document < b.document ? -1 : 1));
  const state = new Map<string, Map<string, Version>>();
  for (const { at, lists, changes } of until) {
    for (const { kind, scope } of lists)
      for (const [key, one] of state)
        for (const own of one.keys()) if (key.startsWith(`${kind} `) && own === scope) one.delete(own);
    for (const { kind, id, scope, body } of changes) {
      const key = `${kind} ${id}`;
      const scopes = state.get(key) ?? new Map<string, Version>();
      state.set(key, scopes);
      scopes.delete(scope);
      scopes.set(scope, { kind, id, from: at, body });
    }
  }
  return [...state.values()]
    .flatMap((scopes) => [...scopes.values()].toSorted((a, b) => a.from - b.from).slice(-1))
    .toSorted((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));
}

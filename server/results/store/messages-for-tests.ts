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
export const rebuild = (day: readonly Sent[], asOf: number): Version[] => [...rebuiltAt(day, [asOf])].flat();

/** The same at each of many instants, which ascend. */
export function* rebuiltAt(day: readonly Sent[], instants: readonly number[]): Generator<Version[]> {
  const left = inForce(day);
  const state = new Map<string, Map<string, Version>>();
  for (const asOf of instants) {
    for (let next = left[0]; next && next.at <= asOf; next = left[0]) {
      apply(next, state);
      left.shift();
    }
    yield [...state.values()]
      .flatMap((scopes) => [...scopes.values()].toSorted((a, b) => a.from - b.from).slice(-1))
      .toSorted((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));
  }
}

/** Of messages in any order those that hold from their instant on, by instant. */
function inForce(day: readonly Sent[]): Message[] {
  const messages = [...new Map(day.map(({ message }) => [`${message.document} ${message.version}`, message])).values()];
  const rank = ({ version, extent }: Message) => version + (extent === "part" ? 1e9 : 0);
  return [...Map.groupBy(usableOf(messages), ({ document }) => document).values()]
    .flatMap((versions) => versions.filter((one) => !versions.some((other) => outdoes(other, one))))
    .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || (a.document < b.document ? -1 : 1));
}

const PEOPLE: ReadonlySet<Kind> = new Set<Kind>(["participant", "team"]);

/** Those that speak only of people whom others of them register; teams need their members before they are any. */
function usableOf(messages: readonly Message[]): Message[] {
  const registered = new Set<string>();
  for (;;) {
    const before = registered.size;
    const usable = messages.filter(({ needs }) => needs.every((code) => registered.has(code)));
    for (const { changes } of usable) for (const { kind, id } of changes) if (PEOPLE.has(kind)) registered.add(id);
    if (registered.size === before) return usable;
  }
}

const outdoes = (other: Message, { version, at, extent }: Message): boolean =>
  other.version > version && (extent === "whole" ? other.at <= at : other.at < at);

function apply({ at, lists, changes }: Message, state: Map<string, Map<string, Version>>): void {
  for (const { kind, scope } of lists)
    for (const [key, scopes] of state) if (key.startsWith(`${kind} `)) scopes.delete(scope);
  for (const { kind, id, scope, body } of changes) {
    const key = `${kind} ${id}`;
    const scopes = state.get(key) ?? new Map<string, Version>();
    state.set(key, scopes);
    scopes.delete(scope);
    scopes.set(scope, { kind, id, from: at, body });
  }
}

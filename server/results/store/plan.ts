import type { Version } from "../../../contracts/results.ts";
import type { Change, Message } from "../message.ts";
import type { Fate, MessageTable, VersionTable } from "./schema.ts";

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
  /** Earlier versions of the document, accepted before, do not hold any more: who was told of them must ask again. */
  tookBack: boolean;
}

/** A message that came; null: one that could not be read, for this reason. */
export interface Offer {
  message: Message | null;
  reason: string;
  received: number;
  hash: string;
  /** zstd. */
  packed: Uint8Array;
}

/** What the log says of a message that came before. */
export type Kept = Pick<MessageTable, "document" | "version" | "hash" | "fate"> & { seq: number; at: number };

export interface Known {
  /** Of each document that is offered at least those that may be rivals. */
  kept: readonly Kept[];
  isRegistered(code: string): boolean;
  /** Numbers for the log, one an offer. */
  seqs: readonly number[];
}

export type MessageRow = Omit<MessageTable, "seq"> & { seq: number };

/** What to write, and what to answer. */
export interface Plan {
  outcomes: Outcome[];
  messages: MessageRow[];
  versions: VersionTable[];
  registrations: string[];
  /** Numbers of messages of which nothing holds any more. */
  outdone: number[];
  /** Numbers of messages that waited, and come again under another number. */
  released: number[];
}

const MAX_REASON = 500;
const NOTHING = Buffer.alloc(0);
/** Parts come after the whole list of the same instant. */
const PART_PRECEDENCE = 1_000_000_000;

/** What becomes of messages, as if each came when the one before was written. Pure. */
export function planOf(offers: readonly Offer[], { kept, isRegistered, seqs }: Known): Plan {
  const byDocument = Map.groupBy(
    kept.map((one) => ({ ...one })),
    ({ document }) => document,
  );
  const written = new Map<number, { row: MessageRow; versions: VersionTable[] }>();
  const added = new Set<string>();
  const outdone: number[] = [];
  const released: number[] = [];

  function log(offer: Offer, seq: number, fate: Fate, reason = "", waitsFor: readonly string[] = []): Outcome {
    const { message, received, hash, packed } = offer;
    const { document = "", version = 0, at = null } = message ?? {};
    const row = { seq, received, at, document, version, hash, fate, reason: reason.slice(0, MAX_REASON) };
    // A repeated one stands in the log already.
    const raw = fate === "repeated" ? NOTHING : packed;
    written.set(seq, { row: { ...row, waits_for: JSON.stringify(waitsFor), raw }, versions: [] });
    if (at !== null && fate !== "repeated" && fate !== "refused") {
      const known = byDocument.get(document) ?? [];
      known.push({ seq, document, version, hash, fate, at });
      byDocument.set(document, known);
    }
    return { fate, reason, seq, versions: [], registered: [], tookBack: false };
  }
  function register(changes: readonly Change[]): string[] {
    const codes = new Set(changes.filter(isRegistration).map(({ id }) => id));
    const registered = [...codes].filter((code) => !added.has(code) && !isRegistered(code));
    for (const code of registered) added.add(code);
    return registered;
  }
  function release({ seq, document }: Kept): void {
    byDocument.set(document, byDocument.get(document)?.filter((one) => one.seq !== seq) ?? []);
    if (!written.delete(seq)) released.push(seq);
  }
  function outdo(one: Kept): void {
    one.fate = "stale";
    const own = written.get(one.seq);
    if (own) {
      own.row.fate = "stale";
      own.versions = [];
    } else outdone.push(one.seq);
  }

  function decide(offer: Offer, seq: number): Outcome {
    const { message, reason } = offer;
    if (!message) return log(offer, seq, "refused", reason);
    const { document, version } = message;
    const known = byDocument.get(document) ?? [];
    const same = known.find((one) => one.version === version);
    if (same && same.hash !== offer.hash)
      return log(offer, seq, "refused", `version ${version} of ${document} came before, with other content`);
    if (same && same.fate !== "quarantined") return log(offer, seq, "repeated");
    if (message.extent === "unknown")
      return log(offer, seq, "unknown", `nothing of ${document} is read: it is a test, or of another type`);
    const missing = [...new Set(message.needs)].filter((code) => !added.has(code) && !isRegistered(code));
    if (missing.length > 0)
      return same
        ? log(offer, seq, "repeated")
        : log(offer, seq, "quarantined", `nobody registered or scheduled ${missing.join(", ")}`, missing);
    if (same) release(same);

    // Whoever is outdone has registered people all the same: what is known of them must not depend on the order.
    const registered = register(message.changes);
    const rivals = known.filter((one) => isRival(one, message));
    const newer = rivals.find((one) => one.version > version);
    if (newer) return { ...log(offer, seq, "stale", `version ${newer.version} holds already`), registered };
    for (const rival of rivals) outdo(rival);
    const outcome = log(offer, seq, "accepted");
    const changes = lastOfEach(message.changes);
    const own = written.get(seq);
    if (own) own.versions = rowsOf(message, changes, seq);
    const versions = changes.map(({ kind, id, body }): Version => ({ kind, id, from: message.at, body }));
    return { ...outcome, registered, versions, tookBack: rivals.length > 0 };
  }

  const outcomes = offers.map((offer, index) => decide(offer, seqs[index] ?? Number.NaN));
  const all = [...written.values()];
  return {
    ...{ outcomes, outdone, released, registrations: [...added] },
    messages: all.map(({ row }) => row),
    versions: all.flatMap(({ versions }) => versions),
  };
}

/** Of two versions of a document only one holds at some instant. */
function isRival(one: Kept, { version, at, extent }: Message): boolean {
  if (one.fate !== "accepted") return false;
  // Of a part another one at the same instant changes other items, and both hold.
  if (one.at === at) return extent === "whole";
  return one.version > version ? one.at < at : one.at > at;
}

function rowsOf({ document, version, at, extent, lists }: Message, changes: readonly Change[], message: number) {
  const precedence = version + (extent === "part" ? PART_PRECEDENCE : 0);
  const row = { valid_from: at, precedence, document, message };
  return [
    ...lists.map(({ kind, scope }): VersionTable => ({ ...row, kind: "whole", id: kind, scope, body: "" })),
    ...changes.map(({ kind, id, scope, body }): VersionTable => ({
      ...row,
      kind,
      id,
      scope,
      body: JSON.stringify(body),
    })),
  ];
}

/** A message that says a thing twice means what it says last. */
const lastOfEach = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [JSON.stringify([change.kind, change.id, change.scope]), change])).values(),
];

/** What may be spoken of from then on: people, teams and units of the schedule. */
export const isRegistration = ({ kind }: Change): boolean =>
  kind === "participant" || kind === "team" || kind === "unit";

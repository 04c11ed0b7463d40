import type { Cue } from "../../../contracts/cues.ts";
import type { Log } from "../../platform/log.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { Changes } from "../changes.ts";
import type { Message } from "../message.ts";
import { readMessage } from "../odf/read-message.ts";
import { isOfTheData, type Outcome, type Store } from "../store/store.ts";

export interface IntakeOptions {
  store: Store;
  changes: Changes;
  timeZone: string;
  now: () => number;
  metrics: Metrics;
  log: Log;
}

/** What became of a message, as its sender is told. */
export interface Told {
  fate: Outcome["fate"];
  reason: string;
  /** Number in the log of messages. */
  seq: number;
  errors: { place: string; expected: string }[];
}

/** Where every way in ends: reads a message, keeps it, tells of what it changed. */
export interface Intake {
  /** Null: too many wait already; nothing was read. */
  take(raw: Uint8Array): Promise<Told> | null;
}

/** Bytes of messages that may wait for the database. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** Of each kind of trouble one line a minute. */
const LOG_EVERY_MS = 60_000;
/** A chain of messages that waited for each other ends here; the next message goes on. */
const MAX_OFFERS = 1000;
const JUST_BEFORE_MS = 0.001;

export function createIntake({ store, changes, timeZone, now, metrics, log }: IntakeOptions): Intake {
  const fates = metrics.counter("odf_messages_total", "Messages of results by type and fate", ["type", "fate"]);
  const waiting = metrics.gauge("odf_waiting_bytes", "Messages that wait for the database");
  const loggedAt = new Map<string, number>();
  let waitingBytes = 0;

  function tell(type: string, { fate, reason, seq }: Outcome): void {
    fates.labels(type, fate).inc();
    if (reason === "" || fate === "repeated" || fate === "stale") return;
    const kind = `${type} ${fate}`;
    if (now() - (loggedAt.get(kind) ?? Number.NEGATIVE_INFINITY) < LOG_EVERY_MS) return;
    loggedAt.set(kind, now());
    log.warn({ type, fate, seq, reason }, "a message of results does not hold");
  }

  /** A list that came whole says by its silence what is gone. */
  async function whatChanged({ lists, at }: Message, { fate, versions }: Outcome): Promise<readonly Cue[]> {
    if (fate !== "accepted" || lists.length === 0) return versions;
    const kinds = [...new Set(lists.map(({ kind }) => kind))];
    return store.history(
      kinds.map((kind) => ({ kind })),
      at - JUST_BEFORE_MS,
      at,
    );
  }

  /** Those who waited for somebody who is registered now are offered again. */
  async function offerAgain(codes: string[]): Promise<void> {
    let offers = 0;
    for (let registered = codes; registered.length > 0 && offers < MAX_OFFERS;) {
      const next: string[] = [];
      for (const { raw, receivedAt } of await store.waitingFor(registered)) {
        offers++;
        next.push(...(await accept(raw, receivedAt)).registered);
      }
      registered = next;
    }
  }

  /** What the database itself refuses is refused: it would not take it the next time either. */
  async function kept(message: Message, raw: Uint8Array, receivedAt: number): Promise<Outcome> {
    try {
      return await store.accept(message, raw, receivedAt);
    } catch (error) {
      if (!isOfTheData(error)) throw error;
      return store.refuse(`the database does not take it: ${(error as Error).message}`, raw, receivedAt);
    }
  }

  async function accept(raw: Uint8Array, receivedAt: number): Promise<Outcome & { errors: Told["errors"] }> {
    const read = readMessage(raw, { timeZone, now: receivedAt });
    if ("faults" in read) {
      const reason = read.faults.map(({ place, expected }) => `${place}: ${expected}`).join("; ");
      const outcome = await store.refuse(reason, raw, receivedAt);
      tell("?", outcome);
      return { ...outcome, errors: read.faults };
    }
    const outcome = await kept(read.message, raw, receivedAt);
    tell(outcome.fate === "unknown" ? "other" : read.header.type, outcome);
    changes.publish(await whatChanged(read.message, outcome), outcome.tookBack);
    return { ...outcome, errors: [] };
  }

  return {
    take(raw) {
      if (waitingBytes + raw.length > MAX_WAITING_BYTES) return null;
      waitingBytes += raw.length;
      waiting.set(waitingBytes);
      const work = async (): Promise<Told> => {
        try {
          const { registered, fate, reason, seq, errors } = await accept(raw, now());
          await offerAgain(registered);
          return { fate, reason, seq, errors };
        } finally {
          waitingBytes -= raw.length;
          waiting.set(waitingBytes);
        }
      };
      return work();
    },
  };
}

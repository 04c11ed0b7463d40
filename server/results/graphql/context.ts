import type { EventFile } from "../../../contracts/event.ts";
import type { Store } from "../store/store.ts";
import { createReader, type Reader } from "./held.ts";
import type { ChangeFeed } from "./live/change-feed.ts";
import { createTelemetryReader, type TelemetryReader } from "./telemetry/batch.ts";
import type { TelemetrySource } from "./telemetry/source.ts";

/** Who asks, and how to be rid of them. */
export interface Caller {
  /** Whom limits are counted for. */
  client: string;
  /** Ends the connection of a subscriber that does not read. */
  drop(): void;
}

/** What resolvers are given. */
export interface GraphqlContext extends Caller {
  /** UTC ms: one instant for the whole request. */
  now: number;
  event: EventFile;
  reader: Reader;
  telemetry: TelemetryReader;
  feed: ChangeFeed;
  /** Forgets what a context has read and takes the time anew: before each event of a subscription. */
  renew(context: GraphqlContext): void;
}

export interface Sources {
  store: Pick<Store, "many" | "list">;
  event: EventFile;
  feed: ChangeFeed;
  telemetry: TelemetrySource;
  /** UTC ms. */
  now(): number;
}

export function createContext({ store, event, feed, telemetry, now }: Sources, caller: Caller): GraphqlContext {
  const begin = () => ({
    now: now(),
    reader: createReader(store),
    telemetry: createTelemetryReader(telemetry),
  });
  // Yoga copies it, hence the argument.
  return { ...caller, ...begin(), event, feed, renew: (context) => void Object.assign(context, begin()) };
}

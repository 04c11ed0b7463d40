import { createHash } from "node:crypto";
import { createBoundedCache } from "./limits/bounded-cache.ts";
import { refusal } from "./refusal.ts";

/** A request's parameters, as GraphQL over HTTP and graphql-transport-ws have them. */
export interface AskedParams {
  query?: string | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

/** Automatic persisted queries: a client sends a query's sha256 and, when that is not known, the query once. */
export interface Persisted {
  /** @throws PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_MISMATCH */
  queryOf(params: AskedParams): string | null | undefined;
}

/** Anybody may store one: beyond this, what was not used for longest goes. */
const MOST_CHARACTERS = 4_000_000;
const LEAST_WEIGHT = 200;
const SHA_256 = /^[0-9a-f]{64}$/;

export function createPersisted(): Persisted {
  const known = createBoundedCache<string>(MOST_CHARACTERS);
  return {
    queryOf({ query, extensions }) {
      const asked = extensions?.["persistedQuery"] as { version?: unknown; sha256Hash?: unknown } | null | undefined;
      const hash = asked?.version === 1 ? asked.sha256Hash : undefined;
      if (typeof hash !== "string") return query;
      if (query == null) {
        const found = known.get(hash);
        if (found !== undefined) return found;
        // The words that clients of this protocol look for.
        throw refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", {}, { status: 404 });
      }
      if (!SHA_256.test(hash) || createHash("sha256").update(query).digest("hex") !== hash)
        throw refusal("PERSISTED_QUERY_MISMATCH", "the sha256 is another query's", {}, { status: 400 });
      known.set(hash, query, Math.max(LEAST_WEIGHT, query.length));
      return query;
    },
  };
}

import * as v from "valibot";
import { Catalogue } from "../../contracts/catalogue.ts";
import { Problem } from "../../contracts/problem.ts";
import { api } from "../../contracts/routes.ts";

/** Why there is no catalogue. `detail` is for the viewer to read out to whoever runs the server. */
export interface CatalogueFailure {
  kind: "away" | "refused" | "unreadable";
  detail: string;
}
export type CatalogueResult = { ok: true; catalogue: Catalogue } | { ok: false; failure: CatalogueFailure };

const TIMEOUT_MS = 8000;

/** Fetches `GET /api/catalogue`. Never throws; an abort counts as "away". */
export async function fetchCatalogue(signal: AbortSignal, get: typeof fetch = fetch): Promise<CatalogueResult> {
  let body: unknown;
  try {
    const response = await get(api.catalogue, {
      headers: { accept: "application/json" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    body = await response.json().catch(() => null);
    if (!response.ok) {
      const problem = v.safeParse(Problem, body);
      const said = problem.success ? (problem.output.detail ?? problem.output.title) : `HTTP ${response.status}`;
      // A proxy in front of a server that is down answers 502 to 504: that is absence, not refusal.
      return failure(response.status >= 502 && response.status <= 504 ? "away" : "refused", said);
    }
  } catch (error) {
    return failure("away", error instanceof Error ? error.message : String(error));
  }
  const parsed = v.safeParse(Catalogue, body);
  if (parsed.success) return { ok: true, catalogue: parsed.output };
  const [issue] = parsed.issues;
  return failure("unreadable", `${v.getDotPath(issue) ?? "the whole answer"}: ${issue.message}`);
}

const failure = (kind: CatalogueFailure["kind"], detail: string): CatalogueResult => ({
  ok: false,
  failure: { kind, detail },
});

/** Milliseconds to wait before try number `attempt` (from 1): quick at first, never more than ten seconds. */
export const retryDelayMs = (attempt: number): number => Math.min(10_000, 1000 * 1.6 ** (attempt - 1));

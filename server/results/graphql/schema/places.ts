import type { Kind } from "../../../../contracts/results.ts";
import { rscAt, type RscLevel } from "../../../../contracts/rsc.ts";
import type { Held, Reader } from "../held.ts";

const LEVELS: readonly RscLevel[] = ["unit", "phase", "event", "gender", "discipline"];

/** What is said of a unit itself, or else of its phase, its event, its sport: the nearest. */
export async function nearest<K extends Kind>(
  reader: Reader,
  kind: K,
  rsc: string,
  at: number,
): Promise<Held<K> | null> {
  const codes = [...new Set(LEVELS.map((level) => rscAt(rsc, level)))];
  const [first] = await reader.some(kind, codes, at);
  return first ?? null;
}

/** A person or a team of this code; some messages do not say which. */
export async function competitorAt(
  reader: Reader,
  code: string | undefined,
  at: number,
): Promise<Held<"participant"> | Held<"team"> | null> {
  if (code === undefined) return null;
  const [team, person] = await Promise.all([reader.one("team", code, at), reader.one("participant", code, at)]);
  return team ?? person;
}

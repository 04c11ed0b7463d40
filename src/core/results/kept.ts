import * as v from "valibot";
import { Catalogue } from "../../../contracts/catalogue.ts";
import { type Cue, Cues } from "../../../contracts/cues.ts";
import { BODIES, type Kind } from "../../../contracts/results.ts";
import { observable } from "../observable.ts";
import { createCueBook } from "./cue-book.ts";
import type { Results } from "./results.ts";

/**
 * The last that was known of an event, for when nobody can be asked. One snapshot with one instant: nothing in it was
 * ahead of the viewer's playhead when it was taken.
 */
export const Kept = v.object({ catalogue: Catalogue, asOf: v.number(), cues: Cues });
export type Kept = v.InferOutput<typeof Kept>;

const KINDS = Object.keys(BODIES) as Kind[];
/** About 2 MB of text: days of a large event. */
const MAX_CHARS = 2_000_000;

/**
 * What is to be kept at `asOf`, UTC ms. What was known before and is not at hand now (units of yesterday, say) stays with
 * the instant it was known at; what lies ahead of `asOf` goes, for the viewer went back behind it.
 */
export function keptAt(
  results: Pick<Results, "list">,
  catalogue: Catalogue,
  asOf: number,
  before: Kept | null,
  maxChars: number = MAX_CHARS,
): Kept {
  const cues: Cue[] = KINDS.flatMap((kind) =>
    results.list(kind, asOf).map(({ id, body }) => ({ kind, id, from: asOf, body })),
  );
  const known = new Set(cues.map(keyOf));
  const older =
    before?.catalogue.event.id === catalogue.event.id
      ? before.cues
          .filter((cue) => cue.from <= asOf && !known.has(keyOf(cue)))
          .toSorted((one, other) => other.from - one.from)
      : [];
  return { catalogue, asOf, cues: withinChars([...cues, ...older], maxChars) };
}

/** The first ones that fit. */
function withinChars(cues: readonly Cue[], maxChars: number): Cue[] {
  let chars = 0;
  return cues.filter((cue) => (chars += JSON.stringify(cue).length) <= maxChars);
}

const keyOf = ({ kind, id }: Cue) => `${kind} ${id}`;

/** The same face as results that come over the network; nothing comes any more. */
export function resultsOf({ cues }: Kept): Results {
  const book = createCueBook();
  book.add(cues);
  return {
    at: (kind, id, asOf) => book.at(kind, id, asOf),
    list: (kind, asOf) => book.list(kind, asOf),
    versions: (kind, id, from, to) => book.versions(kind, id, from, to),
    follow: () => () => undefined,
    // There is no more to be known: what is missing here is not on its way.
    knows: () => true,
    news: observable(0),
    connected: observable(true),
    close: () => undefined,
  };
}

/** Units whose results are kept: what runs, then what ended last. */
export function unitsWithResults(results: Pick<Results, "at" | "list">, asOf: number) {
  const order = (unit: { began?: number | undefined; start?: number | undefined }) => unit.began ?? unit.start ?? 0;
  return results
    .list("unit", asOf)
    .filter(({ id }) => results.at("result", id, asOf) !== null)
    .toSorted(
      (one, other) =>
        Number(other.body.status === "running") - Number(one.body.status === "running") ||
        order(other.body) - order(one.body),
    );
}

import type { Entry, Irm, Result, ResultStatus } from "../../../contracts/results.ts";
import type { CueBook } from "./cue-book.ts";
import { personOf, type Person } from "./people.ts";

/** Something that happened in a unit, at an instant of event time, UTC ms. */
export type Moment = { key: string; at: number } & (
  | { kind: "finish"; person: Person; figure: string; rank: number | null; isLeader: boolean }
  | { kind: "split"; person: Person; point: number; rank: number | null; behindMs: number | null }
  | { kind: "shooting"; person: Person; hits: number; shots: number }
  | { kind: "out"; person: Person; irm: Irm }
  | { kind: "status"; status: ResultStatus }
  /** `people`: those whom the text does not name; `score`: where it is another than before. */
  | { kind: "play"; text: string; people: readonly Person[]; score: readonly [number, number] | null }
);

/** What became of these statuses is told by what happens in them. */
const UNTOLD: ReadonlySet<ResultStatus> = new Set(["start-list", "intermediate", "partial", "provisional"]);

/** What happened in a unit after `from` until `to`, oldest first: read from what changed in its results. */
export function momentsOf(book: Pick<CueBook, "at" | "versions">, unit: string, from: number, to: number): Moment[] {
  const moments: Moment[] = [];
  let before: Result | null = null;
  for (const { from: at, body } of book.versions("result", unit, from, to)) {
    if (before && at > from) moments.push(...changesOf(before, body, at, (code) => personOf(book, code, at)));
    before = body;
  }
  const told = new Set<string>();
  let scored = "";
  for (const [index, { from: at, body }] of book.versions("play", unit, from, to).entries()) {
    for (const { id, action, note, competitor, participants, score } of body.actions) {
      if (told.has(id)) continue;
      told.add(id);
      const isNews = score !== undefined && score.join() !== scored;
      scored = score?.join() ?? scored;
      // What the first version holds happened before anything is known of when.
      if (index === 0) continue;
      const codes = participants.length > 0 ? participants : competitor === undefined ? [] : [competitor];
      const text = note ?? action;
      const people = codes.map((code) => personOf(book, code, at)).filter(({ shortName }) => !text.includes(shortName));
      moments.push({ key: `play ${id}`, at, kind: "play", text, people, score: isNews ? score : null });
    }
  }
  return moments.toSorted((one, other) => one.at - other.at);
}

function changesOf(before: Result, after: Result, at: number, personFor: (code: string) => Person): Moment[] {
  const old = new Map(before.entries.map((entry) => [entry.competitor, entry]));
  const moments = after.entries.flatMap((entry): Moment[] =>
    momentsOfEntry(old.get(entry.competitor), entry, at, personFor),
  );
  if (before.status !== after.status && !UNTOLD.has(after.status))
    moments.push({ key: `status ${after.status} ${at}`, at, kind: "status", status: after.status });
  return moments;
}

function momentsOfEntry(
  before: Entry | undefined,
  entry: Entry,
  at: number,
  personFor: (code: string) => Person,
): Moment[] {
  const of = (what: string) => ({ key: `${what} ${entry.competitor} ${at}`, at, person: personFor(entry.competitor) });
  if (entry.irm !== undefined) return before?.irm === entry.irm ? [] : [{ ...of("out"), kind: "out", irm: entry.irm }];
  // Of a match the score is told by what was played.
  const isTimed = entry.kind === "athlete" || entry.time !== undefined;
  if (isTimed && entry.result !== undefined && before?.result === undefined) {
    const rank = entry.rank ?? null;
    return [{ ...of("finish"), kind: "finish", figure: entry.result, rank, isLeader: rank === 1 }];
  }
  const moments: Moment[] = [];
  for (const { bout, shots } of entry.shootings.slice(before?.shootings.length ?? 0))
    moments.push({
      ...{ ...of(`shooting ${bout}`), kind: "shooting" },
      ...{ hits: shots.filter(Boolean).length, shots: shots.length },
    });
  // Of several that came at once the last one says where somebody is.
  const split = entry.splits.slice(before?.splits.length ?? 0).at(-1);
  if (split && entry.result === undefined)
    moments.push({
      ...{ ...of(`split ${split.at}`), kind: "split", point: split.at },
      ...{ rank: split.rank ?? null, behindMs: split.behind ?? null },
    });
  return moments;
}

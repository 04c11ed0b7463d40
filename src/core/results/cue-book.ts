import { isSelected, type Cue, type CueWindow, type Selection } from "../../../contracts/cues.ts";
import type { Body, Kind } from "../../../contracts/results.ts";

/** What is known of results, by instant. Pure; everything is looked up as of an instant of event time, UTC ms. */
export interface CueBook {
  add(cues: readonly Cue[]): void;
  /** Takes a window in: what it should hold and does not is gone at its beginning. */
  addWindow(window: CueWindow, selections: readonly Selection[]): void;
  at<K extends Kind>(kind: K, id: string, asOf: number): Body<K> | null;
  /** Everything of a kind, by id. */
  list<K extends Kind>(kind: K, asOf: number): { id: string; body: Body<K> }[];
  /** What held of one thing at `from` and since, until `to`, oldest first. */
  versions<K extends Kind>(kind: K, id: string, from: number, to: number): { from: number; body: Body<K> }[];
  /** Forgets what no longer held at an instant. */
  forgetBefore(instant: number): void;
}

export function createCueBook(): CueBook {
  /** kind -> id -> versions, oldest first. */
  const pages = new Map<Kind, Map<string, Cue[]>>();

  const pageOf = (kind: Kind): Map<string, Cue[]> => {
    const page = pages.get(kind) ?? new Map<string, Cue[]>();
    pages.set(kind, page);
    return page;
  };
  const put = (cue: Cue): void => {
    const page = pageOf(cue.kind);
    const versions = page.get(cue.id);
    if (!versions) return void page.set(cue.id, [cue]);
    const after = versions.findLastIndex(({ from }) => from <= cue.from);
    // Of two that hold from one instant the later one is the correction.
    if (versions[after]?.from === cue.from) versions[after] = cue;
    else versions.splice(after + 1, 0, cue);
  };
  const find = (versions: readonly Cue[] | undefined, asOf: number): Cue | undefined =>
    versions?.findLast(({ from }) => from <= asOf);

  return {
    add: (cues) => cues.forEach(put),
    addWindow({ from, initial, changes }, selections) {
      const held = new Set(initial.map(({ kind, id }) => `${kind} ${id}`));
      for (const { kind } of selections)
        for (const [id, versions] of pageOf(kind)) {
          const before = find(versions, from);
          if (!before?.body || held.has(`${kind} ${id}`) || !isSelected(selections, before)) continue;
          put({ kind, id, from, body: null });
        }
      for (const cue of [...initial, ...changes]) put(cue);
    },
    at: <K extends Kind>(kind: K, id: string, asOf: number) =>
      (find(pages.get(kind)?.get(id), asOf)?.body ?? null) as Body<K> | null,
    list<K extends Kind>(kind: K, asOf: number) {
      const found: { id: string; body: Body<K> }[] = [];
      for (const [id, versions] of pages.get(kind) ?? []) {
        const body = find(versions, asOf)?.body;
        if (body) found.push({ id, body: body as Body<K> });
      }
      return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    },
    versions<K extends Kind>(kind: K, id: string, from: number, to: number) {
      const all = pages.get(kind)?.get(id) ?? [];
      const first = Math.max(
        0,
        all.findLastIndex((cue) => cue.from <= from),
      );
      return all
        .slice(first)
        .filter((cue) => cue.from <= to && cue.body !== null)
        .map((cue) => ({ from: cue.from, body: cue.body as Body<K> }));
    },
    forgetBefore(instant) {
      for (const page of pages.values())
        for (const [id, versions] of page) {
          const kept = versions.findLastIndex(({ from }) => from <= instant);
          versions.splice(0, Math.max(0, kept));
          if (versions.length === 1 && versions[0]?.body === null) page.delete(id);
        }
    },
  };
}

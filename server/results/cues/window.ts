import {
  isSelected,
  MAX_WINDOW_MS,
  peopleOf,
  type Cue,
  type CueWindow,
  type Selection,
} from "../../../contracts/cues.ts";
import type { Store } from "../store/store.ts";

/**
 * What holds at `from` and what changes until `to`, with everybody who is in it. Of the future there is nothing: a
 * window that reaches beyond now ends now.
 */
export async function windowOf(
  store: Store,
  selections: readonly Selection[],
  { from, to, now }: { from: number; to: number; now: number },
): Promise<CueWindow> {
  const until = Math.min(to, now, from + MAX_WINDOW_MS);
  // Who is in a result the database does not know; what is no more may have been of anybody.
  const isAsked = (cue: Cue) => cue.body === null || isSelected(selections, cue);
  const [held, changes] = await Promise.all([
    store.held(selections, from),
    until > from ? store.history(selections, from, until).then((cues) => cues.filter(isAsked)) : [],
  ]);
  const initial: Cue[] = held.filter(isAsked);
  const people = await peopleAt(store, [...initial, ...changes].flatMap(peopleOf), until);
  return { from, to: until, initial: [...people, ...initial], changes };
}

/** Participants and teams, and the members of the teams. */
export async function peopleAt(store: Store, codes: readonly string[], at: number): Promise<Cue[]> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return [];
  const teams = await store.many("team", wanted, at);
  const members = teams.flatMap((team) => peopleOf(team));
  return [...teams, ...(await store.many("participant", [...new Set([...wanted, ...members])], at))];
}

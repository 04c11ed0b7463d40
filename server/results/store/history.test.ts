import { describe, expect, test } from "vitest";
import type { Cue } from "../../../contracts/cues.ts";
import type { Body, Kind, Version } from "../../../contracts/results.ts";
import { randomOf } from "../../../testing/random.ts";
import { onBothEngines } from "./database-for-tests.ts";
import { emptyDatabase } from "./empty.ts";
import type { Selection } from "./held.ts";
import { offer, randomDay, sent, shuffled } from "./messages-for-tests.ts";
import { createStore, type Store } from "./store.ts";

const ALL: readonly Selection[] = [{ kind: "participant" }, { kind: "result" }, { kind: "unit" }];
const SOME: readonly Selection[] = [
  { kind: "participant", ids: ["p1", "p2", "nobody"] },
  { kind: "result", ids: ["unit-0", "unit-3"] },
  { kind: "unit", ids: ["ALP-1", "BTH-2"] },
];
const OF_ONE_LIST: readonly Selection[] = [
  { kind: "participant", scope: "BTH" },
  { kind: "unit", scope: "ALP", ids: ["ALP-1", "BTH-1"] },
];

type Said = Omit<Version, "from">;
const said = ({ kind, id, body }: Version): Said => ({ kind, id, body });

/** As a viewer does it: takes what is held, and applies what changes until an instant. */
function applied(held: readonly Version[], changes: readonly Cue[], until: number): Said[] {
  const things = new Map<string, Said>(held.map((one) => [`${one.kind} ${one.id}`, said(one)]));
  for (const { kind, id, from, body } of changes) {
    if (from > until) break;
    if (body === null) expect(things.delete(`${kind} ${id}`)).toBe(true);
    else things.set(`${kind} ${id}`, { kind, id, body });
  }
  return [...things.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const people = (document: string, scope: string, at: number, ids: readonly string[], familyName: string) =>
  sent({
    ...{ document: `${document} ${scope}`, version: at, at, needs: [] },
    extent: document === "WHOLE" ? "whole" : "part",
    lists: document === "WHOLE" ? [{ kind: "participant", scope }] : [],
    changes: ids.map((id) => ({ kind: "participant", id, scope, body: { familyName, role: "athlete" } })),
  });

onBothEngines((opened) => {
  const storeOf = async (day: ReturnType<typeof randomDay>): Promise<Store> => {
    await emptyDatabase(opened());
    const store = createStore(opened());
    for (const one of day) await offer(store, one, day);
    return store;
  };
  const told = async (store: Store, from: number, to: number, selection: Selection = { kind: "participant" }) =>
    (await store.history([selection], from, to)).map(({ id, from: at, body }) => [
      ...[at, id, body && (body as Body<"participant">).familyName],
    ]);

  describe("history", () => {
    test.each([11, 12, 13])(
      "seed %i: applied to what is held it gives what is held at every instant",
      async (seed) => {
        const day = randomDay(seed, 150);
        const store = await storeOf(shuffled(day, seed));
        const instants = [...new Set(day.map(({ message }) => message.at))].toSorted((a, b) => a - b);
        const random = randomOf(seed);
        let removals = 0;
        for (const selections of [ALL, SOME, OF_ONE_LIST]) {
          const from = instants[random(0, instants.length >> 1)] ?? 0;
          const to = instants.at(-random(1, 5)) ?? 0;
          const held = await store.held(selections, from);
          const changes = await store.history(selections, from, to);
          removals += changes.filter(({ body }) => body === null).length;
          expect(changes.every((change) => change.from > from && change.from <= to)).toBe(true);
          expect(changes.map((change) => change.from)).toEqual(
            changes.map((change) => change.from).toSorted((a, b) => a - b),
          );
          for (const at of instants.filter((instant) => instant >= from && instant <= to))
            for (const until of [at, at + 0.5].filter((instant) => instant <= to))
              expect(applied(held, changes, until)).toEqual((await store.held(selections, until)).map(said));
        }
        expect(removals).toBeGreaterThan(0);
      },
      120_000,
    );
    test("every version is told, from the instant on from which it holds", async () => {
      const store = await storeOf([
        people("UPDATE", "ALP", 1000, ["a"], "one"),
        people("UPDATE", "ALP", 2000, ["a"], "two"),
        people("UPDATE", "ALP", 3000, ["a", "b"], "three"),
      ]);
      expect(await told(store, 1000, 3000)).toEqual([
        [2000, "a", "two"],
        [3000, "a", "three"],
        [3000, "b", "three"],
      ]);
      expect(await told(store, 1000, 2999.9, { kind: "participant", ids: ["b"] })).toEqual([]);
      expect(await told(store, 3000, 9000)).toEqual([]);
      expect(await told(store, 9000, 1000)).toEqual([]);
      expect(await store.history([], 0, 9000)).toEqual([]);
    });
    test("what a whole list leaves out is gone, and may come again", async () => {
      const store = await storeOf([
        people("WHOLE", "ALP", 1000, ["a", "b"], "one"),
        people("WHOLE", "ALP", 2000, ["b"], "two"),
        people("WHOLE", "ALP", 3000, ["a"], "three"),
      ]);
      expect(await told(store, 1000, 3000)).toEqual([
        [2000, "a", null],
        [2000, "b", "two"],
        [3000, "a", "three"],
        [3000, "b", null],
      ]);
    });
    test("of whom his newest list leaves out an older one tells again", async () => {
      const store = await storeOf([
        people("UPDATE", "BTH", 1000, ["a"], "of BTH"),
        people("WHOLE", "ALP", 2000, ["a"], "of ALP"),
        people("WHOLE", "ALP", 3000, [], ""),
        people("WHOLE", "BTH", 4000, [], ""),
      ]);
      expect(await told(store, 1500, 4000)).toEqual([
        [2000, "a", "of ALP"],
        [3000, "a", "of BTH"],
        [4000, "a", null],
      ]);
      expect(await told(store, 500, 3500, { kind: "participant", scope: "BTH" })).toEqual([[1000, "a", "of BTH"]]);
    });
    test("selections that overlap tell a thing once", async () => {
      const store = await storeOf([people("UPDATE", "ALP", 1000, ["a"], "one")]);
      const kind: Kind = "participant";
      const selections = [{ kind }, { kind, ids: ["a", "a"] }, { kind }];
      expect(await store.history(selections, 0, 2000)).toHaveLength(1);
      expect(await store.held(selections, 2000)).toHaveLength(1);
    });
  });
});

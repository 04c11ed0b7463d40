import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Kind, Version } from "../../../contracts/results.ts";
import { randomOf } from "../random-for-tests.ts";
import { openDatabase, type Database } from "./database.ts";
import { randomDay, rebuild, sent, type Sent } from "./messages-for-tests.ts";
import { createStore, type Store } from "./store.ts";

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase("memory");
});
afterAll(() => database.destroy());

const empty = async () => {
  await database.deleteFrom("version").execute();
  await database.deleteFrom("registration").execute();
  await database.deleteFrom("message").execute();
  store = createStore(database);
};
/** As the intake does it: whoever was waited for sends what waited again. */
async function offer({ message, raw }: Sent, day: readonly Sent[]): Promise<string> {
  const { fate, registered } = await store.accept(message, raw, 0);
  if (registered.length > 0)
    for (const waiting of await store.waitingFor(registered)) {
      const again = day.find((one) => one.raw.equals(waiting.raw));
      if (again) await offer(again, day);
    }
  return fate;
}
async function everything(asOf: number): Promise<Version[]> {
  const kinds: Kind[] = ["participant", "result", "unit"];
  return (await Promise.all(kinds.map((kind) => store.list(kind, asOf)))).flat();
}
const result = (version: number, at: number, n: number): Sent =>
  sent({
    ...{ document: "DT_RESULT a", version, at, extent: "whole", lists: [], needs: [] },
    changes: [{ kind: "result", id: "a", scope: "", body: { status: "live", entries: [], counts: { n } } }],
  });
const shown = async (asOf: number) => (await store.one("result", "a", asOf))?.body.counts["n"];

describe("versions", () => {
  test("each holds from its own time until the next", async () => {
    await empty();
    const day = [result(1, 1000, 1), result(2, 2000, 2), result(3, 3000, 3)];
    for (const one of day) expect(await offer(one, day)).toBe("accepted");
    expect(await Promise.all([999, 1000, 1999.5, 2000, 9999].map(shown))).toEqual([undefined, 1, 1, 2, 3]);
  });
  test("what comes late fills the past and changes nothing else", async () => {
    await empty();
    const day = [result(3, 3000, 3), result(1, 1000, 1)];
    for (const one of day) expect(await offer(one, day)).toBe("accepted");
    expect(await Promise.all([1500, 3500].map(shown))).toEqual([1, 3]);
  });
  test("a repeated message, a stale one and a forged one change nothing, and are told apart", async () => {
    await empty();
    const day = [result(5, 3000, 5)];
    await offer(result(5, 3000, 5), day);
    expect(await offer(result(5, 3000, 5), day)).toBe("repeated");
    expect(await offer(result(4, 4000, 4), day)).toBe("stale");
    expect(await offer(result(5, 5000, 6), day)).toBe("refused");
    expect(await shown(9999)).toBe(5);
    expect(await offer(result(6, 2000, 7), day)).toBe("accepted");
    expect(await Promise.all([2500, 3500].map(shown))).toEqual([7, 7]);
  });
  test("a result of somebody whom nobody registered waits, and comes with him", async () => {
    await empty();
    const early = result(1, 1000, 1);
    early.message.needs = ["p1"];
    const registering = sent({
      ...{ document: "DT_PARTIC", version: 1, at: 500, extent: "part", lists: [], needs: [] },
      changes: [{ kind: "participant", id: "p1", scope: "ALP", body: { familyName: "Ritter", role: "athlete" } }],
    });
    const day = [early, registering];
    expect(await offer(early, day)).toBe("quarantined");
    expect(await offer(early, day)).toBe("repeated");
    expect(await shown(9999)).toBeUndefined();
    await offer(registering, day);
    expect(await shown(9999)).toBe(1);
  });
  test("who was registered by a list that is outdone stays known, whichever came first", async () => {
    const people = (version: number, at: number, ids: string[]) =>
      sent({
        ...{ document: "DT_PARTIC ALP", version, at, extent: "whole", needs: [] },
        lists: [{ kind: "participant", scope: "ALP" }],
        changes: ids.map((id) => ({
          kind: "participant",
          id,
          scope: "ALP",
          body: { familyName: id, role: "athlete" },
        })),
      });
    const about = result(1, 1000, 1);
    about.message.needs = ["p1"];
    const day = [people(1, 500, ["p1"]), people(2, 400, ["p2"]), about];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      await empty();
      for (const index of order) await offer(day[index] ?? about, day);
      expect(await shown(9999)).toBe(1);
      expect((await store.list("participant", 9999)).map(({ id }) => id)).toEqual(["p2"]);
    }
  });
  test("of what is not read nothing is lost", async () => {
    await empty();
    const { message, raw } = result(1, 1000, 1);
    expect((await store.accept({ ...message, extent: "unknown" }, raw, 0)).fate).toBe("unknown");
    expect((await store.refuse("not XML", Buffer.from("hello"), 7)).fate).toBe("refused");
    const rows = await database.selectFrom("message").select(["fate", "reason"]).orderBy("seq").execute();
    expect(rows).toEqual([
      { fate: "unknown", reason: "DT_RESULT a is of a type that is not read" },
      { fate: "refused", reason: "not XML" },
    ]);
  });
});

describe("a day in any order", () => {
  test.each([1, 2, 3])(
    "seed %i: shuffled with repeats it is the same day, at every instant",
    async (seed) => {
      const day = randomDay(seed, 150);
      const between = randomOf(seed + 100);
      const random = (below: number) => between(0, below - 1);
      const last = Math.max(...day.map(({ message }) => message.at));
      const instants = [last, ...Array.from({ length: 25 }, () => last - random(80_000))];
      const truth = instants.map((at) => rebuild(day, at));
      expect(truth[0]?.length).toBeGreaterThan(5);
      const shuffled = [...day, ...day.filter(() => random(4) === 0)]
        .map((one) => ({ one, key: random(1_000_000) }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      for (const order of [day, shuffled]) {
        await empty();
        for (const one of order) await offer(one, day);
        for (const [index, at] of instants.entries()) expect(await everything(at)).toEqual(truth[index]);
      }
    },
    60_000,
  );
});

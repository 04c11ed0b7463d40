import { describe, expect, test } from "vitest";
import type { Kind, Version } from "../../../contracts/results.ts";
import { randomOf } from "../../../testing/random.ts";
import { onBothEngines } from "./database-for-tests.ts";
import { emptyDatabase } from "./empty.ts";
import { offer as offerTo, randomDay, rebuild, sent, shuffled, type Sent } from "./messages-for-tests.ts";
import { createStore, type Store } from "./store.ts";

const KINDS: readonly Kind[] = ["participant", "result", "unit"];
const result = (version: number, at: number, n: number): Sent =>
  sent({
    ...{ document: "DT_RESULT a", version, at, extent: "whole", lists: [], needs: [] },
    changes: [{ kind: "result", id: "a", scope: "", body: { status: "live", entries: [], counts: { n } } }],
  });

onBothEngines((opened) => {
  let store: Store;
  const empty = async () => {
    await emptyDatabase(opened());
    store = createStore(opened());
  };
  const offer = (one: Sent, day: readonly Sent[]) => offerTo(store, one, day);
  const everything = (asOf: number): Promise<Version[]> =>
    store.held(
      KINDS.map((kind) => ({ kind })),
      asOf,
    );
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
      const rows = await opened().selectFrom("message").select(["fate", "reason"]).orderBy("seq").execute();
      expect(rows).toEqual([
        { fate: "unknown", reason: "nothing of DT_RESULT a is read: it is a test, or of another type" },
        { fate: "refused", reason: "not XML" },
      ]);
    });
    test("a thing that two documents say at one instant with one version is the same in either order", async () => {
      const other = result(1, 1000, 2);
      other.message.document = "DT_RESULT b";
      for (const day of [
        [result(1, 1000, 1), other],
        [other, result(1, 1000, 1)],
      ]) {
        await empty();
        for (const one of day) expect(await offer(one, day)).toBe("accepted");
        expect(await shown(1000)).toBe(2);
      }
    });
    test("messages that come together get the same answers as one after the other", async () => {
      const day = [result(1, 1000, 1), result(3, 3000, 3), result(2, 4000, 2), result(3, 3000, 3), result(4, 2000, 4)];
      const fates = async (all: Promise<{ fate: string; seq: number }>[]) =>
        (await Promise.all(all)).map(({ fate }) => fate);
      await empty();
      expect(await fates(day.map(({ message, raw }) => store.accept(message, raw, 0)))).toEqual([
        ...["accepted", "accepted", "stale", "repeated", "accepted"],
      ]);
      expect(await Promise.all([1500, 2500, 9999].map(shown))).toEqual([1, 4, 4]);
      expect((await store.log(9)).map(({ fate }) => fate)).toEqual([
        ...["accepted", "repeated", "stale", "stale", "accepted"],
      ]);
    });
    test("a message that cannot be written fails alone", async () => {
      await empty();
      const tooHigh = result(2 ** 40, 2000, 2);
      const [first, second, third] = await Promise.allSettled(
        [result(1, 1000, 1), tooHigh, result(3, 3000, 3)].map(({ message, raw }) => store.accept(message, raw, 0)),
      );
      expect([first?.status, second?.status, third?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await Promise.all([2500, 3500].map(shown))).toEqual([1, 3]);
    });
    test("it is told when what was accepted does not hold any more, and only then", async () => {
      const tookBack = async (one: Sent) => (await store.accept(one.message, one.raw, 0)).tookBack;
      const day = [
        { one: result(1, 1000, 1), takesBack: false },
        { one: result(3, 3000, 3), takesBack: false },
        { one: result(2, 2000, 2), takesBack: false },
        { one: result(2, 2000, 2), takesBack: false },
        { one: result(4, 1500, 4), takesBack: true },
        { one: result(5, 1500, 5), takesBack: true },
        { one: result(4, 5000, 6), takesBack: false },
      ];
      await empty();
      for (const { one, takesBack } of day) expect(await tookBack(one)).toBe(takesBack);
      await empty();
      expect(await Promise.all(day.map(({ one }) => tookBack(one)))).toEqual(day.map(({ takesBack }) => takesBack));
    });
    test("what a message says twice it means as it says it last", async () => {
      await empty();
      const twice = result(1, 1000, 1);
      twice.message.changes.push(...result(1, 1000, 2).message.changes);
      const { fate, versions } = await store.accept(twice.message, twice.raw, 0);
      expect([fate, versions.length, await shown(1000)]).toEqual(["accepted", 1, 2]);
    });
    test("the log tells of the last messages, page by page", async () => {
      await empty();
      const day = [result(1, 1000, 1), result(2, 2000, 2), result(3, 3000, 3)];
      for (const { message, raw } of day) await store.accept(message, raw, message.at + 5);
      await store.refuse("not XML", Buffer.from("hello"), 7);
      const [newest, ...rest] = await store.log(2);
      expect(newest).toEqual({
        ...{ seq: newest?.seq, receivedAt: 7, at: null, document: "", version: 0, fate: "refused", reason: "not XML" },
      });
      const before = rest.at(-1)?.seq;
      expect((await store.log(9, before)).map(({ version, at, receivedAt }) => [version, at, receivedAt])).toEqual([
        [2, 2000, 2005],
        [1, 1000, 1005],
      ]);
    });
  });

  describe("a day in any order", () => {
    test.each([1, 2, 3])(
      "seed %i: shuffled with repeats it is the same day, at every instant",
      async (seed) => {
        const day = randomDay(seed, 150);
        const random = randomOf(seed + 100);
        const last = Math.max(...day.map(({ message }) => message.at));
        const instants = [last, ...Array.from({ length: 25 }, () => last - random(0, 80_000))];
        const truth = instants.map((at) => rebuild(day, at));
        expect(truth[0]?.length).toBeGreaterThan(5);
        for (const order of [day, shuffled(day, seed)]) {
          await empty();
          for (const one of order) await offer(one, day);
          for (const [index, at] of instants.entries()) expect(await everything(at)).toEqual(truth[index]);
        }
      },
      60_000,
    );
    test.each([4, 5])(
      "seed %i: all at once, and through two stores, it is the same day",
      async (seed) => {
        const day = randomDay(seed, 200);
        const last = Math.max(...day.map(({ message }) => message.at));
        const truth = rebuild(day, last);
        await empty();
        const stores = [store, createStore(opened())];
        await Promise.all(shuffled(day, seed).map((one, index) => offerTo(stores[index % 2] ?? store, one, day)));
        expect(await everything(last)).toEqual(truth);
        expect(await everything(last - 20_000)).toEqual(rebuild(day, last - 20_000));
      },
      60_000,
    );
  });
});

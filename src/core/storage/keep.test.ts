import { describe, expect, test } from "vitest";
import { createKeep } from "./keep.ts";
import { storage } from "./storage-for-tests.ts";
import { keptNames, MOST_ASIDE, tidy } from "./tidy.ts";

const textsOf = (area: Storage) =>
  Array.from({ length: area.length }, (_, index) => area.getItem(area.key(index) ?? ""));

describe("what a browser keeps", () => {
  test("is read, listed by its beginning and taken away", () => {
    const area = storage({ other: "x" });
    const keep = createKeep(() => area);
    expect(keep.write("v.b", "2") && keep.write("v.a", "1")).toBe(true);
    expect(keptNames(keep, "v.")).toEqual(["v.a", "v.b"]);
    keep.remove("v.a");
    expect([keep.read("v.a"), keep.read("v.b"), keptNames(keep, "v.")]).toEqual([null, "2", ["v.b"]]);
    expect(keep.troubles.get()).toEqual([]);
  });

  test("lasts until the page closes where it gives no access, which is told once", () => {
    const keep = createKeep(() => {
      throw new DOMException("refused", "SecurityError");
    });
    expect(keep.read("v")).toBeNull();
    expect(keep.write("v", "1")).toBe(false);
    expect(keep.write("v", "2")).toBe(false);
    expect([keep.read("v"), keptNames(keep, "v")]).toEqual(["2", ["v"]]);
    keep.remove("v");
    expect(keep.read("v")).toBeNull();
    expect(keep.troubles.get()).toEqual(["denied"]);
  });

  test("goes on in memory where there is no more room, and is kept again when there is", () => {
    const area = storage({ big: "x".repeat(90) }, 100);
    const keep = createKeep(() => area);
    expect(keep.write("v", "1".repeat(40))).toBe(false);
    expect(keep.read("v")).toBe("1".repeat(40));
    expect(keep.troubles.get()).toEqual(["full"]);
    area.removeItem("big");
    expect(keep.write("v", "2")).toBe(true);
    expect([area.getItem("v"), keep.read("v")]).toEqual(["2", "2"]);
  });
});

describe("what cannot be used", () => {
  test("is not written over until it stands aside, as it was; then what was chosen meanwhile is kept", () => {
    const area = storage({ v: "{damaged" });
    const keep = createKeep(() => area);
    keep.spare("v", "damaged");
    expect(keep.write("v", "new")).toBe(false);
    expect([area.getItem("v"), keep.read("v")]).toEqual(["{damaged", "new"]);
    expect(tidy(keep)).toEqual([{ name: "v", why: "damaged", at: "v.aside.1" }]);
    expect([area.getItem("v"), area.getItem("v.aside.1"), keep.held.size]).toEqual(["new", "{damaged", 0]);
    expect(tidy(keep)).toEqual([]);
  });

  test("is held once however often it comes back, and the newest few stay", () => {
    const area = storage();
    for (let count = 0; count < 30; count++) {
      area.setItem("v", `text ${Math.floor(count / 2)}`);
      const keep = createKeep(() => area);
      keep.spare("v", "damaged");
      tidy(keep);
    }
    expect(textsOf(area)).toEqual(Array.from({ length: MOST_ASIDE }, (_, index) => `text ${15 - MOST_ASIDE + index}`));
  });

  test("takes the room of the one in use where there is none for both", () => {
    const area = storage({ v: "x".repeat(60) }, 100);
    const keep = createKeep(() => area);
    keep.spare("v", "newer");
    tidy(keep);
    expect([area.getItem("v"), area.getItem("v.aside.1")]).toEqual([null, "x".repeat(60)]);
  });

  test("stays where it cannot be moved, and nothing is written over it", () => {
    const area = storage({ v: "precious" }, 12);
    const keep = createKeep(() => area);
    keep.spare("v", "newer");
    expect(tidy(keep)).toEqual([{ name: "v", why: "newer", at: null }]);
    expect(keep.write("v", "new")).toBe(false);
    expect([area.getItem("v"), keep.read("v")]).toEqual(["precious", "new"]);
    keep.remove("v");
    expect(area.getItem("v")).toBe("precious");
  });

  test("of several kinds may stand on one shelf", () => {
    const area = storage({ "wall.a": "1", "wall.b": "2" });
    const keep = createKeep(() => area);
    keep.spare("wall.a", "newer");
    keep.spare("wall.b", "damaged");
    tidy(keep, () => "walls");
    expect([area.getItem("walls.aside.1"), area.getItem("walls.aside.2"), area.length]).toEqual(["1", "2", 2]);
  });
});

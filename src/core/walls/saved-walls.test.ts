import { expect, test } from "vitest";
import { firstArrangement } from "./arrangement.ts";
import {
  MOST_WALLS,
  nameOfWall,
  NO_WALLS,
  readWalls,
  removeWall,
  renameWall,
  restoreWall,
  type SavedWall,
  saveWall,
  wallsText,
} from "./saved-walls.ts";

const tiles = firstArrangement(["alpine-1", "ice", "jump"], "ice");
const sunday: SavedWall = { id: "wall-1", name: "Sunday", tiles, main: "ice" };
const evening: SavedWall = { id: "wall-2", name: "Evening", tiles: tiles.slice(1), main: null };

test.each([
  ["nothing", NO_WALLS],
  ["one in use", { here: tiles, saved: [] }],
  ["two saved", { here: null, saved: [sunday, evening] }],
])("%s comes back as it was kept", (_what, walls) => {
  expect(readWalls(wallsText(walls))).toEqual({ ...walls, fault: null });
});

const kept = (state: unknown, version: unknown = 1) => JSON.stringify({ version, state });
test.each([
  ["no JSON", "{oh", "damaged", []],
  ["no object", "3", "damaged", []],
  ["no walls", kept({}), "damaged", []],
  ["walls that are none", kept({ walls: "all" }), "damaged", []],
  ["a newer Vedetta's", kept({ walls: [sunday] }, 2), "newer", []],
  ["one of two damaged", kept({ walls: [sunday, { ...evening, name: "" }] }), "damaged", [sunday]],
  [
    "tiles over each other",
    kept({ walls: [{ ...sunday, tiles: [...tiles, ...tiles] }, evening] }),
    "damaged",
    [evening],
  ],
  ["two of one id", kept({ walls: [sunday, sunday] }), "damaged", [sunday]],
  ["a damaged one in use", kept({ here: [{ feed: "ice" }], walls: [sunday] }), "damaged", [sunday]],
])("of %s what can be read is", (_what, text, fault, saved) => {
  expect(readWalls(text)).toEqual({ here: null, saved, fault });
});

test.each([
  ["  Sunday ", "Sunday"],
  ["", null],
  ["   ", null],
  ["x".repeat(60), "x".repeat(60)],
  ["x".repeat(61), null],
])("%j is called %j", (text, name) => expect(nameOfWall(text)).toBe(name));

test("saving is under a new name, or over the wall that has it", () => {
  const { id: _, ...wall } = evening;
  expect(saveWall([sunday], wall)).toEqual([sunday, evening]);
  expect(saveWall([sunday], { ...wall, name: "SUNDAY" })).toEqual([{ ...evening, id: "wall-1", name: "SUNDAY" }]);
  expect(saveWall([{ ...sunday, id: "wall-2" }], wall)?.map(({ id }) => id)).toEqual(["wall-2", "wall-3"]);
  const full = Array.from({ length: MOST_WALLS }, (_each, at) => ({ ...sunday, id: `${at}`, name: `${at}` }));
  expect(saveWall(full, wall)).toBeNull();
  expect(saveWall(full, { ...wall, name: "7" })).toHaveLength(MOST_WALLS);
});

test("a name is one wall's, and who is removed is gone", () => {
  expect(renameWall([sunday, evening], "wall-2", "sunday")).toBeNull();
  expect(renameWall([sunday, evening], "wall-1", "SUNDAY")?.map(({ name }) => name)).toEqual(["SUNDAY", "Evening"]);
  expect(removeWall([sunday, evening], "wall-1")).toEqual([evening]);
  expect(restoreWall([sunday], evening)).toEqual([sunday, evening]);
  expect(restoreWall([{ ...sunday, name: "EVENING" }], evening)).toBeNull();
});

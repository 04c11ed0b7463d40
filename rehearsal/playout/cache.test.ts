import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { camerasOf, PROFILES } from "../camera.ts";
import { placeOf, removeStale } from "./cache.ts";

const root = mkdtempSync(path.join(tmpdir(), "cache-"));
afterAll(() => rmSync(root, { recursive: true }));

test("what earlier scenery left is removed, and no profile drops what another one rendered", () => {
  const kept = PROFILES.flatMap(camerasOf).map((camera) => placeOf(root, camera, true).folder);
  const stale = path.join(root, "ice-25p-000000000000");
  const foreign = path.join(root, "holiday");
  for (const folder of [...kept, stale, foreign]) mkdirSync(folder, { recursive: true });
  removeStale(root, PROFILES.flatMap(camerasOf));
  expect(existsSync(stale)).toBe(false);
  expect([...kept, foreign].filter((folder) => !existsSync(folder))).toEqual([]);
});

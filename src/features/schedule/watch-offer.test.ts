import { expect, test } from "vitest";
import type { Unit, UnitStatus } from "../../../contracts/results.ts";
import { watchOffer, type WatchOffer } from "./watch-offer.ts";

const start = Date.UTC(2030, 2, 7, 10);
const recordedFrom = start - 60_000;

test.each<[UnitStatus, Partial<Unit>, string | null, Partial<WatchOffer>]>([
  ["scheduled", { start }, "alpine", { isLive: false, from: null, why: null }],
  ["scheduled", { start }, null, { why: "no-camera" }],
  ["getting-ready", { start }, "alpine", { isLive: true, from: null, why: null }],
  ["running", { start, began: start - 30_000 }, "alpine", { isLive: true, from: start - 30_000, why: null }],
  ["running", { start }, "alpine", { isLive: true, from: start }],
  ["running", {}, "alpine", { isLive: true, from: null, why: "start-gone" }],
  ["running", { began: recordedFrom - 1 }, "alpine", { isLive: true, from: null, why: "start-gone" }],
  ["interrupted", { began: recordedFrom }, "alpine", { isLive: true, from: recordedFrom, why: null }],
  ["finished", { began: start }, "alpine", { isLive: false, from: start, why: null }],
  ["finished", { began: start }, null, { isLive: false, from: null, why: "no-camera" }],
  ["cancelled", { start }, null, { isLive: false, from: null, why: null }],
  ["postponed", { start }, "alpine", { isLive: false, from: null, why: null }],
])("%s, %j, camera %s: %j", (status, more, feed, offer) => {
  expect(watchOffer({ name: "Super-G", status, ...more }, feed, recordedFrom)).toMatchObject({ feed, ...offer });
});

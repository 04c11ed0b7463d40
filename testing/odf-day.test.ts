import { describe, expect, test } from "vitest";
import type { Body } from "../contracts/results.ts";
import { CYCLE_MS } from "../rehearsal/results/cycle.ts";
import { createDay } from "../rehearsal/results/day.ts";
import { rehearsalEvent } from "../rehearsal/event.ts";
import { readMessage } from "../server/results/odf/read-message.ts";

/** What the rehearsal writes, the product reads: the two know each other by docs/guides/odf.md only. */
const FROM = Math.ceil(Date.UTC(2026, 2, 7, 9) / CYCLE_MS) * CYCLE_MS;
const event = rehearsalEvent(8400);
const day = createDay();
const read = [...day.holdingAt(FROM), ...day.messagesBetween(FROM + 1, FROM + CYCLE_MS)].map((message) => ({
  ...message,
  result: readMessage(Buffer.from(message.xml()), { timeZone: event.timeZone, now: message.at }),
}));
const changes = read.flatMap(({ result }) => ("faults" in result ? [] : result.message.changes));

describe("a cycle of the rehearsal's day", () => {
  test("is understood, all of it, at the instants it means", () => {
    for (const { document, at, version, result } of read) {
      if ("faults" in result) throw new Error(`${document}: ${JSON.stringify(result.faults)}`);
      expect(result.message).toMatchObject({ at, version });
      expect(result.message.extent, `${document}`).not.toBe("unknown");
    }
  });

  test("speaks only of people and teams that it has registered, and of units that it has scheduled", () => {
    const named = ["participant", "team", "unit"];
    const known = new Set(changes.filter(({ kind }) => named.includes(kind)).map(({ id }) => id));
    for (const { result } of read)
      if (!("faults" in result)) for (const code of result.message.needs) expect(known).toContain(code);
    for (const { code } of event.athletes) expect(known).toContain(code);
  });

  test("has for each picture with results a unit that runs there", () => {
    const units = changes.filter(({ kind }) => kind === "unit").map(({ body }) => body as Body<"unit">);
    for (const feed of event.feeds.filter(({ location }) => location !== undefined)) {
      const venue = event.venues.find(({ id }) => id === feed.venue)?.code;
      const here = units.filter((unit) => unit.venue === venue && unit.location === feed.location);
      expect(
        here.some(({ status }) => status === "running"),
        `${feed.id}`,
      ).toBe(true);
    }
  });

  test("has guides, factors, shootings and periods where they belong", () => {
    const results = changes
      .filter(({ kind }) => kind === "result")
      .map(({ id, body }) => ({ id, body: body as Body<"result"> }));
    const entries = (discipline: string) =>
      results.filter(({ id }) => id.startsWith(discipline)).flatMap(({ body }) => body.entries);
    expect(entries("ALPW").every(({ members }) => members.some(({ role }) => role === "guide"))).toBe(true);
    expect(entries("ALPM").some(({ factor, realTime, time }) => factor && realTime && time && time < realTime)).toBe(
      true,
    );
    expect(entries("BTH").some(({ shootings, penaltyLoops }) => shootings.length === 4 && penaltyLoops)).toBe(true);
    expect(entries("IHO").some(({ periods }) => periods.length === 3)).toBe(true);
    expect(entries("CUR").some(({ counts }) => counts["HAMMER"] === "Y")).toBe(true);
  });
});

import { expect, test } from "vitest";
import { randomOf } from "../../../testing/random.ts";

const calculatedMs = (realMs: number, factor: number, stepMs: number): number =>
  Math.floor((realMs * factor) / stepMs) * stepMs;
import { type FactoredTime, whySlowerLeads } from "./why.ts";

const time = (id: string, sportClass: string, factor: number, realMs: number): FactoredTime => ({
  id,
  sportClass,
  factor,
  realMs,
  calculatedMs: calculatedMs(realMs, factor, 10),
});

// Factors of 2011/12 in slalom; invented times.
const slower = time("r2", "LW10-1", 0.7234, 66_000);
const quicker = time("r1", "LW12-1", 0.8031, 60_000);

test("the slower one leads by factor, and all that shows it is there", () => {
  const expected = { leader: slower, faster: quicker, leadCalculatedMs: 440, behindRealMs: 6000 };
  expect(whySlowerLeads(slower, quicker)).toEqual(expected);
  expect(whySlowerLeads(quicker, slower)).toEqual(expected);
});

test("what else the caller knows travels along", () => {
  const facts = whySlowerLeads({ ...slower, facts: ["v7"] }, { ...quicker, facts: ["v5"] });
  expect([facts?.leader.facts, facts?.faster.facts]).toEqual([["v7"], ["v5"]]);
});

test.each([
  { what: "the faster one leads", one: quicker, other: time("r3", "LW10-1", 0.7234, 70_000) },
  { what: "both are as fast", one: quicker, other: time("r3", "LW10-1", 0.7234, 60_000) },
  { what: "nobody leads", one: quicker, other: { ...slower, calculatedMs: quicker.calculatedMs } },
  { what: "both are the same", one: quicker, other: quicker },
])("there is nothing to explain where $what", ({ one, other }) => {
  expect(whySlowerLeads(one, other)).toBeNull();
  expect(whySlowerLeads(other, one)).toBeNull();
});

test("there is a reason if and only if the two orders differ", () => {
  const random = randomOf(5);
  for (let round = 0; round < 2000; round++) {
    const one = time("a", "A", random(7000, 10_000) / 10_000, random(5000, 7000) * 10);
    const other = time("b", "B", random(7000, 10_000) / 10_000, random(5000, 7000) * 10);
    const differ = (one.realMs - other.realMs) * (one.calculatedMs - other.calculatedMs) < 0;
    expect(whySlowerLeads(one, other) !== null).toBe(differ);
  }
});

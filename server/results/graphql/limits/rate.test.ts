import { expect, test } from "vitest";
import { clientOf, createRateLimit } from "./rate.ts";

test("a client that was silent may take all at once, then as much as it gets back", () => {
  const rate = createRateLimit(100, 10);
  expect(rate.take("a", 100, 0)).toBe(0);
  expect(rate.take("a", 5, 0)).toBe(500);
  expect(rate.take("b", 5, 0)).toBe(0);
  expect(rate.take("a", 5, 499)).toBeGreaterThan(0);
  expect(rate.take("a", 5, 500)).toBe(0);
  expect(rate.take("a", 100, 1_000_000)).toBe(0);
  expect(rate.take("a", 1, 1_000_000)).toBe(100);
});

test("a clock that goes back gives nothing", () => {
  const rate = createRateLimit(100, 10);
  rate.take("a", 100, 5000);
  expect(rate.take("a", 1, 0)).toBeGreaterThan(0);
});

test("so many clients are remembered and no more", () => {
  const rate = createRateLimit(100, 10);
  for (let at = 0; at < 25_000; at++) rate.take(`client ${at}`, 1, 0);
  expect(rate.size).toBe(20_000);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  [undefined, "unknown"],
])("%s counts as %s", (address, client) => {
  expect(clientOf(address)).toBe(client);
});

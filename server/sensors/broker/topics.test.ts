import { expect, test } from "vitest";
import { matchesTopic } from "./topics.ts";

test.each([
  ["venue/alpine/speed", "venue/alpine/speed", true],
  ["venue/alpine/speed", "venue/alpine", false],
  ["venue/alpine", "venue/alpine/speed", false],
  ["venue/+/speed", "venue/ice/speed", true],
  ["venue/+/speed", "venue//speed", true],
  ["venue/+/speed", "venue/ice/rink/speed", false],
  ["venue/+", "venue", false],
  ["+", "venue", true],
  ["+/+", "/venue", true],
  ["+", "/venue", false],
  ["venue/#", "venue/ice/rink/speed", true],
  ["venue/#", "venue", true],
  ["venue/#", "venues", false],
  ["#", "venue/ice", true],
  ["#", "$SYS/uptime", false],
  ["+/uptime", "$SYS/uptime", false],
  ["$SYS/#", "$SYS/uptime", true],
  ["venue/ice", "Venue/ice", false],
])("filter %s, topic %s: %s", (filter, topic, expected) => {
  expect(matchesTopic(filter, topic)).toBe(expected);
});

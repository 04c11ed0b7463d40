import { expect, test } from "vitest";
import { placeOf, sameTime, zoneTime } from "./zone-time.ts";

const at = Date.UTC(2030, 2, 7, 23, 30);

test.each([
  ["UTC", "23:30", "2030-03-07"],
  ["Europe/Rome", "00:30", "2030-03-08"],
  ["America/Los_Angeles", "15:30", "2030-03-07"],
  ["Nowhere/Else", "23:30", "2030-03-07"],
])("in %s it is %s of %s", (zone, minute, day) => {
  const time = zoneTime(zone);
  expect([time.minute(at), time.day(at)]).toEqual([minute, day]);
});

test.each([
  ["Europe/Rome", "Europe/Berlin", at, true],
  ["Europe/Rome", "Europe/Lisbon", at, false],
  ["UTC", "Europe/Lisbon", at, true],
  ["UTC", "Europe/Lisbon", Date.UTC(2030, 6, 7), false],
  ["Pacific/Kiritimati", "Pacific/Honolulu", at, false],
])("%s and %s", (one, other, instant, same) => {
  expect(sameTime(one, other, instant)).toBe(same);
});

test.each([
  ["Europe/Rome", "Rome"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
])("%s is named after %s", (zone, place) => {
  expect(placeOf(zone)).toBe(place);
});

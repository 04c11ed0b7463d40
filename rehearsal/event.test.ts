import * as v from "valibot";
import { expect, test } from "vitest";
import { EventFile } from "../contracts/event.ts";
import { PROFILES } from "./camera.ts";
import { rehearsalEvent } from "./event.ts";

test.each(PROFILES)("profile %s is an event file that an operator could have written", (profile) => {
  const event = v.parse(EventFile, JSON.parse(JSON.stringify(rehearsalEvent(8400, profile))));
  expect(event.sample).toBe(true);
  expect(event.feeds.filter(({ purpose }) => purpose === undefined)).toHaveLength(6);
  const venues = new Set(event.venues.map(({ id }) => id));
  const feeds = new Set(event.feeds.map(({ id }) => id));
  const athletes = new Set(event.athletes.map(({ id }) => id));
  for (const feed of event.feeds) {
    expect(venues).toContain(feed.venue);
    if (typeof feed.ladder === "string") expect(Object.keys(event.ladders)).toContain(feed.ladder);
  }
  for (const sensor of event.sensors) for (const feed of sensor.feeds) expect(feeds).toContain(feed);
  for (const consent of event.consents) expect(athletes).toContain(consent.athlete);
});

test("each feed has a port of its own, counted from the base port", () => {
  const ports = rehearsalEvent(9000).feeds.map(({ source }) => Number(new URL(source.url).port));
  expect(ports).toEqual([9010, 9011, 9012, 9013, 9014, 9015, 9016]);
});

test("venues, places and people are called what the results call them", () => {
  const event = rehearsalEvent(8400);
  const place = (feed: (typeof event.feeds)[number]) =>
    [event.venues.find(({ id }) => id === feed.venue)?.code, feed.location].join(" ");
  expect(Object.fromEntries(event.feeds.map((feed) => [feed.id, place(feed)]))).toEqual({
    "alpine-1": "RALP RALP-A",
    "alpine-2": "RALP RALP-A",
    biathlon: "RBTH RBTH-RANGE",
    ice: "RICE RICE-1",
    curling: "RCUR RCUR-B",
    studio: " ",
    sign: " ",
  });
  expect(new Set(event.athletes.map(({ code }) => code)).size).toBe(event.athletes.length);
});

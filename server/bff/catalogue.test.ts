import * as v from "valibot";
import { expect, test } from "vitest";
import { Catalogue } from "../../contracts/catalogue.ts";
import { EventFile } from "../../contracts/event.ts";
import { catalogueOf } from "./catalogue.ts";
import { createHosts } from "./hosts.ts";

const event = v.parse(EventFile, {
  id: "village-race",
  name: "Village race",
  timeZone: "Europe/Rome",
  venues: [{ id: "hill", name: "The hill" }],
  athletes: [{ id: "a1", name: "A. Example" }],
  ladders: { standard: [{ id: "720p", height: 720, bitrateKbps: 2500 }] },
  feeds: [
    {
      id: "start",
      name: "Start",
      venue: "hill",
      source: { url: "srt://0.0.0.0:9000?mode=listener&passphrase=a-secret-phrase" },
      timing: { mode: "pts-utc" },
      ladder: "standard",
      audio: {},
      captions: [
        { id: "en", language: "en", kind: "verbatim" },
        { id: "easy", language: "it", kind: "easy", from: "CC2" },
        { id: "home", language: "it", kind: "verbatim", label: "Al villaggio" },
      ],
    },
    {
      id: "finish",
      name: "Finish",
      detail: "Line",
      venue: "hill",
      source: { url: "clip.mp4" },
      timing: { mode: "pts-utc" },
      ladder: "standard",
    },
  ],
  metrics: [{ id: "mood", label: "Mood", kind: "state" }],
  consents: [{ athlete: "a1", metric: "heart-rate", audience: "team" }],
});
const catalogue = catalogueOf(event, createHosts(8400), "localhost:8400");

test("the catalogue keeps its contract", () => {
  expect(v.parse(Catalogue, catalogue)).toEqual(catalogue);
});

test("feeds are numbered from 1 in the operator's order and point to their own hosts", () => {
  expect(catalogue.feeds).toMatchObject([
    {
      number: 1,
      id: "start",
      dash: "http://start.localhost:8401/live/start/manifest.mpd",
      hls: "http://start.localhost:8401/live/start/main.m3u8",
      hasAudio: true,
    },
    { number: 2, id: "finish", detail: "Line", hasAudio: false },
  ]);
});

test("captions are told by their tracks, and where they come from is not", () => {
  expect(catalogue.feeds.map(({ captions }) => captions)).toEqual([
    [
      { id: "t-en", language: "en", kind: "verbatim", label: "English" },
      { id: "t-easy", language: "it", kind: "easy", label: "italiano, lettura facile" },
      { id: "t-home", language: "it", kind: "verbatim", label: "Al villaggio" },
    ],
    [],
  ]);
});

test("telemetry is found without a trailing slash, and the event's own metrics follow ours", () => {
  expect(catalogue.telemetry).toEqual({ socket: "ws://localhost:8402", segments: "http://localhost:8402" });
  expect(catalogue.metrics.at(-1)?.id).toBe("mood");
});

test("nothing of sources, passphrases or consents goes out", () => {
  expect(JSON.stringify(catalogue)).not.toMatch(/secret|srt:|clip\.mp4|consent|audience/);
});

import { describe, expect, test } from "vitest";
import { faultsText, loadEvent, readEvent } from "./event-file.ts";

const reading = {
  ownPorts: [8400, 8401, 8402, 8403],
  folder: "/race",
  fileExists: (path: string) => path === "/race/clip.mp4",
};
const rung = { id: "720p", height: 720, bitrateKbps: 2500 };
const feed = {
  id: "start",
  name: "Start",
  venue: "hill",
  source: { url: "srt://0.0.0.0:9000?mode=listener" },
  timing: { mode: "pts-utc" },
  ladder: "standard",
};
const good = {
  id: "race",
  name: "Race",
  venues: [{ id: "hill", name: "Hill" }],
  athletes: [{ id: "a1", name: "A. Example" }],
  ladders: { standard: [rung] },
  feeds: [feed],
};
const read = (event: unknown) => readEvent(typeof event === "string" ? event : JSON.stringify(event), reading);
const placesOf = (event: unknown) => {
  const loaded = read(event);
  return "faults" in loaded ? loaded.faults.map(({ place, expected }) => `${place}: ${expected}`) : [];
};
const withFeed = (change: object) => ({ ...good, feeds: [{ ...feed, ...change }] });
const from = (url: string) => withFeed({ source: { url } });

test.each<[string, unknown[], string[]]>([
  ["an origin with a path", [{ id: "a", name: "A", origins: ["https://a.example/x"] }], ["partners[0].origins[0]"]],
  [
    "two that are called the same",
    [
      { id: "a", name: "A", origins: ["https://a.example"] },
      { id: "a", name: "B", origins: ["https://b.example"] },
    ],
    ["partners[1].id"],
  ],
  [
    "more than a header holds",
    Array.from({ length: 40 }, (_, at) => ({
      id: `p${at}`,
      name: "P",
      origins: [`https://${"x".repeat(60)}.${at}.club.example`],
    })),
    ["partners"],
  ],
])("partners with %s are refused with the place", (_what, partners, places) => {
  expect(placesOf({ ...good, partners }).map((fault) => fault.split(":")[0])).toEqual(places);
});

test("a good event gets its defaults, and a file's path from where the event file lies", () => {
  expect(read(from("clip.mp4"))).toMatchObject({
    event: {
      timeZone: "UTC",
      sample: false,
      feeds: [{ source: { url: "/race/clip.mp4" } }],
      ladders: { standard: [{ codec: "h264", passThrough: "auto" }] },
    },
  });
});

describe("what is wrong is said with its place", () => {
  test.each<[string, unknown, string]>([
    ["not JSON", '{\n  "id": "race",\n}', "line 3, column 1: expected a name in double quotes"],
    ["no object", "5", "the file: expected an object, not 5"],
    ["a field missing", { ...good, name: undefined }, "name: is missing"],
    ["a field unknown", { ...good, colour: "red" }, "colour: there is no such field"],
    ["a wrong type", withFeed({ name: 5 }), "feeds[0].name: expected string, not 5"],
    ["an id that is no host name", withFeed({ id: "Start 1" }), "feeds[0].id: expected 1 to 32 of a-z"],
    [
      "an unknown timing mode",
      withFeed({ timing: { mode: "guess" } }),
      'feeds[0].timing.mode: expected "pts-utc" or "arrival"',
    ],
    [
      "a rung in a feed's own ladder",
      withFeed({ ladder: [{ ...rung, height: "720" }] }),
      'feeds[0].ladder[0].height: expected number, not "720"',
    ],
    [
      "the same id twice",
      { ...good, feeds: [feed, { ...feed, source: { url: "http://camera.local/a.ts" } }] },
      'feeds[1].id: expected an id of its own, feeds[0] is called "start" too',
    ],
    [
      "a rung's id twice",
      { ...good, ladders: { standard: [rung, rung] } },
      "ladders.standard[1].id: expected an id of its own",
    ],
    [
      "a venue that is not there",
      withFeed({ venue: "valley" }),
      'feeds[0].venue: expected the id of a venue, and there is none called "valley"',
    ],
    ["a ladder that is not there", withFeed({ ladder: "tall" }), "feeds[0].ladder: expected the name of a ladder"],
    [
      "captions in no language",
      withFeed({ captions: [{ id: "en", language: "no such language", kind: "verbatim" }] }),
      "feeds[0].captions[0].language: expected a language tag",
    ],
    [
      "captions with the name of another's second track",
      withFeed({ captions: [{ id: "en-imsc", language: "en", kind: "easy" }] }),
      "feeds[0].captions[0].id: expected no -imsc at its end",
    ],
    [
      "captions from nowhere",
      withFeed({ captions: [{ id: "en", language: "en", kind: "easy", from: "CC9" }] }),
      "feeds[0].captions[0].from: expected http, CC1 to CC4 or service1 to service6",
    ],
    [
      "a sensor's feed",
      { ...good, sensors: [{ id: "s", topic: "a/b", feeds: ["finish"] }] },
      "sensors[0].feeds[0]: expected the id of a feed",
    ],
    [
      "a consent's athlete",
      { ...good, consents: [{ athlete: "a2", metric: "speed", audience: "public" }] },
      "consents[0].athlete: expected the id of an athlete",
    ],
    [
      "a consent's metric",
      { ...good, consents: [{ athlete: "a1", metric: "mood", audience: "public" }] },
      "consents[0].metric: expected a metric",
    ],
    [
      "a metric that would replace a known one",
      { ...good, metrics: [{ id: "heart-rate", label: "Heart", kind: "continuous", personal: false }] },
      'metrics[0].id: "heart-rate" is known already',
    ],
    [
      "a metric's bounds",
      { ...good, metrics: [{ id: "mood", label: "Mood", kind: "continuous", min: 2, max: 1 }] },
      "metrics[0].min: expected no more than max",
    ],
    ["a time zone", { ...good, timeZone: "Mars/Base" }, "timeZone: expected a time zone"],
    ["a language", withFeed({ audio: { language: "english!" } }), "feeds[0].audio.language: expected a language tag"],
    [
      "HDR in eight bits",
      withFeed({ ladder: [{ ...rung, codec: "hevc", dynamicRange: "hdr10" }] }),
      "feeds[0].ladder[0].bitDepth: expected 10",
    ],
    [
      "ten bits in H.264",
      withFeed({ ladder: [{ ...rung, bitDepth: 10 }] }),
      "feeds[0].ladder[0].codec: expected hevc or av1",
    ],
    [
      "a scheme nobody speaks",
      from("ftp://camera/a"),
      "feeds[0].source.url: expected srt://, rtmp://, rtsp://, http://, https://, udp:// or the path of a file, not ftp://",
    ],
    ["SRT without a port", from("srt://camera.local"), "feeds[0].source.url: expected a port"],
    [
      "SRT in an unknown mode",
      from("srt://0.0.0.0:9000?mode=rendezvous"),
      "feeds[0].source.url: expected mode=listener or mode=caller",
    ],
    ["a file that is not there", from("other.mp4"), "feeds[0].source.url: expected a file that exists"],
    [
      "two listeners on one port",
      { ...good, feeds: [feed, { ...feed, id: "b" }] },
      "feeds[1].source.url: expected a port of its own, feeds[0].source.url listens on UDP 9000 too",
    ],
    [
      "a port that is ours",
      from("rtmp://0.0.0.0:8401/live/a"),
      "feeds[0].source.url: expected another port, 8401 is Vedetta's own",
    ],
  ])("%s", (_, event, fault) => {
    expect(placesOf(event)).toContainEqual(expect.stringContaining(fault));
  });

  test("all of it at once, schema and references alike", () => {
    expect(placesOf({ ...withFeed({ venue: "valley", name: 5 }), colour: "red" })).toHaveLength(3);
  });

  test("the same port serves UDP and TCP", () => {
    expect(
      placesOf({ ...good, feeds: [feed, { ...feed, id: "b", source: { url: "rtmp://0.0.0.0:9000/live/b" } }] }),
    ).toEqual([]);
  });

  test("a file that is not there at all", () => {
    expect(loadEvent("/nowhere/event.json", 8400)).toEqual({
      faults: [{ place: "/nowhere/event.json", expected: "expected a file, and there is none" }],
    });
  });

  test("in words for a terminal", () => {
    expect(faultsText("e.json", [{ place: "name", expected: "is missing" }])).toBe(
      "e.json cannot be used, so nothing was started. One thing is wrong:\n  name: is missing",
    );
  });
});

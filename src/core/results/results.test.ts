import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Cue } from "../../../contracts/cues.ts";
import { createResults } from "./results.ts";

class FakeStream extends EventTarget {
  readyState = 1;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
  }
  close() {
    this.closed = true;
  }
  say(type: string, data?: unknown) {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

const START = 1_000_000;
const unit = (id: string, from: number, name: string): Cue<"unit"> => ({
  kind: "unit",
  id,
  from,
  body: { name, status: "scheduled" },
});
let now: number;
let behind: number;
/** What the server knows, and which windows it was asked for. */
let past: Cue<"unit">[];
let asked: { from: number; to: number }[];
let streams: FakeStream[];
let refuses: boolean;

const get = (async (url: string) => {
  if (refuses) return new Response("", { status: 503 });
  const query = new URL(url).searchParams;
  const [from, to] = [Number(query.get("from")), Math.min(now, Number(query.get("to")))];
  asked.push({ from, to });
  const held = new Map(past.filter((cue) => cue.from <= from).map((cue) => [cue.id, cue]));
  const changes = past.filter((cue) => cue.from > from && cue.from <= to);
  return Response.json({ from, to, initial: [...held.values()], changes });
}) as typeof fetch;

const open = () =>
  createResults({
    base: "http://results",
    playhead: () => now - behind,
    now: () => now,
    dvrMs: 600_000,
    get,
    open: (url) => {
      const stream = new FakeStream(url);
      streams.push(stream);
      return stream as unknown as EventSource;
    },
  });
let results: ReturnType<typeof open>;
const pass = async (ms: number) => {
  await Promise.resolve();
  for (let step = 0; step < ms; step += 250) {
    now += 250;
    await vi.advanceTimersByTimeAsync(250);
  }
};
const name = (id: string) => results.at("unit", id, now - behind)?.name ?? null;

beforeEach(() => {
  vi.useFakeTimers();
  [now, behind, past, asked, streams, refuses] = [START, 1400, [], [], [], false];
});
afterEach(() => {
  results.close();
  vi.useRealTimers();
});

describe("results on the event clock", () => {
  test("what comes is seen when the playhead reaches it, not before", async () => {
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    await pass(500);
    streams[0]?.say("cues", [unit("a", now, "fresh")]);
    expect(name("a")).toBeNull();
    await pass(1500);
    expect(name("a")).toBe("fresh");
  });

  test("a seek back fetches what was known then, once", async () => {
    past = [unit("a", START - 400_000, "early"), unit("a", START - 100_000, "late")];
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    await pass(500);
    expect(name("a")).toBe("late");
    behind = 300_000;
    expect(results.knows("schedule", now - behind)).toBe(false);
    await pass(500);
    expect(results.knows("schedule", now - behind)).toBe(true);
    expect(name("a")).toBe("early");
    const count = asked.length;
    await pass(10_000);
    expect(asked.length).toBe(count);
  });

  test("playing on from far behind, more is fetched before it is needed", async () => {
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    behind = 300_000;
    for (let minute = 0; minute < 3; minute++) {
      await pass(60_000);
      expect(results.knows("schedule", now - behind)).toBe(true);
    }
  });

  test("what was missed while away is asked for", async () => {
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    await pass(1000);
    streams[0]?.say("error");
    expect(results.connected.get()).toBe(false);
    past = [unit("a", now + 2000, "missed")];
    await pass(10_000);
    streams[0]?.say("open");
    await pass(2000);
    expect(name("a")).toBe("missed");
    expect(results.connected.get()).toBe(true);
  });

  test("a stream that was given up is opened again, and a refusal is tried again", async () => {
    refuses = true;
    results = open();
    results.follow(["schedule"]);
    await pass(1000);
    if (streams[0]) streams[0].readyState = 2;
    streams[0]?.say("error");
    refuses = false;
    past = [unit("a", START - 5, "there")];
    await pass(5000);
    expect(streams.length).toBe(2);
    expect(name("a")).toBe("there");
  });

  test("other topics are another stream, and the old one ends", async () => {
    results = open();
    results.follow(["schedule"]);
    await pass(250);
    const leave = results.follow(["medals"]);
    await pass(250);
    // One view goes and another comes: the stream stays.
    leave();
    results.follow(["schedule", "medals"]);
    await pass(250);
    expect(streams.map(({ url, closed }) => [url.split("=")[1], closed])).toEqual([
      ["schedule", true],
      ["medals,schedule", false],
    ]);
  });

  test("what cannot be read is passed over", async () => {
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    streams[0]?.say("cues", [{ kind: "unit", id: "a", from: 1, body: { name: 7 } }]);
    streams[0]?.say("cues", [{ kind: "spaceship", id: "a", from: 1, body: {} }]);
    streams[0]?.say("cues", [unit("b", 1, "well")]);
    await pass(2000);
    expect([name("a"), name("b")]).toEqual([null, null]);
    expect(results.at("unit", "b", now)).toBeNull();
  });

  test("after a taking back, all is asked again", async () => {
    past = [unit("a", START - 500, "wrong")];
    results = open();
    results.follow(["schedule"]);
    await pass(0);
    streams[0]?.say("open");
    await pass(3000);
    expect(name("a")).toBe("wrong");
    past = [unit("a", START - 500, "right")];
    streams[0]?.say("again");
    await pass(1000);
    expect(name("a")).toBe("right");
  });
});

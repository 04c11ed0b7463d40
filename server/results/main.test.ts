import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CueWindow, Cues, type Cue } from "../../contracts/cues.ts";
import { EventFile } from "../../contracts/event.ts";
import { createEventStreamParser } from "../platform/event-stream.ts";
import { now } from "../platform/clock.ts";
import type { Config, Running } from "../platform/config.ts";
import { odf, UNIT, unitXml } from "./odf-for-tests.ts";
import { start } from "./main.ts";
import { startPostgres, type PrivatePostgres } from "./store/postgres-for-tests.ts";

/** The whole service on its own ports, with its own database, the embedded one and PostgreSQL. */
const BASE_PORT = 8740;
const http = `http://127.0.0.1:${BASE_PORT + 4}`;
const TOKEN = "a-token-for-tests-only";

describe.each(["pglite", "postgres"] as const)("on %s", (engine) => {
  let config: Config;
  let service: Running | undefined;
  let postgres: PrivatePostgres | undefined;
  const logged: string[] = [];
  const ends: Array<() => unknown> = [];
  /** Each test has a sport of its own, so that one database serves them all. */
  let sports = 0;
  let sport: string;

  beforeAll(async () => {
    config = { host: "127.0.0.1", basePort: BASE_PORT, dataDir: await mkdtemp(join(tmpdir(), "vedetta-results-")) };
    process.env["VEDETTA_ODF_TOKEN"] = TOKEN;
    if (engine === "postgres") {
      postgres = await startPostgres();
      process.env["VEDETTA_DATABASE_URL"] = await postgres.newDatabase();
    }
  }, 60_000);
  afterAll(async () => {
    await service?.close();
    delete process.env["VEDETTA_ODF_TOKEN"];
    delete process.env["VEDETTA_DATABASE_URL"];
    await postgres?.close();
    await rm(config.dataDir, { recursive: true });
  });
  beforeEach(() => {
    sport = `A${String.fromCharCode(65 + Math.floor(sports / 26), 65 + (sports % 26))}`;
    sports++;
  });
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  async function begin(changes?: object): Promise<void> {
    if (service && !changes) return;
    await service?.close();
    const event = v.parse(EventFile, {
      id: "race",
      name: "Race",
      venues: [{ id: "hill", name: "Hill" }],
      feeds: [
        {
          id: "hill",
          name: "Hill",
          venue: "hill",
          source: { url: "udp://127.0.0.1:8999" },
          timing: { mode: "pts-utc" },
          ladder: "l",
        },
      ],
      ladders: { l: [{ id: "360p", height: 360, bitrateKbps: 700 }] },
      ...changes,
    });
    service = await start(config, event, pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }));
  }

  const authorization = `Bearer ${TOKEN}`;
  const post = async (body: Buffer | string, headers: Record<string, string> = { authorization }) => {
    const response = await fetch(`${http}/odf`, { method: "POST", body: Buffer.from(body), headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const metric = async (labels: string) =>
    Number(
      new RegExp(`vedetta_odf_messages_total{${labels}[^}]*} (\\d+)`).exec(
        await (await fetch(`${http}/metrics`)).text(),
      )?.[1] ?? 0,
    );
  const code = () => sport.padEnd(34, "-");
  const unitCode = () => sport + UNIT.slice(3);
  const schedule = (name: string, version: number, at = now() - 1000) =>
    odf({ code: code(), version, at }, unitXml(name, "SCHEDULED", unitCode()));
  const windowOf = async (topics: string, from: number, to: number) => {
    const response = await fetch(`${http}/results/window?topics=${topics}&from=${from}&to=${to}`);
    const { initial, changes, ...rest } = v.parse(CueWindow, await response.json());
    const isOwn = ({ id }: Cue) => id.startsWith(sport);
    return { ...rest, initial: initial.filter(isOwn), changes: changes.filter(isOwn) };
  };

  /** Follows topics as a viewer does. */
  async function follow(topics: string): Promise<{ cues: Cue[]; again: number }> {
    const closing = new AbortController();
    ends.push(() => closing.abort());
    const response = await fetch(`${http}/results/events?topics=${topics}`, { signal: closing.signal });
    const heard = { cues: [] as Cue[], again: 0 };
    const parser = createEventStreamParser(1e6);
    const read = async () => {
      for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
        for (const data of parser.push(piece)) {
          if (data === "{}") heard.again++;
          else heard.cues.push(...v.parse(Cues, JSON.parse(data)));
        }
    };
    void read().catch(() => {});
    return heard;
  }

  describe("sending", () => {
    test("each message's fate is told, and counted by type", async () => {
      await begin();
      const before = await metric('type="DT_SCHEDULE",fate="accepted"');
      expect(await post(schedule("Slalom", 2))).toMatchObject({ status: 200, body: { fate: "accepted" } });
      expect(await post(schedule("Slalom", 2, 1))).toMatchObject({ status: 422 });
      const again = schedule("Slalom, late", 3);
      expect(await post(again)).toMatchObject({ body: { fate: "accepted" } });
      expect(await post(again)).toMatchObject({ body: { fate: "repeated" } });
      expect(await post(schedule("Old", 1, now()))).toMatchObject({ body: { fate: "stale" } });
      const unknown = odf({ type: "DT_SOMETHING", code: code(), at: now() - 5 }, "<A/>");
      expect(await post(unknown)).toMatchObject({ status: 200, body: { fate: "unknown" } });
      expect(await metric('type="DT_SCHEDULE",fate="accepted"')).toBe(before + 2);
      expect(await metric('type="other",fate="unknown"')).toBe(1);
    });

    test.each([
      ["without a token", {}],
      ["with a wrong one", { authorization: "Bearer nonsense-nonsense" }],
      ["with another scheme", { authorization: `Basic ${TOKEN}` }],
    ])("%s nothing is read", async (_what, headers) => {
      await begin();
      const before = await metric('type="DT_SCHEDULE",fate="accepted"');
      expect((await post(schedule("Slalom", 1), headers as Record<string, string>)).status).toBe(401);
      expect((await fetch(`${http}/odf/log`, { headers: headers as Record<string, string> })).status).toBe(401);
      expect((await windowOf("schedule", now() - 9, now())).initial).toEqual([]);
      expect(await metric('type="DT_SCHEDULE",fate="accepted"')).toBe(before);
    });

    test("who has no token is not listened to, however much he sends", async () => {
      await begin();
      const socket = connect(BASE_PORT + 4, "127.0.0.1");
      ends.push(() => socket.destroy());
      let answer = "";
      socket.on("data", (data) => (answer += String(data))).on("error", () => {});
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.write(
        `POST /odf HTTP/1.1\r\nhost: x\r\ncontent-length: ${50 * 1024 * 1024}\r\n\r\n${"<".repeat(100_000)}`,
      );
      await closed;
      expect(answer).toMatch(/^HTTP\/1.1 401 /);
    });

    test.each([
      { what: "truncated", bytes: () => schedule("Slalom", 1).subarray(0, 180), says: "unclosed" },
      { what: "no XML", bytes: () => Buffer.from("hello"), says: "line 1" },
      { what: "in UTF-16", bytes: () => Buffer.from(String(schedule("Slalom", 1)), "utf16le"), says: "" },
      {
        what: "a billion laughs",
        bytes: () => Buffer.from('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><OdfBody>&b;</OdfBody>'),
        says: "document type declaration",
      },
      { what: "of the future", bytes: () => schedule("Slalom", 1, now() + 3_600_000), says: "not ahead of now" },
      { what: "of an unknown code", bytes: () => odf({ code: "NONSENSE", at: now() - 9 }, ""), says: "RSC" },
      {
        what: "two units with one code",
        bytes: () => odf({ code: code(), at: now() - 9 }, unitXml("A") + unitXml("B")),
        says: "each unit once",
      },
      {
        what: "a unit of another sport",
        bytes: () => odf({ code: code(), at: now() - 9 }, unitXml("Mine", "CANCELLED", `ZZZ${UNIT.slice(3)}`)),
        says: "expected a unit of",
      },
      {
        what: "a unit that ends before it starts",
        bytes: () =>
          odf(
            { code: code(), at: now() - 9 },
            unitXml("Back", "SCHEDULED", unitCode()).replace(
              "<Unit ",
              '<Unit StartDate="2999-01-01T10:00:00Z" EndDate="1999-01-01T10:00:00Z" ',
            ),
          ),
        says: "not before the start",
      },
      {
        what: "a code without an end",
        bytes: () =>
          odf(
            { type: "DT_PARTIC_UPDATE", code: code(), at: now() - 9 },
            `<Participant Code="${"x".repeat(8000)}" FamilyName="Long"/>`,
          ),
        says: "at most 40 characters",
      },
      {
        what: "a person twice",
        bytes: () =>
          odf(
            { type: "DT_PARTIC_UPDATE", code: code(), at: now() - 9 },
            '<Participant Code="7" FamilyName="A"/>'.repeat(2),
          ),
        says: "each participant once",
      },
    ])("$what is refused with its place; what held before stands, and the feed goes on", async ({ bytes, says }) => {
      await begin();
      await post(schedule("Slalom", 1));
      const { status, body } = await post(bytes());
      expect(status).toBe(422);
      expect(JSON.stringify(body)).toContain(says);
      const held = async () =>
        (await windowOf("schedule", now(), now())).initial.map((cue) => (cue as Cue<"unit">).body?.name);
      expect(await held()).toEqual(["Slalom"]);
      await post(schedule("Goes on", 2));
      expect(await held()).toEqual(["Goes on"]);
    });

    test("50 MB is refused, and costs no memory to speak of", async () => {
      await begin();
      const response = await fetch(`${http}/odf`, {
        method: "POST",
        body: Buffer.alloc(50 * 1024 * 1024, "<"),
        headers: { authorization },
      }).catch(() => null);
      if (response) expect(response.status).toBe(413);
      expect((await post(schedule("Goes on", 1))).status).toBe(200);
    });

    test("who speaks of somebody whom nobody registered waits, and holds as soon as somebody did", async () => {
      await begin();
      const at = now() - 5000;
      const team = odf(
        { type: "DT_PARTIC_TEAMS", at },
        '<Team Code="T1" Name="Italy"><Composition><Athlete Code="7"/></Composition></Team>',
      );
      expect(await post(team)).toMatchObject({
        status: 202,
        body: { fate: "quarantined", reason: expect.stringContaining("7") },
      });
      const person = '<Participant Code="7" FamilyName="Brand" Gender="W"/>';
      expect(await post(odf({ type: "DT_PARTIC", code: code(), at }, person))).toMatchObject({
        body: { fate: "accepted" },
      });
      expect(await metric('type="DT_PARTIC_TEAMS",fate="accepted"')).toBe(1);
    });

    test("a result of a unit that no schedule names waits for it", async () => {
      await begin();
      const at = now() - 5000;
      const result = odf({ type: "DT_RESULT", code: unitCode(), at, status: "LIVE" }, "");
      expect(await post(result)).toMatchObject({
        status: 202,
        body: { fate: "quarantined", reason: expect.stringContaining(unitCode()) },
      });
      await post(schedule("Slalom", 1));
      expect(await metric('type="DT_RESULT",fate="accepted"')).toBe(1);
      expect((await windowOf(`unit:${unitCode()}`, now(), now())).initial.map(({ kind }) => kind)).toContain("result");
    });

    test("a test message is kept, counted and without effect", async () => {
      await begin();
      await post(schedule("Real", 1));
      const test = String(schedule("Test", 2)).replace("<OdfBody ", '<OdfBody FeedFlag="T" ');
      expect(await post(test)).toMatchObject({ body: { fate: "unknown", reason: expect.stringContaining("test") } });
      const [held] = (await windowOf("schedule", now(), now())).initial as Cue<"unit">[];
      expect(held?.body?.name).toBe("Real");
    });

    test("an operator sees what became of the last messages, the newest first", async () => {
      await begin();
      await post(schedule("Slalom", 1));
      await post("nonsense");
      const response = await fetch(`${http}/odf/log?limit=2`, { headers: { authorization } });
      const { messages } = (await response.json()) as {
        messages: { fate: string; reason: string; document: string }[];
      };
      expect(messages.map(({ fate }) => fate)).toEqual(["refused", "accepted"]);
      expect(messages[0]?.reason).not.toBe("");
      expect(logged.join("")).not.toContain(TOKEN);
    });
  });

  describe("other ways in", () => {
    test("files that are dropped into the folder are read when they are whole", async () => {
      await begin();
      const inbox = join(config.dataDir, "results", "inbox");
      await writeFile(join(inbox, "1.xml"), schedule("Dropped", 1));
      await writeFile(join(inbox, "2.xml"), "nonsense");
      // What cannot be opened holds up nothing that comes after it.
      await mkdir(join(inbox, "0.xml"));
      await writeFile(join(inbox, "3.part"), schedule("Half", 2).subarray(0, 50));
      await vi.waitFor(async () => expect(await readdir(join(inbox, "read"))).toEqual(["1.xml"]), { timeout: 5000 });
      await vi.waitFor(async () => expect(await readdir(join(inbox, "refused"))).toEqual(["2.xml", "2.xml.txt"]), {
        timeout: 5000,
      });
      expect(await readFile(join(inbox, "refused", "2.xml.txt"), "utf8")).toContain("line 1");
      await writeFile(join(inbox, "3.part"), schedule("Whole", 2));
      await rename(join(inbox, "3.part"), join(inbox, "3.xml"));
      await vi.waitFor(async () => expect(await readdir(join(inbox, "read"))).toContain("3.xml"), { timeout: 5000 });
      expect((await windowOf("schedule", now(), now())).initial).toMatchObject([{ body: { name: "Whole" } }]);
    });

    test("an address is asked again and again, and what did not change is taken once", async () => {
      let answer = schedule("Polled", 1);
      let asked = 0;
      const server = await listen((_request, response) => {
        asked++;
        if (asked === 2) response.writeHead(500).end();
        else response.end(answer);
      });
      await begin({
        results: { poll: [{ url: `http://127.0.0.1:${portOf(server)}/feed?key=secret-key`, everySeconds: 1 }] },
      });
      await vi.waitFor(() => expect(asked).toBeGreaterThan(3), { timeout: 15_000 });
      answer = schedule("Polled again", 2);
      await vi.waitFor(
        async () =>
          expect((await windowOf("schedule", now(), now())).initial).toMatchObject([
            { body: { name: "Polled again" } },
          ]),
        { timeout: 5000 },
      );
      expect(await metric('type="DT_SCHEDULE",fate="accepted"')).toBe(2);
      expect(await metric('type="DT_SCHEDULE",fate="repeated"')).toBe(0);
      expect(logged.join("")).toContain("cannot be fetched");
      expect(logged.join("")).not.toContain("secret-key");
    });
  });

  test("the same data is open to anyone, as of any instant", async () => {
    await begin();
    const at = Math.floor(now()) - 60_000;
    await post(schedule("First", 1, at));
    await post(schedule("Second", 2, at + 20_000));
    const ask = async (asOf: number) => {
      const query = `{ unit(code: "${unitCode()}", asOf: "${new Date(asOf).toISOString()}") { name } }`;
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${http}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
      return ((await response.json()) as { data?: { unit: { name: string } | null } }).data?.unit?.name ?? null;
    };
    expect([await ask(at - 1), await ask(at + 10_000), await ask(at + 30_000)]).toEqual([null, "First", "Second"]);
  });

  describe("what viewers get", () => {
    test("a change comes to those who follow its topic, and to nobody else", async () => {
      await begin();
      const [fans, strangers] = [await follow("schedule"), await follow("medals")];
      await post(schedule("Slalom", 1));
      await vi.waitFor(() =>
        expect(fans.cues).toMatchObject([{ kind: "unit", id: unitCode(), body: { name: "Slalom" } }]),
      );
      expect(strangers.cues).toEqual([]);
    });

    test("a unit that a whole list leaves out is told to be gone", async () => {
      await begin();
      const at = Math.floor(now()) - 5000;
      await post(schedule("Slalom", 1, at));
      const fans = await follow("schedule");
      const other = unitCode().replace("0001", "0002");
      await post(odf({ code: code(), version: 2, at: at + 1000 }, unitXml("Other", "SCHEDULED", other)));
      await vi.waitFor(() =>
        expect(fans.cues.toSorted((one, two) => (one.id < two.id ? -1 : 1))).toMatchObject([
          { id: unitCode(), body: null, from: at + 1000 },
          { id: other, body: { name: "Other" } },
        ]),
      );
    });

    test("when a higher version takes back what a later one said, viewers are told to ask again", async () => {
      await begin();
      const at = Math.floor(now()) - 60_000;
      const update = (name: string, version: number, when: number) =>
        odf({ type: "DT_RESULT", code: unitCode(), version, at: when, status: "LIVE" }, `<!--${name}-->`);
      await post(schedule("Slalom", 1, at));
      await post(update("first", 1, at));
      await post(update("second", 2, at + 20_000));
      const events = await follow(`unit:${unitCode()}`);
      await post(update("third, of an earlier time", 3, at + 10_000));
      await vi.waitFor(() => expect(events.again).toBe(1));
      const { initial } = await windowOf(`unit:${unitCode()}`, at + 30_000, at + 30_000);
      expect(initial.filter(({ kind }) => kind === "result")).toMatchObject([{ from: at + 10_000 }]);
    });

    test("a window shows what held at its beginning, what changed until its end, and nothing of the future", async () => {
      await begin();
      const at = Math.floor(now()) - 60_000;
      await post(schedule("First", 1, at));
      await post(schedule("Second", 2, at + 10_000));
      await post(schedule("Third", 3, at + 20_000));
      const shown = await windowOf("schedule", at + 5000, at + 15_000);
      expect(shown.initial).toMatchObject([{ body: { name: "First" }, from: at }]);
      expect(shown.changes).toMatchObject([{ body: { name: "Second" }, from: at + 10_000 }]);
      expect((await windowOf("schedule", at - 5000, at - 1)).initial).toEqual([]);
      const future = await windowOf("schedule", at + 15_000, at + 600_000);
      expect(future.to).toBeLessThanOrEqual(now());
      expect(future.changes).toMatchObject([{ body: { name: "Third" } }]);
    });

    test.each([
      "topics=nonsense&from=1&to=2",
      "topics=schedule&from=2&to=1",
      "topics=schedule&from=0&to=9999999",
      "topics=schedule&from=x&to=2",
      "from=1&to=2",
      `topics=${Array.from({ length: 9 }, () => "schedule").join(",")}&from=1&to=2`,
      "topics=unit:ALP&from=1&to=2",
    ])("%s cannot be asked", async (query) => {
      await begin();
      const response = await fetch(`${http}/results/window?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ expected: expect.stringContaining("expected") }] });
    });

    test("an invented day begins anew with each start, a real one goes on", async () => {
      await begin({ id: "kept", sample: false });
      await post(schedule("Slalom", 1));
      await begin({ id: "kept", sample: false });
      expect((await windowOf("schedule", now(), now())).initial.length).toBe(1);
      await begin({ id: "kept", sample: true });
      // A database that was given may hold more than this: it is nobody's to empty.
      const isOurs = engine === "pglite";
      expect((await windowOf("schedule", now(), now())).initial).toHaveLength(isOurs ? 0 : 1);
      expect((await post(schedule("Slalom, again", 1))).status).toBe(isOurs ? 200 : 422);
    });
  });

  async function listen(answer: Parameters<typeof createServer>[1]): Promise<Server> {
    const server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    ends.push(() => server.close());
    return server;
  }
  const portOf = (server: Server): number => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  };
});

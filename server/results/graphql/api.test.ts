import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, inventedDay, MORNING } from "./day-for-tests.ts";
import { testServer, type TestServer } from "./server-for-tests.ts";
import type { Summary } from "./telemetry/source.ts";

const MINUTE = 60_000;
const iso = (utc: number) => new Date(utc).toISOString();
const asked: unknown[] = [];
let server: TestServer;
beforeAll(async () => {
  const summaryOf = (from: number, to: number): Summary => ({
    ...{ from, to, maxSpeed: 31.5, meanSpeed: 20, distance: 900, maxGForce: 2.5, maxHeight: null },
  });
  server = await testServer({
    telemetry: {
      async summary(athletes, from, to) {
        asked.push(athletes);
        return new Map(athletes.includes("P1000") ? [["P1000", summaryOf(from, to)]] : []);
      },
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.clock.now = server.day.end;
  asked.length = 0;
  for (const key of Object.keys(server.store.calls)) delete server.store.calls[key];
});

const NESTED = `query ($asOf: DateTime, $first: Int) {
  schedule(day: "2026-03-07", asOf: $asOf, first: $first) {
    code name status start venue { name } weather { values { name number } }
    result { status entries(first: 3) { totalCount pageInfo { hasNextPage } nodes {
      rank timeMs realTimeMs factor behindMs splits { at timeMs }
      members { role participant { name } }
      competitor { __typename ... on Participant { name organisation } ... on Team { name } }
      telemetry { maxSpeed meanSpeed distance from }
    } } }
  }
}`;

test("schedule, results, splits, athletes and telemetry in one request", async () => {
  const { data, errors } = await server.ask(NESTED);
  expect(errors).toBeUndefined();
  expect(data.schedule).toHaveLength(4);
  expect(data.schedule[0]).toMatchObject({
    ...{ name: "Race 1", status: "FINISHED", start: "2026-03-07T08:00:00.000Z", venue: { name: "Tofana" } },
    weather: {
      values: [
        { name: "air-temperature", number: -4.5 },
        { name: "sky", number: null },
      ],
    },
    result: { status: "OFFICIAL", entries: { totalCount: 6, pageInfo: { hasNextPage: true } } },
  });
  const [first, second] = data.schedule[0].result.entries.nodes;
  expect(first).toMatchObject({
    ...{ rank: 1, factor: 0.8712, behindMs: 0, splits: [{ at: 1, timeMs: 15_000 }, { at: 2 }, { at: 3 }] },
    competitor: { __typename: "Participant", name: "Ada0 Ferré0", organisation: "ITA" },
    members: [
      { role: "ATHLETE", participant: { name: "Ada0 Ferré0" } },
      { role: "GUIDE", participant: { name: "Bea Guida0" } },
    ],
    telemetry: { maxSpeed: 31.5, meanSpeed: 20, distance: 900, from: "2026-03-07T08:00:00.000Z" },
  });
  expect(Math.round(first.realTimeMs * 0.8712)).toBe(first.timeMs);
  expect(second.telemetry).toBeNull();
});

test("everything below a root field is told as of its instant", async () => {
  const asOf = MORNING + 5 * MINUTE;
  const { data } = await server.ask(NESTED, { asOf: iso(asOf) });
  const units = data.schedule.map((unit: { status: string; result: { status: string } }) => [
    unit.status,
    unit.result.status,
  ]);
  expect(units).toEqual([["RUNNING", "LIVE"], ...Array(3).fill(["SCHEDULED", "START_LIST"])]);
  const both = await server.ask(
    `query ($a: DateTime!, $b: DateTime!) {
      a: unit(code: "${server.day.units[0]}", asOf: $a) { result { status } }
      b: unit(code: "${server.day.units[0]}", asOf: $b) { result { status } }
      before: unit(code: "${server.day.units[0]}", asOf: "2026-03-06T12:00:00+01:00") { code }
      medalTable(asOf: $a) { lines { gold } }
    }`,
    { a: iso(asOf), b: iso(MORNING + 9 * MINUTE) },
  );
  expect(both).toEqual({
    data: { a: { result: { status: "LIVE" } }, b: { result: { status: "OFFICIAL" } }, before: null, medalTable: null },
  });
});

test("nothing is told ahead of now", async () => {
  server.clock.now = MORNING + 5 * MINUTE;
  const { data, errors } = await server.ask(NESTED, { asOf: iso(server.clock.now + 1) });
  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({
    message: "asOf is ahead of now, and nothing is told ahead of its time",
    extensions: { code: "AS_OF_IN_FUTURE", now: iso(server.clock.now) },
  });
  const { data: present } = await server.ask(NESTED);
  expect(present.schedule[0].result.status).toBe("LIVE");
});

test.each(["yesterday", "2026-03-07", "2026-03-07T08:00:00", "2026-13-07T08:00:00Z"])(
  "%s is no instant",
  async (asOf) => {
    const { errors } = await server.ask(`{ event(asOf: "${asOf}") { name } }`);
    expect(errors?.[0]?.message).toMatch(/expected RFC 3339/);
  },
);

test("how often the store is asked does not depend on how much there is", async () => {
  const callsOf = async (units: number, entries: number) => {
    const other = await testServer({ day: inventedDay({ units, entries }) });
    const { errors } = await other.ask(NESTED.replace("first: 3", "first: 30"), { first: 20 });
    expect(errors).toBeUndefined();
    await other.close();
    return other.store.calls;
  };
  const small = await callsOf(2, 3);
  expect(await callsOf(20, 30)).toEqual(small);
  // Everybody in one question, though they are reached by two ways.
  expect(small).toEqual({ "list unit": 1, "many weather": 1, "many result": 1, "many participant": 1 });
  asked.length = 0;
  await server.ask(NESTED, { first: 1 });
  expect(asked).toEqual([["P1000", "P1001", "P1002"]]);
});

test("a page follows the other, and cursors survive a longer list", async () => {
  const page = async (after: string | null, asOf: number) =>
    (
      await server.ask(
        `query ($after: String, $asOf: DateTime) { units(first: 3, after: $after, asOf: $asOf) {
          totalCount nodes { name } pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
        { after, asOf: iso(asOf) },
      )
    ).data.units;
  const first = await page(null, DAY);
  const second = await page(first.pageInfo.endCursor, server.day.end);
  expect([first, second].map(({ nodes }) => nodes.map(({ name }: { name: string }) => name))).toEqual([
    ["Race 1", "Race 2", "Race 3"],
    ["Race 4"],
  ]);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([
    true,
    false,
    true,
  ]);
  const { errors } = await server.ask('{ units(after: "bm9uZQ") { totalCount } }');
  expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_CURSOR");
});

test("people are found by a part of their name, without accents", async () => {
  const { data } = await server.ask(
    '{ participants(search: "FERRE1", first: 2) { totalCount nodes { familyName } } none: participants(organisation: "XXX") { totalCount } }',
  );
  expect(data).toEqual({
    participants: { totalCount: 3, nodes: [{ familyName: "Ferré1" }, { familyName: "Ferré10" }] },
    none: { totalCount: 0 },
  });
});

test("medals: the table, and who won them with a guide", async () => {
  const { data } = await server.ask(
    "{ medalTable { lines { organisation gold total } } medallists(first: 1) { totalCount nodes { medal competitor { ... on Participant { code } } members { role } } } }",
  );
  expect(data.medalTable).toEqual({ lines: [{ organisation: "ITA", gold: 4, total: 4 }] });
  expect(data.medallists).toEqual({
    totalCount: 8,
    nodes: [{ medal: "GOLD", competitor: { code: "P1000" }, members: [{ role: "ATHLETE" }] }],
  });
});

test("what has an id is found by it", async () => {
  const { data } = await server.ask(
    '{ unit(code: "' + server.day.units[1] + '") { id } participant(code: "P1001") { id } }',
  );
  const ids = [data.unit.id, data.participant.id];
  const again = await server.ask(
    "query ($ids: [ID!]!, $one: ID!) { nodes(ids: $ids) { __typename id ... on Unit { name } ... on Participant { code } } node(id: $one) { id } }",
    { ids: [...ids, Buffer.from("Team:none").toString("base64url")], one: ids[1] },
  );
  expect(again).toEqual({
    data: {
      nodes: [
        { __typename: "Unit", id: ids[0], name: "Race 2" },
        { __typename: "Participant", id: ids[1], code: "P1001" },
        null,
      ],
      node: { id: ids[1] },
    },
  });
});

test("what goes wrong inside is not told outside", async () => {
  const { many } = server.store;
  server.store.many = () => Promise.reject(new Error("password=secret"));
  const { data, errors } = await server.ask('{ unit(code: "x") { name } event { name } }');
  server.store.many = many;
  expect(data).toEqual({ unit: null, event: { name: "Games" } });
  expect(JSON.stringify(errors)).not.toContain("secret");
  expect(errors?.[0]?.message).toBe("The service failed to answer");
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testServer, type Answer, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ limits: { points: 1e9 } });
});
afterAll(() => server.close());

const refusalOf = async (query: string, variables: Record<string, unknown> = {}) => {
  const response = await server.post({ query, variables });
  const { errors } = (await response.json()) as Answer;
  return { status: response.status, message: errors?.[0]?.message, code: errors?.[0]?.extensions?.["code"] };
};

const deep = (levels: number) => `{ event ${"{a".repeat(levels)} ${"}".repeat(levels)} }`;
const DEEP = deep(10_000);
const ALIASES = `{ ${Array.from({ length: 1000 }, (_, at) => `a${at}: schedule(first: 500) { name }`).join(" ")} }`;
const SAME_FIELDS = `{ event { ${"name ".repeat(3900)} } }`;
const FRAGMENTS = `{ ...F0 } ${Array.from({ length: 29 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} ...F${at + 1} }`).join(" ")} fragment F29 on Query { event { name } }`;
const DIRECTIVES = `{ event { name ${"@include(if: true) ".repeat(500)} } }`;
const NESTED_TYPES = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`;

test.each([
  ["10,000 levels", DEEP, "QUERY_TOO_DEEP"],
  ["30 levels", `{ event ${"{ venues ".repeat(30)}{ name } ${"}".repeat(30)} }`, "QUERY_TOO_DEEP"],
  [
    "30 levels by fragments",
    `{ event { ...A } } fragment A on Event ${"{ venues ".repeat(15)}{ name } ${"}".repeat(15)}`,
    "QUERY_TOO_DEEP",
  ],
  ["1,000 aliases", ALIASES, "QUERY_TOO_LARGE"],
  ["one field 3,900 times", SAME_FIELDS, "QUERY_TOO_LARGE"],
  ["fragments that triple 29 times", FRAGMENTS, "QUERY_TOO_COSTLY"],
  ["500 directives", DIRECTIVES, "QUERY_TOO_LARGE"],
  ["everything of the schema in everything", NESTED_TYPES, "GRAPHQL_VALIDATION_FAILED"],
  ["no query at all", "{ event { name ", "GRAPHQL_PARSE_FAILED"],
])("%s is refused", async (_, query, code) => {
  server.store.calls = {};
  expect(await refusalOf(query)).toMatchObject({ code });
  expect(server.store.calls).toEqual({});
});

test("what costs too much is told what it costs, and the limit", async () => {
  const query =
    "query ($n: Int) { units(first: $n) { nodes { result { entries(first: $n) { nodes { rank splits { timeMs } } } } } } }";
  const response = await server.post({ query, variables: { n: 500 } });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as Answer;
  expect(errors?.[0]).toMatchObject({
    message: "the query costs 3501501, and the limit is 100000: ask for fewer fields or with a smaller first",
    extensions: { code: "QUERY_TOO_COSTLY", cost: 3_501_501, limit: 100_000 },
  });
  expect((await server.ask(query, { n: 50 })).errors).toBeUndefined();
});

test("what a client may not write is refused with little work, and leaves nothing behind", async () => {
  const time = async (query: () => string) => {
    const all: number[] = [];
    for (let at = 0; at < 12; at++) {
      const body = query();
      const startedAt = performance.now();
      await (await server.post({ query: body })).text();
      all.push(performance.now() - startedAt);
    }
    return all.toSorted((a, b) => a - b)[6] ?? 0;
  };
  let number = 0;
  // A comment makes each text a new one, so that no cache answers.
  const fresh = (query: string) => () => `#${number++}\n${query}`;
  const honest = await time(
    fresh("{ schedule { name status result { entries { nodes { rank members { role } } } } } }"),
  );
  for (const query of [DEEP, ALIASES, SAME_FIELDS, FRAGMENTS, DIRECTIVES])
    expect(await time(fresh(query))).toBeLessThan(honest * 5 + 20);

  // Without it, what is not collected yet would count as left behind.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < 100; at++)
    await (await server.post({ query: fresh([DEEP, ALIASES, SAME_FIELDS][at % 3] ?? "")() })).text();
  collect();
  // 100 of them are 5 MB of text, and a hundred times that as trees.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1_048_576);
});

test("a body larger than allowed is not read to its end", async () => {
  const response = await server.post({ query: "{ event { name } }", padding: "x".repeat(200_000) }).catch(() => null);
  if (response) expect(response.status).toBe(413);
  expect((await server.ask("{ event { name } }")).data).toEqual({ event: { name: "Games" } });
});

test("several operations in one body are refused", async () => {
  const response = await server.post([{ query: "{ event { name } }" }, { query: "{ event { name } }" }]);
  expect(response.status).toBe(400);
});

test("a client has so many points, by cost, and gets them back", async () => {
  const poor = await testServer({ limits: { points: 1000, pointsPerSecond: 100, pointsOfRequest: 10 } });
  const cheap = "{ event { name } }";
  const dear = "{ schedule(first: 450) { name } }";
  expect((await poor.ask(dear)).errors).toBeUndefined();
  const refused = await poor.post({ query: dear });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, expect.stringMatching(/^[1-9]\d?$/)]);
  expect((await refused.json()) as Answer).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
  expect((await poor.ask(cheap)).errors).toBeUndefined();
  let last = 200;
  for (let at = 0; at < 20 && last === 200; at++) last = (await poor.post({ query: cheap })).status;
  expect(last).toBe(429);
  // The explorer is the largest answer of all.
  expect((await fetch(poor.url, { headers: { accept: "text/html" } })).status).toBe(429);
  poor.clock.now += 10_000;
  expect((await poor.ask(dear)).errors).toBeUndefined();
  await poor.close();
});

import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPersisted } from "./persisted.ts";
import { testServer, type Answer, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const query = "{ event { id } }";
const sha256Hash = createHash("sha256").update(query).digest("hex");
const extensions = { persistedQuery: { version: 1, sha256Hash } };
const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as Answer).errors?.[0]?.extensions?.["code"]] as const;

test("a hash that is not known, the query once, and from then on the hash, by GET too", async () => {
  expect(await codeOf(await server.post({ extensions }))).toEqual([404, "PERSISTED_QUERY_NOT_FOUND"]);
  expect(await (await server.post({ query, extensions })).json()).toEqual({ data: { event: { id: "games" } } });
  expect(await (await server.post({ extensions })).json()).toEqual({ data: { event: { id: "games" } } });
  const address = new URL(server.url);
  address.searchParams.set("extensions", JSON.stringify(extensions));
  expect(await (await fetch(address)).json()).toEqual({ data: { event: { id: "games" } } });
});

test("nobody can put another query under a hash", async () => {
  expect(await codeOf(await server.post({ query: "{ event { name } }", extensions }))).toEqual([
    400,
    "PERSISTED_QUERY_MISMATCH",
  ]);
  expect(await (await server.post({ extensions })).json()).toEqual({ data: { event: { id: "games" } } });
});

test("so much is kept and no more: what was not used for longest goes", () => {
  const persisted = createPersisted();
  const ask = (text: string | null, of: string) =>
    persisted.queryOf({
      query: text,
      extensions: { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(of).digest("hex") } },
    });
  const text = (at: number) => `${at}`.padEnd(50_000, " ");
  for (let at = 0; at < 100; at++) {
    ask(text(at), text(at));
    ask(null, text(0));
  }
  expect(ask(null, text(0))).toBe(text(0));
  expect(ask(null, text(99))).toBe(text(99));
  expect(() => ask(null, text(1))).toThrow("PersistedQueryNotFound");
});

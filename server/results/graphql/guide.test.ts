import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse, validate } from "graphql/index.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "./limits/limits.ts";
import { schema } from "./schema/schema.ts";
import { testServer, type TestServer } from "./server-for-tests.ts";

const guide = readFileSync(new URL("../../../docs/guides/graphql.md", import.meta.url), "utf8");
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, text = ""]) => text);

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test("what the guide asks is answered", async () => {
  const [query = "", subscription = ""] = blocks("graphql");
  expect(validate(schema, parse(subscription))).toEqual([]);
  const { data, errors } = await server.ask(query, { day: "2026-03-07" });
  expect(errors).toBeUndefined();
  expect(data.schedule).toHaveLength(4);
});

test("its ten lines run", async () => {
  const [script = ""] = blocks("js");
  expect(script.trim().split("\n").length).toBeLessThanOrEqual(10);
  const child = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    script.replace("http://localhost:8404/graphql", server.url),
  ]);
  let says = "";
  child.stdout.on("data", (text) => (says += String(text)));
  child.stderr.on("data", (text) => (says += String(text)));
  await new Promise((done) => child.once("close", done));
  expect(says).toContain("Race 1 [");
  expect(says).toContain("name: 'Ada0 Ferré0'");
});

test("its limits are those that hold", () => {
  const said = [...guide.matchAll(/\b\d{1,3}(?:,\d{3})+\b/g)].map(([number]) => Number(number.replaceAll(",", "")));
  const { tokens, cost, costOfEvent, points, pointsPerSecond } = LIMITS;
  expect(said).toEqual([tokens, cost, costOfEvent, points, pointsPerSecond]);
  expect(guide).toContain(`${LIMITS.fields} fields, ${LIMITS.aliases} aliases`);
  expect(guide).toContain(`| levels | ${LIMITS.depth} |`);
  expect(guide).toContain(`| a client's subscriptions | ${LIMITS.subscriptionsOfClient} |`);
});

import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, type Database } from "./database.ts";
import { heldQuery, type Selection } from "./held.ts";
import { historyQuery } from "./history.ts";
import { keptQuery, type Span } from "./ledger.ts";
import { startPostgres, type PrivatePostgres } from "./postgres-for-tests.ts";

const IDS = 50;
const VERSIONS = 400;
const LAST = IDS * VERSIONS;

let postgres: PrivatePostgres;
let database: Database;
/** 20,000 messages, each with a version of one of 50 results; athletes and a schedule beside them. */
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase(await postgres.newDatabase());
  const run = (text: string) => sql.raw(text).execute(database);
  await run(`insert into message (received, at, document, version, hash, fate, reason, waits_for, raw)
    select 0, n, 'DT_RESULT ' || n % ${IDS}, n / ${IDS} + 1, n::text, 'accepted', '', '[]', ''
    from generate_series(0, ${LAST - 1}) as n`);
  await run(`insert into version (kind, id, scope, valid_from, precedence, document, message, body)
    select 'result', 'r' || version.n % ${IDS}, '', at, version, document, seq, '{"status":"live","entries":[]}'
    from message, lateral (select at::integer as n) as version`);
  await run(`insert into version (kind, id, scope, valid_from, precedence, document, message, body)
    select kind, kind || n, 'ALP', n, 1, 'ALL', 1, '{"familyName":"a","name":"b"}'
    from generate_series(1, 2000) as n, unnest(array['unit', 'participant']) as kind
    union all select 'whole', 'unit', 'ALP', n, n, 'ALL', 1, '' from generate_series(1, 2000, 100) as n`);
}, 120_000);
afterAll(async () => {
  await database?.destroy();
  await postgres?.close();
});

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function explain(query: RawBuilder<unknown>): Promise<{ scans: string[]; rowsRead: number }> {
  const { rows } = await sql<{
    "QUERY PLAN": { Plan: Plan }[];
  }>`explain (analyze, timing off, format json) ${query}`.execute(database);
  const nodes = nodesOf(
    rows[0]?.["QUERY PLAN"][0]?.Plan ?? { "Node Type": "none", "Actual Rows": 0, "Actual Loops": 0 },
  );
  const tables = nodes.filter((node) => node["Relation Name"] !== undefined);
  const read = (node: Plan) => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  return {
    scans: tables.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? ""),
    rowsRead: tables.reduce((sum, node) => sum + read(node), 0),
  };
}

const results = ["r1", "r7", "nobody"];
const selections: Readonly<Record<string, readonly Selection[]>> = {
  "everything of a kind": [{ kind: "result" }],
  "a few of a kind": [{ kind: "result", ids: results }],
  "a list": [{ kind: "unit", scope: "ALP" }],
  "several kinds": [
    { kind: "result", ids: results },
    { kind: "unit", ids: ["unit1"] },
    { kind: "play", ids: results },
  ],
};
/** Rows of tables that may be read: of each thing a few, not all of its versions. */
const MOST_ROWS: Readonly<Record<string, number>> = {
  "everything of a kind": IDS * 4,
  "a few of a kind": 20,
  "a list": 2000 * 4,
  "several kinds": 30,
};

// A table is without statistics until a machine's first quiet minute, and a day begins with many messages.
describe.each([
  ["before it is analysed", "select 1"],
  ["once it is analysed", "analyze"],
])("a big table, %s", (_, statement) => {
  beforeAll(() => sql.raw(statement).execute(database));

  test.each(Object.entries(selections))("%s at an instant: a look-up a thing", async (name, asked) => {
    const { scans, rowsRead } = await explain(heldQuery(asked, LAST / 2));
    expect(scans).toEqual([]);
    expect(rowsRead).toBeGreaterThan(0);
    expect(rowsRead).toBeLessThanOrEqual(MOST_ROWS[name] ?? 0);
  });
  test.each(Object.entries(selections))("the history of %s: no scan", async (_name, asked) => {
    const { scans } = await explain(historyQuery(asked, LAST / 2, LAST / 2 + 100));
    expect(scans).toEqual([]);
  });
  test("a message's rivals: no scan", async () => {
    const spans: Span[] = Array.from({ length: 20 }, (_one, index) => ({
      ...{ document: `DT_RESULT ${index}`, version: VERSIONS + 1, at: LAST + index },
    }));
    const { scans, rowsRead } = await explain(keptQuery(spans));
    expect(scans).toEqual([]);
    expect(rowsRead).toBeLessThanOrEqual(20);
  });
});

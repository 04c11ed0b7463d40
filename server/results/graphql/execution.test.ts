import { execute, parse, type ExecutionResult } from "graphql/index.js";
import { expect, test } from "vitest";
import { createChanges } from "../changes.ts";
import { createContext, type GraphqlContext } from "./context.ts";
import { inventedDay, storeOf } from "./day-for-tests.ts";
import { createDocuments } from "./documents.ts";
import { createExecution } from "./execution.ts";
import { LIMITS } from "./limits/limits.ts";
import { createChangeFeed } from "./live/change-feed.ts";
import { schema } from "./schema/schema.ts";
import { eventForTests } from "./server-for-tests.ts";
import { NO_TELEMETRY } from "./telemetry/source.ts";

const day = inventedDay();
const now = () => day.end;
const feed = createChangeFeed({ changes: createChanges(), now, limits: LIMITS });
const contextValue = (): GraphqlContext =>
  createContext(
    { store: storeOf(day.versions), event: eventForTests, feed, telemetry: NO_TELEMETRY, now },
    { client: "c", drop() {} },
  );
const [code = ""] = day.units;

/** A query's answer by the interpreter and, at the fifth time, by its compiled form. */
async function both(query: string, variableValues: Record<string, unknown> = {}, operationName?: string) {
  const documents = createDocuments(schema, LIMITS);
  const run = createExecution(documents);
  const { document, errors } = documents.prepare(query);
  expect(errors).toEqual([]);
  const args = { schema, variableValues, ...(operationName === undefined ? {} : { operationName }) };
  const told = (result: ExecutionResult) => JSON.parse(JSON.stringify(result)) as ExecutionResult;
  const expected = told(await execute({ ...args, document: parse(query), contextValue: contextValue() }));
  let last: ExecutionResult = {};
  for (let at = 0; at < 5; at++) last = told(await run({ ...args, document, contextValue: contextValue() }));
  const compiled = documents.of(document)?.compiled.get(operationName ?? "");
  return { expected, last, isCompiled: compiled != null };
}

test.each<[string, string, Record<string, unknown>?, string?]>([
  ["scalars, enums, instants", `{ event { id asOf isSample } unit(code: "${code}") { code status start medals } }`],
  ["aliases and merged fields", `{ a: event { id } a: event { name } b: event { id } }`],
  [
    "fragments",
    `{ unit(code: "${code}") { ...F ... on Unit { name } } } fragment F on Unit { id result { status ...G } } fragment G on Result { code }`,
  ],
  [
    "interfaces and unions",
    `{ node(id: "${Buffer.from(`Unit:${code}`).toString("base64url")}") { __typename id ... on Unit { name } ... on Team { name } } unit(code: "${code}") { result { entries { nodes { competitor { __typename ... on Participant { familyName } ... on Team { members { name } } } } } } } }`,
  ],
  [
    "skip and include",
    `query ($yes: Boolean!, $no: Boolean!) { event { id @skip(if: $yes) name @include(if: $no) timeZone @skip(if: $no) } unit(code: "x") @skip(if: $yes) { name } }`,
    { yes: true, no: false },
  ],
  [
    "variables and their defaults",
    "query ($n: Int = 2, $after: String) { units(first: $n, after: $after) { nodes { code } edges { cursor } } }",
  ],
  ["lists of enums", "query ($s: [UnitStatus!]) { schedule(status: $s) { status } }", { s: ["FINISHED"] }],
  ["one of several operations", "query A { event { id } } query B { event { name } }", {}, "B"],
  [
    "the schema about itself",
    '{ __schema { queryType { name } } __type(name: "Unit") { fields { name type { kind ofType { name } } } } }',
  ],
  ["errors with their paths", `{ ok: event { id } bad: schedule(asOf: "2999-01-01T00:00:00Z") { name } }`],
  [
    "an error that empties the nearest nullable",
    `{ unit(code: "${code}") { result { status entries(first: 900) { totalCount } } } }`,
  ],
  ["errors in items", `{ nodes(ids: ["!!", "${Buffer.from(`Unit:${code}`).toString("base64url")}"]) { id } }`],
  ["values that are no values", "query ($n: Int!) { units(first: $n) { totalCount } }", { n: "many" }],
  ["values that are missing", "query ($n: Int!) { units(first: $n) { totalCount } }"],
  ["an unknown value of an enum", "query ($s: [UnitStatus!]) { schedule(status: $s) { status } }", { s: ["OVER"] }],
])("compiled and interpreted say the same: %s", async (_, query, variables, operation) => {
  const { expected, last, isCompiled } = await both(query, variables, operation);
  expect(isCompiled).toBe(true);
  expect(last.data).toEqual(expected.data);
  const errorsOf = ({ errors }: ExecutionResult) =>
    errors?.map(({ path, extensions }) => ({ path, code: extensions?.["code"] }));
  expect(errorsOf(last)).toEqual(errorsOf(expected));
});

test("what would become too much code is interpreted for good", async () => {
  const fragments = Array.from(
    { length: 10 },
    (_, at) => `fragment F${at} on Unit { ...F${at + 1} ... on Unit { ...F${at + 1} } }`,
  );
  const { isCompiled, expected, last } = await both(
    `{ unit(code: "${code}") { ...F0 } } ${fragments.join(" ")} fragment F10 on Unit { name }`,
  );
  expect(isCompiled).toBe(false);
  expect(last).toEqual(expected);
});

import { getIntrospectionQuery, getOperationAST, parse } from "graphql/index.js";
import { expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { costOf, fieldsOf } from "./cost.ts";
import { LIMITS } from "./limits.ts";

const cost = (query: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("expected an operation");
  return costOf(schema, document, operation, variables);
};

test.each<[string, string, number, Record<string, unknown>?]>([
  ["each field counts one", "{ event { name id } }", 3],
  ["a list counts as long as it is by default", "{ schedule { name } }", 200],
  ["or as it is asked for", "{ schedule(first: 7) { name status } }", 21],
  ["a page too", "{ units(first: 10) { totalCount nodes { name } } }", 1 + 1 + 10 * 2],
  ["from the end", "{ units(last: 10) { nodes { name } } }", 1 + 10 * 2],
  ["a page of which nothing is said", "{ units { edges { node { name } } } }", 1 + 50 * 3],
  [
    "lists in lists multiply",
    "{ schedule(first: 2) { result { entries(first: 3) { nodes { rank } } } } }",
    2 * (1 + 1 + 1 + 3 * 2),
  ],
  ["by a variable", "query ($n: Int) { schedule(first: $n) { name } }", 6, { n: 3 }],
  ["by a variable's default", "query ($n: Int = 4) { schedule(first: $n) { name } }", 8],
  ["a variable that was not given", "query ($n: Int) { schedule(first: $n) { name } }", 200],
  ["ids count as many as they are", "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", 6, { ids: ["a", "b", "c"] }],
  [
    "fragments count where they are spread",
    "{ a: event { ...F } b: event { ...F } } fragment F on Event { name id }",
    6,
  ],
  ["inline fragments count", '{ node(id: "x") { ... on Unit { name } ... on Team { name } } }', 3],
  [
    "telemetry is dear",
    "{ schedule(first: 1) { result { entries(first: 1) { nodes { telemetry { maxSpeed } } } } } }",
    25,
  ],
  ["a negative size is none", "{ schedule(first: -5) { name } }", 0],
])("%s", (_, query, expected, variables) => {
  expect(cost(query, variables)).toBe(expected);
});

test("fragments in fragments are worked out once each, however much they ask for", () => {
  const depth = 25;
  const fragments = Array.from(
    { length: depth },
    (_, at) => `fragment F${at} on Unit { ...F${at + 1} ... on Unit { ...F${at + 1} } }`,
  );
  const query = `{ unit(code: "x") { ...F0 } } ${fragments.join(" ")} fragment F${depth} on Unit { name }`;
  expect(cost(query)).toBe(1 + 2 ** depth);
  const document = parse(query);
  const operation = getOperationAST(document);
  expect(operation && fieldsOf(schema, document, operation)).toBe(1 + 2 ** depth);
});

test("a circle of fragments ends", () => {
  expect(cost("{ event { ...A } } fragment A on Event { ...B } fragment B on Event { name ...A }")).toBeGreaterThan(0);
});

test("explorers may look at the schema, and only so often", () => {
  const look = cost(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }));
  expect(look).toBeLessThan(LIMITS.cost);
  expect(look * 40).toBeGreaterThan(LIMITS.points);
});

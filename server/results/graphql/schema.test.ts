import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
} from "graphql/index.js";
import { expect, test } from "vitest";
import { costOfField } from "./limits/cost.ts";
import { breakingChanges, schemaPath, schemaText } from "./schema-file.ts";
import { schema } from "./schema/schema.ts";

const committed = readFileSync(schemaPath, "utf8");
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, field }))
    : [],
);

test("the committed SDL is what is built", () => {
  const breaks = breakingChanges(committed, schemaText());
  expect(breaks, "this breaks those who built on the API; deprecate instead, or see docs/adr/0018").toEqual([]);
  expect(schemaText(), "run: node server/results/graphql/schema-file.ts").toBe(committed);
});

test("what breaks somebody is noticed, what does not is not", () => {
  const without = committed.replace(/ {2}"""\n {2}Given name\.\n {2}"""\n {2}givenName: String\n/, "");
  expect(without).not.toBe(committed);
  expect(breakingChanges(committed, without)).toEqual(["Participant.givenName was removed."]);
  expect(breakingChanges(without, committed)).toEqual([]);
  expect(breakingChanges(committed, committed.replace("givenName: String", "givenName: Int"))).toHaveLength(1);
});

test("everything is documented", () => {
  const builtIn = new Set(["String", "Int", "Float", "Boolean", "ID"]);
  const undocumented = [
    ...types.filter(({ name, description }) => !builtIn.has(name) && !description).map(({ name }) => name),
    ...types.flatMap((type) =>
      isEnumType(type)
        ? type
            .getValues()
            .filter(({ description }) => !description)
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    ),
    ...types.filter(isInputObjectType).map(({ name }) => name),
    ...fields.flatMap(({ place, field }) => [
      ...(field.description ? [] : [place]),
      ...field.args.filter(({ description }) => !description).map(({ name }) => `${place}(${name})`),
    ]),
  ];
  expect(undocumented).toEqual([]);
  expect(fields.length).toBeGreaterThan(150);
});

test("nothing of anybody's body is in the schema of open data", () => {
  const biometrics =
    /heart|pulse|bpm|beat|biometr|physiolog|health|blood|lactate|oxygen|saturation|breath|respirat|skin|sweat|weight|watt|cadence/i;
  expect(committed.split("\n").filter((line) => biometrics.test(line))).toEqual([]);
  expect("heartRate: Float").toMatch(biometrics);
  const summary = schema.getType("TelemetrySummary");
  expect(isObjectType(summary) && Object.keys(summary.getFields()).toSorted()).toEqual([
    ...["distance", "from", "maxGForce", "maxHeight", "maxSpeed", "meanSpeed", "to"],
  ]);
});

const isList = (type: GraphQLOutputType): boolean => isListType(type) || (isNonNullType(type) && isList(type.ofType));

test("each list says how long it may be, so that its cost is known", () => {
  const lists = fields.filter(({ field }) => isList(field.type));
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter(({ field }) => costOfField(field).size === undefined).map(({ place }) => place)).toEqual([]);
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"));
  expect(connections.filter(({ field }) => costOfField(field).page === undefined)).toEqual([]);
});

test("every root field takes asOf, and durations are whole milliseconds", () => {
  const query = schema.getQueryType();
  const without = Object.values(query?.getFields() ?? {}).filter(
    ({ args }) => !args.some(({ name }) => name === "asOf"),
  );
  expect(without).toEqual([]);
  const durations = fields.filter(({ field }) => field.name.endsWith("Ms"));
  expect(durations.length).toBeGreaterThan(6);
  expect(durations.filter(({ field }) => getNamedType(field.type).name !== "Int")).toEqual([]);
});

test("the SDL is one that others can read", () => {
  expect(buildSchema(committed).getQueryType()?.name).toBe("Query");
});

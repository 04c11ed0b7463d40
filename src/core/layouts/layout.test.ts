import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Layout } from "./layout.ts";
import { textIn } from "./text-in.ts";

const files = import.meta.glob<unknown>("../../layouts/*.json", { eager: true, import: "default" });
const parsed = Object.entries(files).map(([file, content]) => ({ file, layout: v.parse(Layout, content) }));

describe("the layouts' files", () => {
  test.each(parsed)("$file is one, called as its file is", ({ file, layout }) => {
    expect(file.endsWith(`/${layout.id}.json`)).toBe(true);
  });
  test("no two have one place in the order", () => {
    expect(new Set(parsed.map(({ layout }) => layout.order)).size).toBe(parsed.length);
  });
  test("each says its name and what it is for in the same languages", () => {
    for (const { layout } of parsed) expect(Object.keys(layout.name)).toEqual(Object.keys(layout.says));
  });
});

const calm = parsed.find(({ layout }) => layout.id === "calm")?.layout;
test.each([
  ["a panel that there is not", { columns: [["weather-map"]] }, "columns.0.0"],
  ["a misspelt field", { colums: [] }, "colums"],
  ["no English", { name: { de: "Ruhig" } }, "name"],
  ["a name that breaks out", { id: 'calm"]' }, "id"],
])("%s is refused with its place", (_what, patch, place) => {
  const { success, issues } = v.safeParse(Layout, { ...calm, ...patch });
  expect(success).toBe(false);
  expect(issues?.map((issue) => v.getDotPath(issue))).toContain(place);
});

test.each([
  ["de", "Ruhig"],
  ["de-AT", "Ruhig"],
  ["fr", "Calm"],
])("in %s", (language, expected) => expect(textIn({ en: "Calm", de: "Ruhig" }, language)).toBe(expected));

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readEvent } from "../server/platform/event-file.ts";

const root = resolve(import.meta.dirname, "..");
const documents = globSync(["*.md", "docs/**/*.md"], { cwd: root });

/** Relative links and pictures of a document, without anchors; code blocks are no links. */
const linksOf = (text: string): string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)]
    .map((found) => (found[1] ?? found[2] ?? "").split("#")[0] ?? "")
    .filter((link) => link !== "" && !/^[a-z]+:/.test(link));

describe("documents", () => {
  test("there are some", () => expect(documents).toContain("README.md"));

  test.each(documents)("%s: every link leads somewhere", (document) => {
    const links = linksOf(readFileSync(join(root, document), "utf8"));
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });
});

test("the event of the guide is one that Vedetta takes", () => {
  const text = readFileSync(join(root, "docs/guides/my-event.json"), "utf8");
  const loaded = readEvent(text, { ownPorts: [8400, 8401, 8402, 8403, 8404], folder: root, fileExists: () => false });
  expect(loaded).not.toHaveProperty("faults");
  const guide = readFileSync(join(root, "docs/guides/your-own-event.md"), "utf8");
  // The ladder that the guide explains is the one of the file.
  expect(JSON.parse(`{${/```json\n("festival"[\s\S]*?)\n```/.exec(guide)?.[1] ?? ""}}`)).toEqual({
    festival: (JSON.parse(text) as { ladders: { festival: unknown } }).ladders.festival,
  });
});

import { expect, test } from "vitest";
import { pageOf, type PageArguments } from "./page.ts";

const items = ["a", "b", "c", "d", "e"];
const cursor = (key: string) => Buffer.from(key).toString("base64url");

test.each<[PageArguments, string, boolean, boolean]>([
  [{}, "abcde", false, false],
  [{ first: 2 }, "ab", true, false],
  [{ first: 0 }, "", true, false],
  [{ first: 2, after: cursor("b") }, "cd", true, true],
  [{ first: 9, after: cursor("e") }, "", false, true],
  [{ last: 2 }, "de", false, true],
  [{ last: 2, before: cursor("d") }, "bc", true, true],
  [{ after: cursor("a"), before: cursor("d") }, "bc", true, true],
  [{ after: cursor("d"), before: cursor("b") }, "", true, true],
])("%o", (asked, expected, next, previous) => {
  const page = pageOf(items, asked, (item) => item);
  expect([
    page.edges.map(({ node }) => node).join(""),
    page.hasNextPage,
    page.hasPreviousPage,
    page.totalCount,
  ]).toEqual([...[expected, next, previous, 5]]);
});

test.each<[PageArguments, string]>([
  [{ first: -1 }, "BAD_INPUT"],
  [{ first: 501 }, "BAD_INPUT"],
  [{ first: 1, last: 1 }, "BAD_INPUT"],
  [{ after: cursor("z") }, "BAD_CURSOR"],
])("%o is refused", (asked, code) => {
  expect(() => pageOf(items, asked, (item) => item)).toThrow(expect.objectContaining({ extensions: { code } }));
});

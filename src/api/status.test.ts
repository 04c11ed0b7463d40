import { describe, expect, test } from "vitest";
import type { FeedStatus } from "../../contracts/status.ts";
import { merge } from "./status.ts";

const live: FeedStatus = { feed: "ice", state: "live", since: 1 };

describe("a report of the feeds' health", () => {
  test("replaces what it names and keeps the rest", () => {
    const known = new Map([
      ["ice", live],
      ["studio", { ...live, feed: "studio" }],
    ]);
    const gone = { feed: "ice", state: "no-signal", since: 5, trouble: "stopped", lastPictureAt: 4 };
    const next = merge(known, JSON.stringify({ feeds: [gone] }));
    expect(next?.get("ice")).toEqual(gone);
    expect(next?.get("studio")?.state).toBe("live");
    expect(known.get("ice")).toBe(live);
  });

  test.each(["", "{", "[]", '{"feeds":[{"feed":"ice","state":"fine","since":1}]}'])(
    "is passed over when it is %j",
    (data) => {
      expect(merge(new Map([["ice", live]]), data)).toBeNull();
    },
  );
});

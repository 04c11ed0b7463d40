import { expect, test } from "vitest";
import type { FeedStatus } from "../../contracts/status.ts";
import { mergeStatus } from "./status-merge.ts";

const live: FeedStatus = { feed: "ice", state: "live", since: 5, lastPictureAt: 9 };

test.each<[string, FeedStatus[] | null, FeedStatus[] | null, FeedStatus[]]>([
  ["nothing known", null, null, [{ feed: "ice", state: "waiting", since: 1 }]],
  ["encoding alone", [live], null, [live]],
  [
    "how ready a camera is",
    null,
    [{ feed: "ice", state: "waiting", since: 3, ready: 0.4 }],
    [{ feed: "ice", state: "waiting", since: 1, ready: 0.4 }],
  ],
  [
    "sensors never overrule the state",
    [live],
    [{ feed: "ice", state: "waiting", since: 3, ready: 1 }],
    [{ ...live, ready: 1 }],
  ],
  ["feeds of another event are left out", [live, { ...live, feed: "stranger" }], null, [live]],
])("%s", (_, encoding, sensors, expected) => {
  const report = (feeds: FeedStatus[] | null) => feeds && { feeds };
  expect(mergeStatus(["ice"], 1, report(encoding), report(sensors)).feeds).toEqual(expected);
});

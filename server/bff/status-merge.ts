import type { FeedStatus, StatusReport } from "../../contracts/status.ts";

/**
 * One report of what several services know: encoding vouches for the state, sensors say how ready a camera is.
 * A feed of which encoding says nothing is waiting.
 */
export function mergeStatus(
  feeds: readonly string[],
  since: number,
  encoding: StatusReport | null,
  sensors: StatusReport | null,
): StatusReport {
  return {
    feeds: feeds.map((feed): FeedStatus => {
      const state = encoding?.feeds.find((each) => each.feed === feed) ?? { feed, state: "waiting" as const, since };
      const ready = sensors?.feeds.find((each) => each.feed === feed)?.ready;
      return ready === undefined ? state : { ...state, ready };
    }),
  };
}

import { use, useEffect, useMemo } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { createRunHistory } from "../api/run-history.ts";
import RunChart from "../features/chart/RunChart.tsx";
import { UnitResults } from "../features/results/UnitResults.tsx";
import { Conditions } from "../features/story/Conditions.tsx";
import { OnCourse } from "../features/story/OnCourse.tsx";
import { placeOf, unitAt } from "../core/results/unit-of.ts";
import { useSampled } from "../ui/use-sampled.ts";
import type { Stage } from "./stage.ts";

/** What stands beside the wall: who is on course, how the run goes, and in what conditions. */
interface StoryColumnProps {
  stage: Stage;
  main: CatalogueFeed;
  /** The instant whose results are shown. */
  asOf(): number;
  onAthlete(code: string): void;
}

export default function StoryColumn({ stage, main, asOf, onAthlete }: StoryColumnProps) {
  const { catalogue, telemetry, athletes, metrics, sync } = stage;
  const { feeds, venues, dvrMs } = catalogue;
  const results = use(stage.results());
  const names = useMemo(() => new Map(venues.map((venue) => [venue.id, venue.name])), [venues]);
  const venueName = (id: string) => names.get(id) ?? id;
  const ofVenues = useMemo(
    () => feeds.filter((feed, index) => feeds.findIndex((other) => other.venue === feed.venue) === index),
    [feeds],
  );
  const hasRun = (feed: string) => telemetry.channelsOf(feed).some((channel) => channel.endsWith("/distance"));
  const runFeed = useSampled(1000, () => (hasRun(main.id) ? main.id : feeds.find((feed) => hasRun(feed.id))?.id));
  const chartFeed = feeds.find((feed) => feed.id === runFeed);
  const chartFeedId = chartFeed?.id ?? null;
  const reading = useMemo(() => {
    const closing = new AbortController();
    const { segments } = catalogue.telemetry;
    return { closing, history: createRunHistory({ segments, feed: chartFeedId ?? "", dvrMs, signal: closing.signal }) };
  }, [catalogue, chartFeedId, dvrMs]);
  useEffect(() => () => reading.closing.abort(), [reading]);
  const shared = { telemetry, transport: sync, metrics, feeds: ofVenues, venueName, venue: main.venue };
  return (
    <>
      <UnitResults
        results={results}
        asOf={asOf}
        onAthlete={onAthlete}
        unitAt={(at) => unitAt(results.list("unit", at), placeOf(main, venues), at)}
      />
      <OnCourse {...shared} athletes={athletes} />
      {chartFeed && (
        <RunChart
          key={chartFeed.id}
          history={reading.history}
          telemetry={telemetry}
          athletes={athletes}
          transport={sync}
          feed={chartFeed}
          dvrMs={dvrMs}
        />
      )}
      <Conditions {...shared} />
    </>
  );
}

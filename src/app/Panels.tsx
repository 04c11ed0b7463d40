import { type ReactNode, use, useEffect, useMemo } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { createRunHistory } from "../api/run-history.ts";
import type { Panel } from "../core/layouts/layout.ts";
import { nextAt, placeOf, unitAt } from "../core/results/unit-of.ts";
import RunChart from "../features/chart/RunChart.tsx";
import { type SoundChoice, SoundPanel } from "../features/controls/SoundPanel.tsx";
import { UnitResults } from "../features/results/UnitResults.tsx";
import { Conditions } from "../features/story/Conditions.tsx";
import { EventLine } from "../features/story/EventLine.tsx";
import { NowAndNext } from "../features/story/NowAndNext.tsx";
import { OnCourse } from "../features/story/OnCourse.tsx";
import CameraList from "../features/wall/CameraList.tsx";
import { Part } from "../ui/Part.tsx";
import { Section } from "../ui/Section.tsx";
import { useSampled } from "../ui/use-sampled.ts";
import type { Stage } from "./stage.ts";
import { deckWords } from "../words/deck.ts";
import { storyWords } from "../words/story.ts";

interface PanelsProps {
  stage: Stage;
  panels: readonly Panel[];
  main: CatalogueFeed;
  /** Whether the layout loads pictures at all. */
  isPictured: boolean;
  sound: SoundChoice;
  /** The instant whose results are shown. */
  asOf(): number;
  onAthlete(code: string): void;
  onGo(at: UtcMs): void;
  onMain(feed: string): void;
}

/** What stands beside the pictures, or in their place: one column of a layout. */
export default function Panels({ panels, ...props }: PanelsProps) {
  return panels.map((panel) => (
    <Part key={panel}>
      <OnePanel panel={panel} {...props} />
    </Part>
  ));
}

type PanelProps = Omit<PanelsProps, "panels">;

/** An error of its own drawing is caught around it, too. */
const OnePanel = ({ panel, ...props }: PanelProps & { panel: Panel }) => PANELS[panel](props);

const PANELS: Readonly<Record<Panel, (props: PanelProps) => ReactNode>> = {
  results: (props) => <OfUnit {...props} />,
  "on-course": ({ stage, main }) => <OnCourse {...placesOf(stage, main)} athletes={stage.athletes} />,
  run: (props) => <Run {...props} />,
  conditions: ({ stage, main }) => <Conditions {...placesOf(stage, main)} />,
  "event-line": (props) => <WhatHappened {...props} />,
  sound: ({ sound, isPictured }) => (
    <Section title={deckWords.sound} beside={isPictured ? undefined : storyWords.noPictures}>
      <SoundPanel {...sound} />
    </Section>
  ),
  cameras: ({ stage, main, isPictured, onMain }) => (
    <CameraList tiles={stage.wall.tiles} main={main.id} time={stage.time} isPictured={isPictured} onChoose={onMain} />
  ),
  "now-and-next": (props) => <Plainly {...props} />,
};

const unitOf = ({ catalogue: { venues } }: Stage, feed: CatalogueFeed, results: Pick<Results, "list">, at: number) =>
  unitAt(results.list("unit", at), placeOf(feed, venues), at);
type Results = Awaited<ReturnType<Stage["results"]>>;

/** One camera of each venue stands for it. */
const onePerVenue = (feeds: readonly CatalogueFeed[]): CatalogueFeed[] =>
  feeds.filter((feed, index) => feeds.findIndex((other) => other.venue === feed.venue) === index);

function placesOf({ telemetry, sync, metrics, catalogue: { feeds, venues } }: Stage, main: CatalogueFeed) {
  const venueName = (id: string) => venues.find((venue) => venue.id === id)?.name ?? id;
  return { telemetry, transport: sync, metrics, feeds: onePerVenue(feeds), venueName, venue: main.venue };
}

function OfUnit({ stage, main, asOf, onAthlete }: PanelProps) {
  const results = use(stage.results());
  return <UnitResults {...{ results, asOf, onAthlete }} unitAt={(at) => unitOf(stage, main, results, at)} />;
}

function WhatHappened({ stage, main, asOf, onGo }: PanelProps) {
  const results = use(stage.results());
  const { feeds } = stage.catalogue;
  const places = [main, ...onePerVenue(feeds).filter(({ venue }) => venue !== main.venue)];
  return (
    <EventLine
      {...{ results, asOf, onGo }}
      time={stage.time}
      recordedFrom={() => stage.sync.window().start}
      unitsAt={(at) => {
        const units = places.flatMap((feed) => {
          const unit = unitOf(stage, feed, results, at);
          return unit ? [{ id: unit.id, name: feed.name }] : [];
        });
        return units.filter(({ id }, index) => units.findIndex((other) => other.id === id) === index);
      }}
    />
  );
}

function Plainly({ stage, main, asOf }: PanelProps) {
  const results = use(stage.results());
  const { venues } = stage.catalogue;
  return (
    <NowAndNext
      {...{ results, asOf }}
      time={stage.time}
      venue={venues.find(({ id }) => id === main.venue)?.name ?? main.venue}
      unitAt={(at) => unitOf(stage, main, results, at)}
      followingAt={(at) => {
        const following = nextAt(results.list("unit", at), placeOf(main, venues), at);
        return following ? { name: following.body.name, start: following.body.start ?? at } : null;
      }}
    />
  );
}

/** The line of the run on the main picture, or of another one where there is none. */
function Run({ stage, main }: PanelProps) {
  const { catalogue, telemetry, athletes, sync } = stage;
  const { feeds, dvrMs } = catalogue;
  const hasRun = (feed: string) => telemetry.channelsOf(feed).some((channel) => channel.endsWith("/distance"));
  const runFeed = useSampled(1000, () => (hasRun(main.id) ? main.id : feeds.find((feed) => hasRun(feed.id))?.id));
  const feed = feeds.find(({ id }) => id === runFeed);
  const feedId = feed?.id ?? null;
  const reading = useMemo(() => {
    const closing = new AbortController();
    const { segments } = catalogue.telemetry;
    return { closing, history: createRunHistory({ segments, feed: feedId ?? "", dvrMs, signal: closing.signal }) };
  }, [catalogue, feedId, dvrMs]);
  useEffect(() => () => reading.closing.abort(), [reading]);
  if (!feed) return null;
  return (
    <RunChart key={feed.id} {...{ telemetry, athletes, feed, dvrMs }} history={reading.history} transport={sync} />
  );
}

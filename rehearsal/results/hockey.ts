import { LOOPS } from "../scenario/feeds.ts";
import type { Cycle } from "./cycle.ts";
import { entryNode, er, teamCompetitor } from "./entries.ts";
import { actionNodes, matchStory, scoreAt, type MatchStory } from "./hockey-story.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import { heldAt, resultDrafts, usualChanges, type Programme, type Status } from "./programme.ts";
import { blue, red } from "./rosters.ts";
import { rsc } from "./rsc.ts";
import { matchClockText } from "./time-text.ts";
import { el, type Node } from "./xml.ts";

/**
 * Para ice hockey, three short periods. In the picture each pass has one goal and one face-off, so play is cut at
 * those: from the face-off to the next pass's goal the clock runs, two such stretches are a period, and a match is six
 * passes. Whoever scores in the picture scores here; the two teams meet again and again.
 */
const PASS_MS = LOOPS.ice;
export const MATCH_PASSES = 6;
const MATCHES = 2;
const CONFIRMED_AFTER_MS = 10_000;
const START_LIST_BEFORE_MS = 9_000;
const TICK_MS = 10_000;

export function hockeyProgramme(cycle: Cycle): Programme {
  const matches = Array.from({ length: MATCHES }, (_, match) =>
    matchProgramme(cycle, match, matchStory(cycle.startMs + match * MATCH_PASSES * PASS_MS)),
  );
  return {
    drafts: matches.flatMap(({ drafts }) => drafts),
    units: matches.flatMap(({ units }) => units),
    awards: [],
  };
}

function matchProgramme(cycle: Cycle, match: number, story: MatchStory): Programme {
  const number = cycle.place * MATCHES + match + 1;
  const code = rsc("IHO", "X", `TEAM-------${cycle.tag}`, "GPA", `000${match + 1}00`);
  const { startMs, endMs } = story;
  const steps: (readonly [number, Status])[] = [
    [startMs - START_LIST_BEFORE_MS, "START_LIST"],
    [startMs, "LIVE"],
    [endMs, "UNOFFICIAL"],
    [endMs + CONFIRMED_AFTER_MS, "OFFICIAL"],
  ];
  const ticks = story.stretches.flatMap(({ fromMs, untilMs }) =>
    Array.from({ length: Math.floor((untilMs - fromMs) / TICK_MS) }, (_, tick) => fromMs + (tick + 1) * TICK_MS),
  );
  const instants = [
    ...steps.map(([from]) => from),
    ...story.stretches.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]),
    ...story.actions.map(({ at }) => at),
    ...ticks,
  ];
  return {
    awards: [],
    units: [
      {
        code,
        name: `Group A, game ${number}: ${blue.name} - ${red.name}`,
        venue: VENUE_CODES["ice"] ?? "",
        location: LOCATIONS.rink,
        startMs,
        endMs,
        changes: usualChanges(startMs, endMs),
      },
    ],
    drafts: [
      ...resultDrafts({
        type: "DT_RESULT",
        code,
        instants,
        statusAt: (at) => heldAt(steps, at),
        render: (at) => resultNodes(story, at),
      }),
      ...resultDrafts({
        type: "DT_PLAY_BY_PLAY",
        code,
        instants: [startMs - START_LIST_BEFORE_MS, ...story.actions.map(({ at }) => at)],
        statusAt: (at) => heldAt(steps, at),
        render: (at) => [el("Actions", { Home: blue.code, Away: red.code }, actionNodes(story, at))],
      }),
    ],
  };
}

function resultNodes(story: MatchStory, at: number): Node[] {
  const { home, away } = scoreAt(story, at, story.startMs);
  const clock = story.clockAt(at);
  const isOver = at >= story.endMs;
  const periods = story.periods
    .filter(({ fromMs }) => fromMs <= at)
    .map(({ code, fromMs, untilMs }) => {
      const own = scoreAt(story, Math.min(at, untilMs), fromMs);
      const sum = scoreAt(story, Math.min(at, untilMs), story.startMs);
      return el("Period", {
        Code: code,
        HomePeriodScore: own.home,
        AwayPeriodScore: own.away,
        HomeScore: sum.home,
        AwayScore: sum.away,
      });
    });
  const sides = [
    { team: blue, score: home, other: away, side: "home" as const },
    { team: red, score: away, other: home, side: "away" as const },
  ];
  const hasBegun = at >= story.startMs;
  return [
    ...(hasBegun
      ? [
          el("ExtendedInfos", {}, [
            el("ExtendedInfo", { Type: "CLOCK", Code: "PERIOD", Value: clock.period }),
            el("ExtendedInfo", { Type: "CLOCK", Code: "REMAINING", Value: matchClockText(clock.remainingMs) }),
            el("ExtendedInfo", { Type: "CLOCK", Code: "RUNNING", Value: clock.isRunning ? "Y" : "N" }),
          ]),
          el("Periods", { Home: blue.code, Away: red.code }, periods),
        ]
      : []),
    ...sides.map(({ team, score, other, side }, index) =>
      entryNode(
        {
          sortOrder: index + 1,
          startOrder: index + 1,
          result: hasBegun ? String(score) : undefined,
          resultType: "POINTS",
          wlt: isOver && score !== other ? (score > other ? "W" : "L") : undefined,
        },
        hasBegun
          ? [
              er("SOG", story.shotsOnGoal(side, at)),
              er("PIM", story.penaltyMinutes(side, at)),
              er("STRENGTH", story.strength(side, at)),
            ]
          : [],
        teamCompetitor(team),
      ),
    ),
  ];
}

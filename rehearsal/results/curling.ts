import { RELEASE_MS, STOPS_MS } from "../scenario/curling.ts";
import { LOOPS } from "../scenario/feeds.ts";
import type { Cycle } from "./cycle.ts";
import { entryNode, er, teamCompetitor } from "./entries.ts";
import type { Team } from "./people.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import { heldAt, resultDrafts, usualChanges, type Programme, type Status } from "./programme.ts";
import { curlingRivals, japan } from "./rosters.ts";
import { rsc } from "./rsc.ts";
import { durationText, isoOf } from "./time-text.ts";
import { el, type Node } from "./xml.ts";

/**
 * Mixed doubles with placed stones and short ends. The picture shows one yellow stone a pass; the rivals' answer, which
 * takes it away, falls while the camera glides back and sees neither end. Three passes are an end, four ends a match.
 * The rivals have the hammer and keep it, because the others steal.
 */
const PASS_MS = LOOPS.curling;
const STONES = 3;
const ENDS = 4;
const ANSWER_RELEASED_MS = STOPS_MS + 5_600;
/** The rivals' stone has come to rest, and what the picture shows next is laid ready. */
const ANSWERED_MS = 51_000;
const CONFIRMED_MS = 60_000;
const START_LIST_MS = -7_000;
const THINKING_MS = 10 * 60_000;

interface End {
  code: string;
  endsAt: number;
  points: readonly [yellow: number, red: number];
  words: string;
}
interface Match {
  rivals: Team;
  startMs: number;
  endMs: number;
  ends: readonly End[];
  stones: readonly { at: number; restsAt: number; end: number; isYellow: boolean; comment: string }[];
}

function matchOf(cycle: Cycle): Match {
  const random = cycle.random(401);
  const rivals = curlingRivals[cycle.index % curlingRivals.length] ?? japan;
  const startMs = cycle.startMs;
  const passes = Array.from({ length: ENDS * STONES }, (_, pass) => startMs + pass * PASS_MS);
  const isCaught = random() < 0.7;
  const ends = Array.from({ length: ENDS }, (_, index): End => {
    const endsAt = (passes[(index + 1) * STONES - 1] ?? startMs) + ANSWERED_MS;
    // The yellow stone lies nearest, then a red one: if the answer misses, one counts; if it clears, two red ones do.
    const isMissed = index < ENDS - 1 || !isCaught;
    return {
      code: `E${index + 1}`,
      endsAt,
      points: isMissed ? [1, 0] : [0, 2],
      words: isMissed
        ? `The last stone misses; ${japan.name} steal one.`
        : `The last stone takes yellow away; ${rivals.name} count two.`,
    };
  });
  const stones = passes.flatMap((passMs, pass) => {
    const end = Math.floor(pass / STONES);
    const isLast = pass % STONES === STONES - 1;
    return [
      {
        at: passMs + RELEASE_MS,
        restsAt: passMs + STOPS_MS,
        end,
        isYellow: true,
        comment: "A draw past the guard, to the edge of the button.",
      },
      {
        at: passMs + ANSWER_RELEASED_MS,
        restsAt: passMs + ANSWERED_MS,
        end,
        isYellow: false,
        comment: isLast ? (ends[end]?.words ?? "") : "Hit, and both stones are gone.",
      },
    ];
  });
  return { rivals, startMs, endMs: ends.at(-1)?.endsAt ?? startMs, ends, stones };
}

/** Whose clock runs when: from one stone at rest to the release of the next. */
function thoughtMs({ startMs, stones }: Match, isYellow: boolean, at: number): number {
  return stones.reduce((sum, stone, index) => {
    if (stone.isYellow !== isYellow) return sum;
    const from = stones[index - 1]?.restsAt ?? startMs;
    return sum + Math.max(0, Math.min(at, stone.at) - from);
  }, 0);
}

function resultNodes(match: Match, at: number): Node[] {
  const hasBegun = at >= match.startMs;
  const isOver = at >= match.endMs;
  const playing = match.ends.findIndex(({ endsAt }) => at < endsAt);
  const current = playing < 0 ? ENDS - 1 : playing;
  const done = match.ends.filter(({ endsAt }) => endsAt <= at);
  const score = (side: 0 | 1, ends = done) => ends.reduce((sum, { points }) => sum + points[side], 0);
  const sides = [
    { team: japan, isYellow: true, side: 0 as const },
    { team: match.rivals, isYellow: false, side: 1 as const },
  ];
  return [
    ...(hasBegun
      ? [
          el("ExtendedInfos", {}, [
            el("ExtendedInfo", { Type: "CLOCK", Code: "PERIOD", Value: match.ends[current]?.code }),
          ]),
          el(
            "Periods",
            { Home: japan.code, Away: match.rivals.code },
            done.map(({ code, points }, index) =>
              el("Period", {
                Code: code,
                HomePeriodScore: points[0],
                AwayPeriodScore: points[1],
                HomeScore: score(0, done.slice(0, index + 1)),
                AwayScore: score(1, done.slice(0, index + 1)),
              }),
            ),
          ),
        ]
      : []),
    ...sides.map(({ team, isYellow, side }, index) => {
      const gone = match.stones.filter(
        (stone) => stone.end === current && stone.isYellow === isYellow && stone.at <= at,
      );
      const isAhead = score(side) > score(side === 0 ? 1 : 0);
      return entryNode(
        {
          sortOrder: index + 1,
          startOrder: index + 1,
          result: hasBegun ? String(score(side)) : undefined,
          resultType: "POINTS",
          wlt: isOver ? (isAhead ? "W" : "L") : undefined,
        },
        hasBegun
          ? [
              ...(isYellow ? [] : [er("HAMMER", "Y")]),
              er("STONES_LEFT", STONES - gone.length),
              er("TIME_LEFT", durationText(THINKING_MS - thoughtMs(match, isYellow, at), 1)),
            ]
          : [],
        teamCompetitor(team),
      );
    }),
  ];
}

const actionNodes = (match: Match, at: number): Node[] =>
  match.stones.flatMap((stone, index) => {
    if (Math.round(stone.restsAt) > at) return [];
    const done = match.ends.filter(({ endsAt }) => endsAt <= stone.restsAt);
    const team = stone.isYellow ? japan : match.rivals;
    const thrower = team.members[0];
    return [
      el(
        "Action",
        {
          Id: index + 1,
          Period: match.ends[stone.end]?.code,
          Action: "STONE",
          ScoreH: done.reduce((sum, { points }) => sum + points[0], 0),
          ScoreA: done.reduce((sum, { points }) => sum + points[1], 0),
          Comment: stone.comment,
          TimeStamp: isoOf(stone.restsAt),
        },
        [
          el("Competitor", { Code: team.code, Type: "T", Organisation: team.organisation }, [
            el("Composition", {}, thrower ? [el("Athlete", { Code: thrower.code, Order: 1 })] : []),
          ]),
        ],
      ),
    ];
  });

export function curlingProgramme(cycle: Cycle): Programme {
  const match = matchOf(cycle);
  const { startMs, endMs, stones, rivals } = match;
  const code = rsc("CUR", "X", `DOUBLES----${cycle.tag}`, "RR", "000100");
  const lastPassMs = startMs + (ENDS * STONES - 1) * PASS_MS;
  const steps: (readonly [number, Status])[] = [
    [startMs + START_LIST_MS, "START_LIST"],
    [startMs, "LIVE"],
    [endMs, "UNOFFICIAL"],
    [lastPassMs + CONFIRMED_MS, "OFFICIAL"],
  ];
  const statusAt = (at: number) => heldAt(steps, at);
  return {
    awards: [],
    units: [
      {
        code,
        name: `Mixed Doubles, round robin ${cycle.place + 1}: ${japan.name} - ${rivals.name}`,
        venue: VENUE_CODES["curling"] ?? "",
        location: LOCATIONS.sheetB,
        startMs,
        endMs,
        changes: usualChanges(startMs, endMs),
      },
    ],
    drafts: [
      ...resultDrafts({
        type: "DT_RESULT",
        code,
        instants: [...steps.map(([from]) => from), ...stones.flatMap(({ at, restsAt }) => [at, restsAt])],
        statusAt,
        render: (at) => resultNodes(match, at),
      }),
      ...resultDrafts({
        type: "DT_PLAY_BY_PLAY",
        code,
        instants: [startMs + START_LIST_MS, ...stones.map(({ restsAt }) => restsAt)],
        statusAt,
        render: (at) => [el("Actions", { Home: japan.code, Away: rivals.code }, actionNodes(match, at))],
      }),
    ],
  };
}

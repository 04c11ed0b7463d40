import { LOOPS } from "../scenario/feeds.ts";
import { strikes } from "../scenario/ice.ts";
import type { Person } from "./people.ts";
import { blue, red } from "./rosters.ts";
import { isoOf, matchClockText } from "./time-text.ts";
import { el, type Node } from "./xml.ts";

/** What happens in a match, instant by instant, cut out of the picture's passes. */
const PASS_MS = LOOPS.ice;
const FACE_OFF_MS = 42_200;
const SIGNAL_MS = 30_500;
/** The hooter goes just after the goal that ends a period. */
const HOOTER_MS = 400;
const STRETCHES = 6;
/** The team, and the number on the back, of who goes to the penalty box after a stretch; he stays for the next one. */
const PENALTIES: Readonly<Record<number, { side: Side; bib: string; what: string }>> = {
  1: { side: "away", bib: "14", what: "interference" },
  3: { side: "home", bib: "21", what: "holding" },
};
const SKATERS = 5;

type Side = "home" | "away";
interface Action {
  at: number;
  period: string;
  /** Left on the clock. */
  clockMs: number;
  action: "FACE_OFF" | "SHOT" | "GOAL" | "PENALTY" | "PERIOD_END";
  result?: string;
  side?: Side;
  people: readonly Person[];
  comment: string;
}
export interface MatchStory {
  startMs: number;
  endMs: number;
  /** When the clock runs. */
  stretches: readonly { fromMs: number; untilMs: number }[];
  periods: readonly { code: string; fromMs: number; untilMs: number }[];
  actions: readonly Action[];
  clockAt(at: number): { period: string; remainingMs: number; isRunning: boolean };
  shotsOnGoal(side: Side, at: number): number;
  penaltyMinutes(side: Side, at: number): number;
  strength(side: Side, at: number): number;
}

const goalMs = strikes.find(({ goal }) => goal)?.atMs ?? 0;
const STRETCH_MS = PASS_MS - FACE_OFF_MS + goalMs;
export const PERIOD_MS = 2 * STRETCH_MS + HOOTER_MS;
const teamOf = (side: Side) => (side === "home" ? blue : red);
const playerOf = (side: Side, bib: string): Person[] => teamOf(side).members.filter((member) => member.bib === bib);
const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;

export function scoreAt({ actions }: Pick<MatchStory, "actions">, at: number, from: number): Record<Side, number> {
  const goals = (side: Side) =>
    actions.filter((each) => each.action === "GOAL" && each.side === side && each.at >= from && each.at <= at).length;
  return { home: goals("home"), away: goals("away") };
}

/** @param passMs when the pass begins in which the match begins. */
export function matchStory(passMs: number): MatchStory {
  const stretches = Array.from({ length: STRETCHES }, (_, index) => {
    const fromMs = passMs + index * PASS_MS + FACE_OFF_MS;
    const isLastOfPeriod = index % 2 === 1;
    return { fromMs, untilMs: fromMs + STRETCH_MS + (isLastOfPeriod ? HOOTER_MS : 0) };
  });
  const periods = [0, 1, 2].map((index) => ({
    code: `P${index + 1}`,
    fromMs: stretches[index * 2]?.fromMs ?? 0,
    untilMs: stretches[index * 2 + 1]?.untilMs ?? 0,
  }));
  const startMs = periods[0]?.fromMs ?? 0;
  const endMs = periods.at(-1)?.untilMs ?? 0;

  const clockAt = (at: number) => {
    const period = periods.findLast(({ fromMs }) => fromMs <= at) ?? periods[0];
    const played = stretches
      .filter(({ fromMs }) => period && fromMs >= period.fromMs && fromMs < period.untilMs)
      .reduce((sum, { fromMs, untilMs }) => sum + Math.max(0, Math.min(at, untilMs) - fromMs), 0);
    return {
      period: period?.code ?? "P1",
      remainingMs: Math.max(0, PERIOD_MS - played),
      isRunning: stretches.some(({ fromMs, untilMs }) => at >= fromMs && at < untilMs),
    };
  };
  const stamped = (at: number, rest: Omit<Action, "at" | "period" | "clockMs">): Action => {
    const { period, remainingMs } = clockAt(at);
    return { at, period, clockMs: remainingMs, ...rest };
  };

  const actions = stretches.flatMap(({ fromMs, untilMs }, index): Action[] => {
    const pass = fromMs - FACE_OFF_MS + PASS_MS;
    const penalty = PENALTIES[index];
    const offender = penalty && playerOf(penalty.side, penalty.bib);
    const faceOff = stamped(fromMs, { action: "FACE_OFF", people: [], comment: "Face-off at the centre spot." });
    const struck = strikes.map(({ atMs, goal, athlete }): Action => {
      const side: Side = athlete === "i7" ? "home" : "away";
      const shooter = playerOf(side, athlete.slice(1));
      const helper = goal ? playerOf(side, "4") : [];
      const name = shooter.map(nameOf).join();
      return stamped(pass + atMs, {
        action: goal ? "GOAL" : "SHOT",
        result: goal ? "GOAL" : "SAVED",
        side,
        people: [...shooter, ...helper],
        comment: goal
          ? `Goal! ${name} scores, set up by ${helper.map(nameOf).join()}.`
          : `${name} shoots, and the keeper saves.`,
      });
    });
    return [
      faceOff,
      ...struck,
      ...(index % 2 === 1
        ? [stamped(untilMs, { action: "PERIOD_END", people: [], comment: `End of period ${(index + 1) / 2}.` })]
        : []),
      ...(penalty && offender
        ? [
            stamped(pass + SIGNAL_MS, {
              action: "PENALTY",
              result: "MIN",
              side: penalty.side,
              people: offender,
              comment: `Minor penalty for ${offender.map(nameOf).join()}: ${penalty.what}.`,
            }),
          ]
        : []),
    ];
  });

  const count = (side: Side, at: number, kinds: readonly Action["action"][]) =>
    actions.filter((each) => each.side === side && each.at <= at && kinds.includes(each.action)).length;
  return {
    ...{ startMs, endMs, stretches, periods, actions, clockAt },
    shotsOnGoal: (side, at) => count(side, at, ["SHOT", "GOAL"]),
    penaltyMinutes: (side, at) => count(side, at, ["PENALTY"]),
    strength(side, at) {
      const isShort = stretches.some(({ fromMs, untilMs }, index) => {
        const penalty = PENALTIES[index - 1];
        return penalty?.side === side && at >= fromMs && at < untilMs;
      });
      return isShort ? SKATERS - 1 : SKATERS;
    },
  };
}

export const actionNodes = (story: MatchStory, at: number): Node[] =>
  story.actions.flatMap((each, index) => {
    if (each.at > at) return [];
    const score = scoreAt(story, each.at, story.startMs);
    const team = each.side && teamOf(each.side);
    return [
      el(
        "Action",
        {
          Id: index + 1,
          Period: each.period,
          When: matchClockText(each.clockMs),
          Action: each.action,
          Result: each.result,
          ScoreH: score.home,
          ScoreA: score.away,
          Comment: each.comment,
          TimeStamp: isoOf(each.at),
        },
        team
          ? [
              el("Competitor", { Code: team.code, Type: "T", Organisation: team.organisation }, [
                el(
                  "Composition",
                  {},
                  each.people.map((one, order) => el("Athlete", { Code: one.code, Bib: one.bib, Order: order + 1 })),
                ),
              ]),
            ]
          : [],
      ),
    ];
  });

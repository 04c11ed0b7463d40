import type { Irm, Medal, ResultStatus, UnitStatus } from "../../contracts/results.ts";
import type { Moment } from "../core/results/moments.ts";
import { gapText } from "../core/results/time-text.ts";

/** Every word about results. */

const ordinal = (place: number): string => {
  const [ten, one] = [Math.floor(place / 10) % 10, place % 10];
  return `${place}${ten === 1 ? "th" : (["th", "st", "nd", "rd"][one] ?? "th")}`;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const rounds: Readonly<Record<string, string>> = {
  "8FNL": "Round of 16",
  QFNL: "Quarter-finals",
  SFNL: "Semi-finals",
  FNL: "Finals",
};

export const resultsWords = {
  results: "Results",
  standings: "Standings",
  startList: "Start list",
  nothing: (isOver: boolean) => (isOver ? "No results came of it." : "No start list yet."),
  noUnit: "Nothing is scheduled at this venue.",
  unknown: "Fetching what was known at this moment.",
  away: "The results do not answer. What is shown may be old.",
  status: {
    "start-list": "Start list",
    live: "Running",
    intermediate: "Between runs",
    unconfirmed: "Not confirmed",
    unofficial: "Unofficial",
    official: "Official",
    partial: "Partial",
    protested: "Under protest",
    provisional: "Provisional",
  } satisfies Record<ResultStatus, string>,
  unitStatus: {
    unscheduled: "No time yet",
    scheduled: "Scheduled",
    "getting-ready": "Getting ready",
    running: "Running",
    delayed: "Delayed",
    interrupted: "Interrupted",
    postponed: "Postponed",
    rescheduled: "New time",
    cancelled: "Cancelled",
    finished: "Finished",
  } satisfies Record<UnitStatus, string>,
  irm: {
    DNS: "did not start",
    DNF: "did not finish",
    DSQ: "disqualified",
    DQB: "disqualified for conduct",
    DQP: "disqualification pending",
  } satisfies Record<NonNullable<Irm>, string>,
  medal: { gold: "Gold", silver: "Silver", bronze: "Bronze" } satisfies Record<Medal, string>,
  atStake: { final: "Medals are decided here", bronze: "Bronze is decided here" },
  calculatedOverReal: (done: number, of: number) => `${done} of ${of} are in. Large: calculated. Small: on the watch`,
  after: (done: number, of: number) => `${done} of ${of} are in`,
  nextIs: (name: string) => `Next: ${name}`,
  place: "Place",
  athlete: "Athlete",
  result: "Result",
  calculated: "calculated",
  real: "real",
  onCourse: "on course",
  next: "next",
  atSplit: (at: number) => `at split ${at}`,
  tied: "tied",
  guide: (names: readonly string[]) => `Guide ${names.join(" and ")}`,
  explain: (sportClass: string) => `What does ${sportClass} mean?`,
  factor: (factor: number) => `The time is multiplied by ${factor}.`,
  noExplanation: "This event brings no explanation of this class.",
  splits: "Splits",
  split: (at: number) => `Split ${at}`,
  finish: "Finish",
  toBeat: (time: string) => `${time} to beat`,
  against: (name: string) => `${name} against the best, calculated`,
  ordinal,
  why: (facts: { leader: string; faster: string; realGap: string; leaderFactor: number; fasterFactor: number }) =>
    `${facts.faster} was ${facts.realGap} s faster on the watch. ${facts.leader} is ahead because classes are balanced: ` +
    `${facts.leader}\u2019s time counts \u00d7 ${facts.leaderFactor}, ${facts.faster}\u2019s \u00d7 ${facts.fasterFactor}.`,
  whyTitle: (leader: string) => `Why ${leader} leads`,
  shooting: (bouts: readonly { position: string | null; hits: number; shots: number }[]) =>
    bouts.length === 1
      ? bouts
          .map(({ position, hits, shots }) => `${hits} of ${shots} hit${position === null ? "" : `, ${position}`}`)
          .join("")
      : `${sum(bouts.map(({ hits }) => hits))} of ${sum(bouts.map(({ shots }) => shots))} hit: ` +
        bouts.map(({ hits }) => hits).join(", "),
  loops: (count: number) => (count === 1 ? "1 penalty loop" : `${count} penalty loops`),
  noLoops: "no penalty",
  match: "Match",
  total: "Total",
  team: "Team",
  period: (name: string) =>
    /^P\d$/.test(name) ? `Period ${name.slice(1)}` : /^E?\d+$/.test(name) ? `End ${name.replace(/^E/, "")}` : name,
  periodShort: (name: string) => name.replace(/^E(?=\d)/, ""),
  clockRuns: "clock running",
  clockStands: "clock stopped",
  powerPlay: (team: string, more: number, fewer: number) => `${team} has ${more} against ${fewer}`,
  hammer: (team: string) => `${team} has the last stone of this end (the hammer)`,
  stonesLeft: (count: number) => (count === 1 ? "1 stone left" : `${count} stones left`),
  timeLeft: (time: string) => `${time} to think`,
  shots: (count: number) => `${count} shots`,
  penaltyMinutes: (count: number) => `${count} penalty min`,
  whatHappened: "What happened",
  bracket: "Rounds",
  round: (code: string) => rounds[code.replace(/-+$/, "")] ?? code.replace(/-+$/, ""),
  heat: (number: number) => `Heat ${number}`,
  roundsAside: "Rounds, side by side",
  shownHere: "shown here",
  seed: "seed",
  winner: "won",
  toBeDecided: "To be decided",
  decidedIn: (unit: string) => `From ${unit}`,
};

const place = (rank: number | null) => (rank === null ? "" : `, ${ordinal(rank)}`);
const behind = (ms: number | null) =>
  ms === null || ms === 0 ? "" : ms < 0 ? `, ${gapText(-ms).slice(1)} ahead` : `, ${gapText(ms).slice(1)} behind`;

/** What happened, in one sentence without the time. */
export function momentWords(moment: Moment): string {
  switch (moment.kind) {
    case "finish":
      return moment.isLeader
        ? `${moment.person.shortName} finishes first so far, ${moment.figure}.`
        : `${moment.person.shortName} finishes${moment.rank === null ? "" : ` ${ordinal(moment.rank)}`}, ${moment.figure}.`;
    case "split":
      return `${moment.person.shortName}, split ${moment.point}${place(moment.rank)}${behind(moment.behindMs)}.`;
    case "shooting":
      return moment.hits === moment.shots
        ? `${moment.person.shortName} hits all ${moment.shots}.`
        : `${moment.person.shortName} hits ${moment.hits} of ${moment.shots}.`;
    case "out":
      return `${moment.person.shortName}: ${resultsWords.irm[moment.irm]}.`;
    case "status":
      return `The result is now: ${resultsWords.status[moment.status].toLowerCase()}.`;
    case "play": {
      const who = moment.people.map(({ shortName }) => shortName).join(", ");
      const score = moment.score === null ? "" : ` ${moment.score[0]} to ${moment.score[1]}.`;
      return `${moment.text.replace(/\.$/, "")}${who === "" ? "" : `, ${who}`}.${score}`;
    }
  }
}

/** The answers to "What is happening here?", each a sentence. */
export const hereWords = {
  title: "What is happening here",
  ask: "What is happening here?",
  unit: (name: string, status: string) => `${name}: ${status.toLowerCase()}.`,
  nothing: (venue: string) => `Nothing is scheduled at ${venue} now.`,
  unknown: "The results of this moment are still being fetched.",
  onCourse: (names: readonly string[]) => `On the way: ${names.join(", ")}.`,
  leads: (name: string, figure: string | null) =>
    figure === null ? `${name} leads.` : `${name} leads with ${figure}.`,
  wins: (name: string, figure: string | null) => (figure === null ? `${name} won.` : `${name} won with ${figure}.`),
  done: (done: number, starters: number) => `${done} of ${starters} have a result.`,
  next: (name: string) => `Next: ${name}.`,
  score: (one: string, oneScore: number | null, other: string, otherScore: number | null) =>
    `${one} ${oneScore ?? 0}, ${other} ${otherScore ?? 0}.`,
  period: (name: string, clock: string | null) => (clock === null ? `${name}.` : `${name}, ${clock} left.`),
  last: (text: string) => `Last: ${text}`,
  now: "Now",
  nextTitle: "Next",
  leadingTitle: "Leading so far",
  afterTitle: "After that",
  startsAt: (name: string, minute: string) => `${name} at ${minute}.`,
  leaders: (names: readonly string[]) => names.map((name, index) => `${index + 1} ${name}`).join(", "),
};

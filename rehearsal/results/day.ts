import { alpineProgramme } from "./alpine.ts";
import { biathlonProgramme } from "./biathlon.ts";
import { crossCountryProgramme } from "./cross-country.ts";
import { curlingProgramme } from "./curling.ts";
import { CYCLE_MS, cycleIndexAt, cycleOf, sessionStartOf, type Cycle } from "./cycle.ts";
import { hockeyProgramme } from "./hockey.ts";
import { medallistDrafts, tableDrafts } from "./medals.ts";
import { documentOf, odfMessage, type OdfMessage } from "./odf-writer.ts";
import type { Draft, Programme } from "./programme.ts";
import { registrationDrafts } from "./registration.ts";
import { scheduleDraft, updateDrafts } from "./schedule.ts";
import { slalomProgramme } from "./slalom.ts";
import { snowboardProgramme } from "./snowboard.ts";
import { weatherDrafts } from "./weather.ts";

/**
 * The competition day, without beginning and end: every message that the venues send, a function of event time alone.
 * Cycles are written when they are asked for and few are kept.
 */
export interface Day {
  /** Messages that hold from an instant in [from, to), in order. */
  messagesBetween(from: number, to: number): OdfMessage[];
  /** What somebody needs who has heard nothing yet: of each document the newest. */
  holdingAt(at: number): OdfMessage[];
}

const SPORTS = [
  alpineProgramme,
  slalomProgramme,
  snowboardProgramme,
  biathlonProgramme,
  crossCountryProgramme,
  hockeyProgramme,
  curlingProgramme,
] as const;
const DISCIPLINES = ["ALP", "SBD", "BTH", "CCS", "IHO", "CUR"] as const;
/** Units of so many cycles before and after the present one stand in the schedule. */
const SCHEDULED_BEFORE = 2;
const SCHEDULED_AFTER = 2;
/** A cycle's messages may come so much before and after it: start lists, and results confirmed later. */
const OVERHANG_CYCLES = 1;
const KEPT = 12;
/** Documents that live on from cycle to cycle: none has so many messages in one. */
const MOST_VERSIONS = 1000;
/** From here cycles are counted, to keep versions small. */
const FIRST_CYCLE = cycleIndexAt(Date.UTC(2026, 0, 1));

export function createDay(): Day {
  const programmes = createKept((index): Programme => {
    const cycle = cycleOf(index);
    const parts = SPORTS.map((sport) => sport(cycle));
    return {
      units: parts.flatMap(({ units }) => units),
      drafts: parts.flatMap(({ drafts }) => drafts),
      awards: parts.flatMap(({ awards }) => awards),
    };
  });
  const messages = createKept((index) => numbered(draftsOf(cycleOf(index)), index));

  const plannedAround = (index: number) =>
    range(index - SCHEDULED_BEFORE, index + SCHEDULED_AFTER).flatMap((each) => programmes(each).units);

  function draftsOf(cycle: Cycle): Draft[] {
    const { index, startMs } = cycle;
    const { units, drafts, awards } = programmes(index);
    const session = sessionStartOf(index);
    const counted = range(session, index).flatMap((each) => programmes(each).awards);
    const planned = plannedAround(index);
    return [
      ...(index === session ? registrationDrafts(startMs) : []),
      ...DISCIPLINES.map((discipline) => scheduleDraft(discipline, planned, startMs)),
      ...units.flatMap(updateDrafts),
      ...drafts,
      ...weatherDrafts(startMs),
      ...medallistDrafts(awards),
      ...tableDrafts(counted, startMs, startMs + CYCLE_MS, index === session),
    ];
  }

  function messagesBetween(from: number, to: number): OdfMessage[] {
    return range(cycleIndexAt(from) - OVERHANG_CYCLES, cycleIndexAt(to) + OVERHANG_CYCLES)
      .flatMap((index) => messages(index).filter(({ at }) => at >= from && at < to))
      .sort((one, other) => one.at - other.at);
  }

  return {
    messagesBetween,
    holdingAt(at) {
      const newest = new Map<string, OdfMessage>();
      const index = cycleIndexAt(at);
      const session = sessionStartOf(index);
      const planned = new Set(plannedAround(index).map(({ code }) => code));
      // Medals of an earlier session are not in the table of this one.
      const isSaid = (message: OdfMessage): boolean =>
        message.document.startsWith("DT_MEDALLISTS ")
          ? message.at >= session * CYCLE_MS
          : unitOf(message) === null || planned.has(unitOf(message) ?? "");
      // Whatever stands in the schedule has its results.
      const since = Math.min(session, index - SCHEDULED_BEFORE) * CYCLE_MS;
      for (const message of messagesBetween(since, at + 1)) if (isSaid(message)) newest.set(message.document, message);
      return [...newest.values()].sort((one, other) => turnOf(one) - turnOf(other) || one.at - other.at);
    },
  };
}

/** Nobody may be spoken of who is not registered, and nothing that is not scheduled. */
const FIRST = ["DT_PARTIC", "DT_SCHEDULE"] as const;
const turnOf = ({ document }: OdfMessage): number => {
  const turn = FIRST.findIndex((type) => document.startsWith(type));
  return turn < 0 ? FIRST.length : turn;
};

/** The unit of which a message speaks; null where it speaks of more. */
const unitOf = ({ document }: OdfMessage): string | null =>
  /^DT_(?:RESULT|CURRENT|PLAY_BY_PLAY) (\S+)/.exec(document)?.[1] ?? null;

/** Versions count up in each document; a document that lives on takes the cycle into its number. */
function numbered(drafts: readonly Draft[], index: number): OdfMessage[] {
  const counts = new Map<string, number>();
  return drafts
    .toSorted((one, other) => one.at - other.at)
    .map((draft) => {
      const document = documentOf(draft);
      const count = (counts.get(document) ?? 0) + 1;
      counts.set(document, count);
      const livesOn = !/\d/.test(draft.code);
      return odfMessage(draft, livesOn ? (index - FIRST_CYCLE) * MOST_VERSIONS + count : count);
    });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** Keeps the last few of what is dear to make. */
function createKept<T>(make: (index: number) => T): (index: number) => T {
  const kept = new Map<number, T>();
  return (index) => {
    const value = kept.get(index) ?? make(index);
    kept.delete(index);
    kept.set(index, value);
    for (const old of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(old);
    }
    return value;
  };
}

import * as v from "valibot";

/**
 * What is known of the sport at an instant. Each of these is a version of one thing, valid from an instant of event
 * time until the next version of the same thing: whoever holds the versions can show any instant.
 * Instants are UTC ms, durations whole ms.
 */

/** Result System Code: discipline 3, gender 1, event 18, phase 4, unit 8 characters, padded with `-`. */
export const Rsc = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}[A-Z-][A-Z0-9.-]{18}[A-Z0-9-]{4}[A-Z0-9-]{8}$/, "expected an RSC of 34 characters"),
);
const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const Words = v.pipe(v.string(), v.maxLength(400));
const Instant = v.number();
const Duration = v.pipe(v.number(), v.integer());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ResultStatus = v.picklist([
  "start-list",
  "live",
  "intermediate",
  "unconfirmed",
  "unofficial",
  "official",
  "partial",
  "protested",
  "provisional",
]);
export type ResultStatus = v.InferOutput<typeof ResultStatus>;

/** Why somebody has no rank: did not start, did not finish, disqualified, for unsporting behaviour, pending. */
export const Irm = v.picklist(["DNS", "DNF", "DSQ", "DQB", "DQP"]);
export type Irm = v.InferOutput<typeof Irm>;
export const Medal = v.picklist(["gold", "silver", "bronze"]);
export type Medal = v.InferOutput<typeof Medal>;

export const UnitStatus = v.picklist([
  "unscheduled",
  "scheduled",
  "getting-ready",
  "running",
  "delayed",
  "interrupted",
  "postponed",
  "rescheduled",
  "cancelled",
  "finished",
]);
export type UnitStatus = v.InferOutput<typeof UnitStatus>;

/** One line of the schedule: a race, a run, a match. */
export const Unit = v.object({
  name: Words,
  status: UnitStatus,
  /** As planned now; absent: not before others have ended. */
  start: v.optional(Instant),
  end: v.optional(Instant),
  /** When it really began. */
  began: v.optional(Instant),
  venue: v.optional(Code),
  location: v.optional(Code),
  /** Medals that are decided in it. */
  medals: v.optional(v.picklist(["final", "bronze"])),
  order: v.optional(Count),
  /** Why it is late or will not be, as the organiser says it. */
  note: v.optional(Words),
});
export type Unit = v.InferOutput<typeof Unit>;

export const Participant = v.object({
  givenName: v.optional(Words),
  familyName: Words,
  organisation: v.optional(Code),
  gender: v.optional(v.picklist(["M", "W", "X"])),
  sportClass: v.optional(Code),
  /** guide: leads a vision-impaired athlete and wins the medal with him. */
  role: v.optional(v.picklist(["athlete", "guide", "official"]), "athlete"),
});
export type Participant = v.InferOutput<typeof Participant>;

export const Team = v.object({ name: Words, organisation: v.optional(Code), members: v.array(Code) });
export type Team = v.InferOutput<typeof Team>;

/** A measurement on the way: `at` is 1, 2, 3 … from the start. */
export const Split = v.object({
  at: Count,
  name: v.optional(Words),
  time: v.optional(Duration),
  /** To the best at this point. */
  behind: v.optional(Duration),
  rank: v.optional(Count),
  speed: v.optional(v.number()),
});
export type Split = v.InferOutput<typeof Split>;

/** One bout at the range. */
export const Shooting = v.object({
  bout: Count,
  position: v.optional(v.picklist(["prone", "standing"])),
  /** In the order of firing: hit or not. */
  shots: v.pipe(v.array(v.boolean()), v.maxLength(16)),
});

export const Member = v.object({
  participant: Code,
  bib: v.optional(Code),
  sportClass: v.optional(Code),
  role: v.optional(v.picklist(["athlete", "guide"]), "athlete"),
});

/** What one competitor, or team, has reached. */
export const Entry = v.object({
  /** A participant's or a team's code. */
  competitor: Code,
  kind: v.picklist(["athlete", "team"]),
  organisation: v.optional(Code),
  bib: v.optional(Code),
  startOrder: v.optional(Count),
  /** In this order entries are listed; ranks may be missing. */
  sortOrder: Count,
  rank: v.optional(Count),
  isTied: v.optional(v.boolean(), false),
  irm: v.optional(Irm),
  /** What ranks, as published: "1:16.08", "5", "DNF". */
  result: v.optional(Words),
  /** The same where it is a time: calculated, that is, real time by factor. */
  time: v.optional(Duration),
  realTime: v.optional(Duration),
  factor: v.optional(v.number()),
  behind: v.optional(Duration),
  /** Of a score that ranks. */
  score: v.optional(v.number()),
  splits: v.optional(v.array(Split), []),
  shootings: v.optional(v.array(Shooting), []),
  penaltyLoops: v.optional(Count),
  /** Of each period, end or run, in order. */
  periods: v.optional(v.array(v.object({ name: Code, score: v.optional(v.number()), time: v.optional(Duration) })), []),
  medal: v.optional(Medal),
  qualified: v.optional(Code),
  outcome: v.optional(v.picklist(["won", "lost", "tied"])),
  members: v.optional(v.array(Member), []),
  /** Whatever else this sport counts: thinking time left, stones left, strength. */
  counts: v.optional(v.record(Code, v.union([v.number(), Words])), {}),
});
export type Entry = v.InferOutput<typeof Entry>;

/** A unit's, a phase's or an event's results: always the whole. */
export const Result = v.object({
  status: ResultStatus,
  entries: v.array(Entry),
  /** Of a match: the period, end or run that is played, and its clock. */
  period: v.optional(Code),
  clock: v.optional(v.object({ remaining: Duration, isRunning: v.optional(v.boolean(), false) })),
  /** Of the match as a whole: who has the hammer, strength. */
  counts: v.optional(v.record(Code, v.union([v.number(), Words])), {}),
});
export type Result = v.InferOutput<typeof Result>;

export const Play = v.object({
  actions: v.array(
    v.object({
      id: Code,
      at: v.optional(Instant),
      period: v.optional(Code),
      /** On the match's clock. */
      clock: v.optional(Duration),
      action: Code,
      outcome: v.optional(Code),
      competitor: v.optional(Code),
      participants: v.optional(v.array(Code), []),
      score: v.optional(v.tuple([v.number(), v.number()])),
      note: v.optional(Words),
    }),
  ),
});
export type Play = v.InferOutput<typeof Play>;

export const Bracket = v.object({
  items: v.array(
    v.object({
      unit: v.optional(Rsc),
      round: Code,
      position: Count,
      places: v.array(
        v.object({
          competitor: v.optional(Code),
          seed: v.optional(Count),
          from: v.optional(Code),
          result: v.optional(Words),
          outcome: v.optional(v.picklist(["won", "lost"])),
        }),
      ),
    }),
  ),
});
export type Bracket = v.InferOutput<typeof Bracket>;

/** Who won what in one event; re-allocations replace it. */
export const Medallists = v.object({
  medals: v.array(
    v.object({
      medal: Medal,
      competitor: Code,
      kind: v.picklist(["athlete", "team"]),
      organisation: v.optional(Code),
      members: v.optional(v.array(Member), []),
    }),
  ),
});
export type Medallists = v.InferOutput<typeof Medallists>;

export const MedalTable = v.object({
  lines: v.array(
    v.object({ organisation: Code, rank: Count, isTied: v.boolean(), gold: Count, silver: Count, bronze: Count }),
  ),
});
export type MedalTable = v.InferOutput<typeof MedalTable>;

export const Conditions = v.object({
  /** Celsius, m/s, per cent; words where the organiser gives words. */
  values: v.record(Code, v.union([v.number(), Words])),
});
export type Conditions = v.InferOutput<typeof Conditions>;

export const Records = v.object({
  records: v.array(
    v.object({
      type: Code,
      result: Words,
      competitor: v.optional(Code),
      organisation: v.optional(Code),
      set: v.optional(Instant),
    }),
  ),
});
export type Records = v.InferOutput<typeof Records>;

/** Every kind of thing that has versions. */
export const BODIES = {
  unit: Unit,
  participant: Participant,
  team: Team,
  result: Result,
  /** Of a unit, only those who compete at this moment. */
  current: Result,
  "phase-result": Result,
  cumulative: Result,
  play: Play,
  bracket: Bracket,
  medallists: Medallists,
  "medal-table": MedalTable,
  weather: Conditions,
  conditions: Conditions,
  records: Records,
} as const;
export type Kind = keyof typeof BODIES;
export type Body<K extends Kind = Kind> = v.InferOutput<(typeof BODIES)[K]>;

/** A version, as viewers get it. */
export interface Version<K extends Kind = Kind> {
  kind: K;
  /** An RSC, or a participant's or team's code. */
  id: string;
  /** Event time from which it holds. */
  from: number;
  body: Body<K>;
}

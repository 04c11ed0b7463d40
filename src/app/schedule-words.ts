import type { Irm, Medal, ResultStatus, UnitStatus } from "../../contracts/results.ts";

/** Every word of the schedule, the medals and the athletes' pages. */

const LANGUAGE = "en-GB";

const disciplines: Readonly<Record<string, string>> = {
  ALP: "Alpine skiing",
  BTH: "Biathlon",
  CCS: "Cross-country skiing",
  SBD: "Snowboard",
  IHO: "Ice hockey",
  CUR: "Curling",
};

const statuses: Readonly<Record<UnitStatus, string>> = {
  unscheduled: "Not scheduled yet",
  scheduled: "Scheduled",
  "getting-ready": "Getting ready",
  running: "Now",
  delayed: "Delayed",
  interrupted: "Interrupted",
  postponed: "Postponed",
  rescheduled: "Moved",
  cancelled: "Cancelled",
  finished: "Finished",
};

/** What all three sheets say. */
export const sheetWords = {
  /** What stands on the sheet is what was known then. */
  asOf: (minute: string) => `As known at ${minute}`,
  old: "Results do not answer. What stands here may be old.",
  asking: "Asking for it.",
  /** Of a sport that nobody named, its code. */
  discipline: (code: string) => disciplines[code] ?? code,
  medals: { gold: "Gold", silver: "Silver", bronze: "Bronze" } satisfies Record<Medal, string>,
  guide: "Guide",
  place: (rank: number, isTied: boolean) => (isTied ? `${rank}, tied` : String(rank)),
  shortPlace: (rank: number, isTied: boolean) => (isTied ? `${rank}=` : String(rank)),
};

export const scheduleWords = {
  title: "Schedule",
  list: "Schedule, by day and time",
  columns: { time: "Time", competition: "Competition", venue: "Venue", status: "Status", watch: "Watch" },
  statuses,
  day: (at: number, timeZone: string) =>
    new Intl.DateTimeFormat(LANGUAGE, { timeZone, weekday: "long", day: "numeric", month: "long" }).format(at),
  weekday: (at: number, timeZone: string) =>
    new Intl.DateTimeFormat(LANGUAGE, { timeZone, weekday: "short" }).format(at),
  today: "today",
  noTime: "Without a time yet",
  now: "Now",
  was: "was",
  follows: "Follows",
  beganEarly: (minute: string) => `Began early, at ${minute}`,
  beganLate: (minute: string) => `Began late, at ${minute}`,
  medals: { final: "Medals", bronze: "Bronze medal" },
  timesIn: "Times",
  yourTime: (place: string) => `Yours, ${place}`,
  venueTime: (place: string) => `At the venue, ${place}`,
  venue: "Venue",
  allVenues: "All venues",
  discipline: "Sport",
  allDisciplines: "All sports",
  empty: "No schedule has come yet.",
  noMatch: "Nothing of this sport at this venue.",
  updateOrder: "Update order",
  orderWaits: "Something changed place",
  orderIsNew: "In order",
  watchLive: "Watch live",
  watchFromStart: "Watch from start",
  noCamera: "No camera there.",
  startGone: "Its start is no longer recorded.",
  isOver: "It is over.",
};

export const medalWords = {
  title: "Medals",
  table: "Medal table",
  columns: { place: "Place", team: "Team", total: "All" },
  medallists: "Medallists",
  medal: "Medal",
  winner: "Winner",
  none: "No medals are decided yet.",
  noTable: "The organiser has published no medal table yet.",
};

const irms: Readonly<Record<Irm, string>> = {
  DNS: "Did not start",
  DNF: "Did not finish",
  DSQ: "Disqualified",
  DQB: "Disqualified for unsporting behaviour",
  DQP: "Disqualification not decided yet",
};

const resultStatuses: Readonly<Record<ResultStatus, string>> = {
  "start-list": "Start list",
  live: "Live",
  intermediate: "Not over yet",
  unconfirmed: "Not confirmed",
  unofficial: "Unofficial",
  official: "Official",
  partial: "In part",
  protested: "Under protest",
  provisional: "Provisional",
};

export const athleteWords = {
  team: "Team",
  sportClass: "Class",
  sport: "Sport",
  unexplained: "This class has no explanation here yet.",
  guides: "Guide",
  leads: "Guide of",
  members: "Members",
  medals: "Medals",
  results: "Results",
  columns: { competition: "Competition", place: "Place", result: "Result", status: "Status" },
  irms,
  resultStatuses,
  totals: { result: null, cumulative: "Total so far", "phase-result": "Whole phase" },
  outcomes: { won: "Won", lost: "Lost", tied: "Tied" },
  against: "against",
  bib: (bib: string) => `Bib ${bib}`,
  noPlace: "No place yet",
  unknown: "Nobody of this name is known yet.",
  noResults: "Nothing of the competitions that are followed here.",
  medalIn: (medal: string, event: string) => `${medal}, ${event}`,
};

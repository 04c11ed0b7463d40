import type { BODIES, Irm, Kind, Medal, ResultStatus, UnitStatus } from "../../../../contracts/results.ts";
import { builder } from "./builder.ts";

/** `start-list` is START_LIST outside. */
const valuesOf = <V extends string>(says: Readonly<Record<V, string>>) =>
  Object.fromEntries(
    Object.entries<string>(says).map(([value, description]) => [
      value.toUpperCase().replaceAll("-", "_"),
      { value: value as V, description },
    ]),
  );

export const UnitStatusEnum = builder.enumType("UnitStatus", {
  description: "How far a unit of the schedule is.",
  values: valuesOf<UnitStatus>({
    unscheduled: "Planned, without a time.",
    scheduled: "It has a time.",
    "getting-ready": "About to begin.",
    running: "Under way.",
    delayed: "It begins later than planned.",
    interrupted: "It began and stands still.",
    postponed: "Moved, and no new time is known.",
    rescheduled: "Moved to another time.",
    cancelled: "It will not be.",
    finished: "Over.",
  }),
});

export const ResultStatusEnum = builder.enumType("ResultStatus", {
  description: "How firm a result is. Only OFFICIAL is.",
  values: valuesOf<ResultStatus>({
    "start-list": "Who will start; nothing has happened.",
    live: "Under way.",
    intermediate: "A part is over, such as the first run.",
    unconfirmed: "Over; the organiser has not looked at it yet.",
    unofficial: "Over; protests are still possible.",
    official: "It stands.",
    partial: "Over for some of those who take part.",
    protested: "Under protest.",
    provisional: "Given before a decision is made.",
  }),
});

export const IrmEnum = builder.enumType("Irm", {
  description: "Invalid result mark: why somebody has no rank.",
  values: valuesOf<Irm>({
    DNS: "Did not start.",
    DNF: "Did not finish.",
    DSQ: "Disqualified.",
    DQB: "Disqualified for unsporting behaviour.",
    DQP: "Disqualification is pending.",
  }),
});

export const MedalEnum = builder.enumType("Medal", {
  description: "A medal.",
  values: valuesOf<Medal>({ gold: "First.", silver: "Second.", bronze: "Third." }),
});

export const MedalRoundEnum = builder.enumType("MedalRound", {
  description: "Which medals a unit decides.",
  values: valuesOf<"final" | "bronze">({ final: "Gold and silver, or all three.", bronze: "Bronze only." }),
});

export const RoleEnum = builder.enumType("Role", {
  description: "What somebody does.",
  values: valuesOf<"athlete" | "guide" | "official">({
    athlete: "Competes.",
    guide: "Leads a vision-impaired athlete, and wins the medal too.",
    official: "Neither competes nor leads.",
  }),
});

export const GenderEnum = builder.enumType("Gender", {
  description: "In which events somebody takes part.",
  values: valuesOf<"M" | "W" | "X">({ M: "Men's.", W: "Women's.", X: "Mixed or open." }),
});

export const OutcomeEnum = builder.enumType("Outcome", {
  description: "How a match went for one side.",
  values: valuesOf<"won" | "lost" | "tied">({ won: "Won.", lost: "Lost.", tied: "Neither." }),
});

export const ShootingPositionEnum = builder.enumType("ShootingPosition", {
  description: "How a bout is shot.",
  values: valuesOf<"prone" | "standing">({ prone: "Lying.", standing: "Standing." }),
});

const KINDS: Readonly<Record<Kind, string>> = {
  unit: "A unit of the schedule.",
  participant: "Somebody who takes part.",
  team: "A team.",
  result: "A unit's result.",
  current: "Those who compete at this moment.",
  "phase-result": "A phase's result.",
  cumulative: "What has added up over units.",
  play: "What happens in a match.",
  bracket: "Who meets whom.",
  medallists: "Who won the medals of an event.",
  "medal-table": "Medals by organisation.",
  weather: "The weather.",
  conditions: "Snow or ice.",
  records: "Records that stand.",
} satisfies Readonly<Record<keyof typeof BODIES, string>>;

export const KindEnum = builder.enumType("Kind", {
  description: "Everything that changes has a kind.",
  values: valuesOf<Kind>(KINDS),
});

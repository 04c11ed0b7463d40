import type { Body, Kind, Version } from "../../../contracts/results.ts";
import type { Message } from "../message.ts";
import { randomOf } from "../../../testing/random.ts";
import type { Store } from "../store/store.ts";

/** Midnight in UTC of an invented day. */
export const DAY = Date.UTC(2026, 2, 7);
export const MORNING = DAY + 8 * 3_600_000;
const MINUTE = 60_000;

export interface InventedDay {
  versions: Version[];
  units: string[];
  people: string[];
  /** When everything is over, UTC ms. */
  end: number;
}

const ORGANISATIONS = ["ITA", "AUT", "NOR", "JPN", "CAN", "USA", "FRA", "SUI"];

/**
 * Races one after the other: a start list, then a live result, then an official one; every fifth athlete has a guide.
 */
export function inventedDay({ units = 4, entries = 6, seed = 1 } = {}): InventedDay {
  const random = randomOf(seed);
  const versions: Version[] = [];
  const add = <K extends Kind>(kind: K, id: string, from: number, body: Body<K>) =>
    void versions.push({ kind, id, from, body });
  const people = Array.from(
    { length: Math.max(entries * 2, Math.ceil((units * entries) / 6)) },
    (_, at) => `P${1000 + at}`,
  );
  people.forEach((code, at) => {
    const organisation = ORGANISATIONS[at % ORGANISATIONS.length] ?? "ITA";
    add("participant", code, DAY, {
      ...{ givenName: `Ada${at}`, familyName: `Ferré${at}`, organisation, gender: "W", sportClass: "LW10-2" },
      role: "athlete",
    });
    if (at % 5 === 0)
      add("participant", `G${code}`, DAY, { givenName: "Bea", familyName: `Guida${at}`, organisation, role: "guide" });
  });
  const codes = Array.from(
    { length: units },
    (_, at) => `ALPW${`SL-${at}`.padEnd(18, "-")}FNL-${String(at + 1).padStart(4, "0")}00--`,
  );
  codes.forEach((code, unit) => {
    const start = MORNING + unit * 10 * MINUTE;
    const body: Body<"unit"> = {
      name: `Race ${unit + 1}`,
      status: "scheduled",
      start,
      end: start + 8 * MINUTE,
      venue: "TOF",
      order: unit,
    };
    add("unit", code, DAY, unit % 3 === 0 ? { ...body, medals: "final" } : body);
    add("unit", code, start, { ...body, status: "running", began: start });
    add("unit", code, start + 8 * MINUTE, { ...body, status: "finished", began: start });
    const starters = Array.from({ length: entries }, (_, at) => people[(unit * entries + at) % people.length] ?? "");
    const lines = (isOver: boolean) =>
      starters.map((competitor, at) => {
        const realTime = 60_000 + at * 310 + random(0, 200);
        const members = [{ participant: competitor, bib: String(at + 1), role: "athlete" as const }];
        const guides =
          (Number(competitor.slice(1)) - 1000) % 5 === 0
            ? [{ participant: `G${competitor}`, role: "guide" as const }]
            : [];
        const reached = isOver
          ? {
              ...{ rank: at + 1, time: Math.round(realTime * 0.8712), realTime, factor: 0.8712, behind: at * 270 },
              result: `1:${String(at).padStart(2, "0")}.08`,
              splits: [1, 2, 3].map((split) => ({
                at: split,
                name: `I${split}`,
                time: split * 15_000 + at,
                rank: at + 1,
              })),
            }
          : { splits: [] };
        return {
          ...{ competitor, kind: "athlete" as const, organisation: ORGANISATIONS[at % ORGANISATIONS.length] ?? "ITA" },
          ...{ bib: String(at + 1), startOrder: at + 1, sortOrder: at + 1, isTied: false, ...reached },
          ...{ members: [...members, ...guides], shootings: [], periods: [], counts: {} },
        };
      });
    add("result", code, DAY + MINUTE, { status: "start-list", entries: lines(false), counts: {} });
    add("result", code, start + 4 * MINUTE, { status: "live", entries: lines(true), counts: {} });
    add("result", code, start + 9 * MINUTE, { status: "official", entries: lines(true), counts: {} });
    const [gold = "", silver = ""] = starters;
    add("medallists", `${code.slice(0, 22)}------------`, start + 9 * MINUTE, {
      medals: [gold, silver].map((competitor, at) => ({
        ...{ medal: at === 0 ? ("gold" as const) : ("silver" as const), competitor, kind: "athlete" as const },
        members: [{ participant: competitor, role: "athlete" as const }],
      })),
    });
    add("medal-table", "GLOBAL", start + 9 * MINUTE, {
      lines: [{ organisation: "ITA", rank: 1, isTied: false, gold: unit + 1, silver: 0, bronze: 0 }],
    });
  });
  add("weather", "ALP".padEnd(34, "-"), MORNING, { values: { "air-temperature": -4.5, sky: "clear" } });
  return { versions, units: codes, people, end: MORNING + units * 10 * MINUTE };
}

export interface CountingStore extends Pick<Store, "many" | "list"> {
  /** How often it was asked, by what it was asked for. */
  calls: Record<string, number>;
}

/** What holds at an instant, from a list; each question is counted. */
export function storeOf(versions: readonly Version[]): CountingStore {
  const calls: Record<string, number> = {};
  const held = <K extends Kind>(kind: K, asOf: number, wanted?: ReadonlySet<string>): Version<K>[] => {
    const newest = new Map<string, Version>();
    for (const version of versions) {
      if (version.kind !== kind || version.from > asOf || (wanted && !wanted.has(version.id))) continue;
      if ((newest.get(version.id)?.from ?? -Infinity) <= version.from) newest.set(version.id, version);
    }
    return [...newest.values()] as Version<K>[];
  };
  const count = (what: string) => void (calls[what] = (calls[what] ?? 0) + 1);
  return {
    calls,
    async many(kind, ids, asOf) {
      count(`many ${kind}`);
      return held(kind, asOf, new Set(ids));
    },
    async list(kind, asOf) {
      count(`list ${kind}`);
      return held(kind, asOf);
    },
  };
}

/** The same as messages, oldest first, for a store that takes them. */
export const messagesOf = ({ versions }: InventedDay): Message[] =>
  versions
    .toSorted((a, b) => a.from - b.from)
    .map(({ kind, id, from, body }, at): Message => ({
      ...{ document: `${kind} ${id}`, version: at + 1, at: from, extent: "whole", needs: [], lists: [] },
      changes: [{ kind, id, scope: kind === "unit" || kind === "participant" ? "ALP" : "", body }],
    }));

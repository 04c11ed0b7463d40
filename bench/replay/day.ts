import type { Body, Entry, Kind, Medal, ResultStatus, UnitStatus } from "../../contracts/results.ts";
import type { Change, Message } from "../../server/results/message.ts";
import { randomOf } from "../../testing/random.ts";

const DISCIPLINES = ["ALP", "BTH", "CCS", "SBD", "WCU"] as const;
const ATHLETES = 60;
const UNITS = 12;
const STARTERS = 10;
const START = Date.UTC(2026, 2, 7, 7);
const MEDALS: readonly Medal[] = ["gold", "silver", "bronze"];
const STATUSES: readonly ResultStatus[] = ["start-list", "live", "intermediate", "unofficial", "official", "protested"];
const UNIT_STATUSES: readonly UnitStatus[] = ["scheduled", "getting-ready", "running", "delayed", "finished"];

/** One in so many. */
const ODDS = { late: 12, stale: 25, clockBack: 15, disqualified: 6, neverRegistered: 400, wholeList: 40 };

/**
 * The messages of a day as they are sent: schedules and participants whole and in parts, results with corrections and
 * disqualifications, medals, weather, what nobody reads; some late, some that were outdone before they came, some of
 * athletes who are registered later or never.
 */
export function dayOf(seed: number, count: number): Message[] {
  const random = randomOf(seed);
  const chance = (odds: number) => random(1, odds) === 1;
  const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => all[random(0, all.length - 1)] as T;
  const versions = new Map<string, number>();
  const sent: { message: Message; turn: number }[] = [];
  let clock = START;

  const athlete = (discipline: string) => `${discipline}${random(1, ATHLETES)}`;
  const unit = (discipline: string) => `${discipline}M-unit-${random(1, UNITS)}`;
  const participant = (discipline: string, id: string): Change => ({
    ...{ kind: "participant", id, scope: discipline },
    body: { familyName: `Family ${id} ${random(1, 5)}`, organisation: pick(["ITA", "NOR", "JPN"]), role: "athlete" },
  });
  const scheduled = (discipline: string, id: string): Change => ({
    ...{ kind: "unit", id, scope: discipline },
    body: { name: id, status: pick(UNIT_STATUSES), start: START + random(0, 600) * 60_000 },
  });

  function send(type: string, code: string, rest: Pick<Message, "changes"> & Partial<Message>): void {
    clock += random(0, 3) * 1500;
    const document = `${type} ${code}`;
    const version = (versions.get(document) ?? 0) + 1;
    versions.set(document, version);
    const at = chance(ODDS.clockBack) ? clock - random(1, 30_000) : clock;
    const message: Message = { document, version, at, extent: "whole", lists: [], needs: [], ...rest };
    const turn = sent.length + (chance(ODDS.late) ? random(1, 80) : 0);
    sent.push({ message, turn });
    if (!chance(ODDS.stale)) return;
    // The version after this one overtakes it.
    versions.set(document, version + 1);
    message.version = version + 1;
    sent.push({ message: { ...message, version, at: at + random(0, 2) * 500 }, turn: turn + random(0, 2) });
  }

  function sendList(kind: "participant" | "unit", discipline: string): void {
    const type = kind === "unit" ? "DT_SCHEDULE" : "DT_PARTIC";
    const make = kind === "unit" ? scheduled : participant;
    const isWhole = !versions.has(`${type} ${discipline}`) || chance(ODDS.wholeList);
    if (!isWhole) {
      const ids = Array.from({ length: random(1, 3) }, () =>
        kind === "unit" ? unit(discipline) : athlete(discipline),
      );
      const changes = [...new Set(ids)].map((id) => make(discipline, id));
      return send(`${type}_UPDATE`, discipline, { extent: "part", changes });
    }
    const all = Array.from({ length: kind === "unit" ? UNITS : ATHLETES }, (_, index) =>
      kind === "unit" ? `${discipline}M-unit-${index + 1}` : `${discipline}${index + 1}`,
    );
    const changes = all.filter(() => !chance(10)).map((id) => make(discipline, id));
    send(type, discipline, { changes, lists: [{ kind, scope: discipline }] });
  }

  function entries(discipline: string): Entry[] {
    const codes = [...new Set(Array.from({ length: STARTERS }, () => athlete(discipline)))];
    if (chance(ODDS.neverRegistered)) codes.push(`${discipline}-stranger`);
    return codes.map((competitor, index) => ({
      ...{ competitor, kind: "athlete", sortOrder: index + 1, isTied: false, time: random(60_000, 90_000) },
      ...{ splits: [], shootings: [], periods: [], members: [], counts: {} },
      ...(chance(ODDS.disqualified) ? { irm: "DSQ" as const } : { rank: index + 1 }),
    }));
  }
  function sendResult(kind: "result" | "current" | "cumulative", type: string, discipline: string): void {
    const id = unit(discipline);
    const body: Body<"result"> = { status: pick(STATUSES), entries: entries(discipline), counts: {} };
    const needs = body.entries.map(({ competitor }) => competitor);
    send(type, id, { changes: [{ kind, id, scope: "", body }], needs });
  }
  function sendMedallists(discipline: string): void {
    const winners = MEDALS.map((medal) => ({
      medal,
      competitor: athlete(discipline),
      kind: "athlete" as const,
      members: [],
    }));
    const id = `${discipline}M-event-${random(1, 3)}`;
    send("DT_MEDALLISTS", id, {
      changes: [{ kind: "medallists", id, scope: "", body: { medals: winners } }],
      needs: winners.map(({ competitor }) => competitor),
    });
  }
  function sendOne<K extends Kind>(kind: K, type: string, id: string, body: Body<K>): void {
    send(type, id, { changes: [{ kind, id, scope: "", body }] });
  }
  function sendTeams(discipline: string): void {
    const members = [athlete(discipline), athlete(discipline)];
    const id = `${discipline}T${random(1, 8)}`;
    const changes: Change[] = [{ kind: "team", id, scope: discipline, body: { name: id, members } }];
    send("DT_PARTIC_TEAMS_UPDATE", discipline, { extent: "part", changes, needs: members });
  }

  while (sent.length < count) {
    const discipline = pick(DISCIPLINES);
    const what = random(1, 100);
    if (what <= 55) sendResult("result", "DT_RESULT", discipline);
    else if (what <= 62) sendResult("current", "DT_CURRENT", discipline);
    else if (what <= 65) sendResult("cumulative", "DT_CUMULATIVE_RESULT", discipline);
    else if (what <= 78) sendList("unit", discipline);
    else if (what <= 88) sendList("participant", discipline);
    else if (what <= 91) sendTeams(discipline);
    else if (what <= 94) sendMedallists(discipline);
    else if (what <= 96) {
      const line = { organisation: "ITA", rank: 1, isTied: false, gold: random(0, 9), silver: 1, bronze: 1 };
      sendOne("medal-table", "DT_MEDALS", "GAMES", { lines: [line] });
    } else if (what <= 99) sendOne("weather", "DT_WEATHER", discipline, { values: { temperature: random(-15, 5) } });
    else send("DT_NOTHING_WE_READ", discipline, { extent: "unknown", changes: [] });
  }
  return sent
    .slice(0, count)
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ message }) => message);
}

/** In another order, a quarter of them repeated. */
export function shuffledWithRepeats(day: readonly Message[], seed: number): Message[] {
  const random = randomOf(seed);
  return [...day, ...day.filter(() => random(1, 4) === 1)]
    .map((message) => ({ message, key: random(0, 2 ** 30) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ message }) => message);
}

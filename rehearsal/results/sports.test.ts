import { describe, expect, test } from "vitest";
import { truthAt } from "../scenario/truth.ts";
import { CYCLE_MS } from "./cycle.ts";
import { createDay } from "./day.ts";
import { attributesOf, entriesIn, type Entry } from "./xml-for-tests.ts";

const FROM = Math.ceil(Date.UTC(2026, 2, 7, 9) / CYCLE_MS) * CYCLE_MS;
const day = createDay();
const told = day.messagesBetween(FROM, FROM + 3 * CYCLE_MS).map((message) => ({ ...message, text: message.xml() }));
const of = (type: string, code: string) => told.filter(({ document }) => document.startsWith(`${type} ${code}`));
const valueOf = (entry: Entry | undefined, code: string): string | undefined =>
  entry?.extended.find((each) => each["Code"] === code)?.["Value"];
const tags = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name} [^>]*>`, "g"))].map(([tag]) => attributesOf(tag));
const infoOf = (text: string, code: string) =>
  tags(text, "ExtendedInfo").find((info) => info["Code"] === code)?.["Value"];
const msOf = (clock: string): number =>
  Math.round(clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
/** Those of one unit, the second that is found, so that it is told from its beginning. */
const unitOf = (type: string, code: string) => {
  const documents = [...new Set(of(type, code).map(({ document }) => document))];
  return of(type, code).filter(({ document }) => document === documents[1]);
};

describe("a hockey match", () => {
  const match = unitOf("DT_RESULT", "IHO");
  const live = match.filter(({ text }) => text.includes('"LIVE"'));

  test("is told at most ten seconds after the last word while its clock runs, and the clock is right between", () => {
    for (const [index, { at, text }] of live.entries()) {
      const next = live[index + 1];
      if (!next || infoOf(text, "PERIOD") !== infoOf(next.text, "PERIOD")) continue;
      const isRunning = infoOf(text, "RUNNING") === "Y";
      const gone = msOf(infoOf(text, "REMAINING") ?? "") - msOf(infoOf(next.text, "REMAINING") ?? "");
      expect(Math.abs(gone - (isRunning ? next.at - at : 0))).toBeLessThanOrEqual(100);
      if (isRunning) expect(next.at - at).toBeLessThanOrEqual(10_000);
    }
  });

  test("has three periods whose goals add up to the score, and a winner", () => {
    const end = match.at(-1)?.text ?? "";
    const periods = tags(end, "Period");
    expect(periods.map((period) => period["Code"])).toEqual(["P1", "P2", "P3"]);
    const [home, away] = entriesIn(end);
    const sum = (name: string) => periods.reduce((total, period) => total + Number(period[name]), 0);
    expect(sum("HomePeriodScore")).toBe(Number(home?.result["Result"]));
    expect(sum("AwayPeriodScore")).toBe(Number(away?.result["Result"]));
    expect([home, away].map((side) => side?.result["WLT"])).toEqual(["W", "L"]);
    expect(end).toContain('ResultStatus="OFFICIAL"');
  });

  test("has each side short of a player for a while, after a penalty", () => {
    const short = (side: number) => live.filter(({ text }) => valueOf(entriesIn(text)[side], "STRENGTH") === "4");
    expect(short(0).length).toBeGreaterThan(3);
    expect(short(1).length).toBeGreaterThan(3);
    expect(valueOf(entriesIn(live.at(-1)?.text ?? "")[0], "PIM")).toBe("1");
  });

  test("is told play by play: each action once, in order, the score as it was", () => {
    const actions = tags(unitOf("DT_PLAY_BY_PLAY", "IHO").at(-1)?.text ?? "", "Action");
    expect(actions.map((action) => action["Id"])).toEqual(actions.map((_, index) => String(index + 1)));
    const times = actions.map((action) => Date.parse(action["TimeStamp"] ?? ""));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(actions.filter((action) => action["Action"] === "GOAL").map((action) => action["ScoreH"])).toEqual(
      Array.from({ length: 6 }, (_, index) => String(index + 1)),
    );
  });
});

describe("a curling match", () => {
  const match = unitOf("DT_RESULT", "CUR");
  const begun = match.filter(({ text }) => !text.includes('"START_LIST"'));

  test("has one hammer, stones that become fewer in an end, and thinking time that only goes down", () => {
    const before = new Map<string, { end: string; stones: number; timeMs: number }>();
    for (const { text } of begun) {
      const entries = entriesIn(text);
      expect(entries.filter((entry) => valueOf(entry, "HAMMER") === "Y")).toHaveLength(1);
      const end = infoOf(text, "PERIOD") ?? "";
      for (const entry of entries) {
        const now = {
          end,
          stones: Number(valueOf(entry, "STONES_LEFT")),
          timeMs: msOf(valueOf(entry, "TIME_LEFT") ?? ""),
        };
        const last = before.get(entry.code);
        if (last?.end === end) expect(now.stones).toBeLessThanOrEqual(last.stones);
        expect(now.timeMs).toBeLessThanOrEqual(last?.timeMs ?? Infinity);
        before.set(entry.code, now);
      }
    }
  });

  test("has four ends whose points are the score", () => {
    const end = match.at(-1)?.text ?? "";
    const last = tags(end, "Period").at(-1);
    expect(last?.["Code"]).toBe("E4");
    expect(entriesIn(end).map(({ result }) => result["Result"])).toEqual([last?.["HomeScore"], last?.["AwayScore"]]);
  });
});

describe("a super sprint", () => {
  test("has a penalty loop for every miss", () => {
    for (const { text } of of("DT_RESULT", "BTH"))
      for (const entry of entriesIn(text)) {
        const misses = entry.extended
          .filter((each) => each["Code"] === "SHOOT")
          .reduce((sum, each) => sum + (each["Value"]?.match(/0/g) ?? []).length, 0);
        expect(Number(valueOf(entry, "PENALTY") ?? 0)).toBe(misses);
      }
  });

  test("lets ten and eight through, she whom the picture shows among them", () => {
    const through = (phase: string) =>
      entriesIn(
        of("DT_RESULT", "BTH").findLast(({ document, text }) => document.includes(phase) && text.includes("OFFICIAL"))
          ?.text ?? "",
      ).filter(({ result }) => result["QualificationMark"] === "Q");
    expect(through("QFNL")).toHaveLength(10);
    expect(through("SFNL")).toHaveLength(8);
    for (const phase of ["QFNL", "SFNL"]) expect(through(phase).map(({ code }) => code)).toContain("20051");
  });

  test("ends in every cycle with two for the third place", () => {
    for (let cycle = 0; cycle < 40; cycle++) {
      const from = FROM + cycle * CYCLE_MS;
      const medals = day
        .messagesBetween(from, from + CYCLE_MS)
        .filter(({ document }) => document.startsWith("DT_MEDALLISTS BTH"));
      for (const message of medals) expect(message.xml().match(/ME_BRONZE/g)).toHaveLength(2);
    }
  });
});

test("the sum of a race's runs is that of its results, for whoever finished all three", () => {
  for (const { text, at } of of("DT_CUMULATIVE_RESULT", "ALPM").filter((each) => each.text.includes("OFFICIAL")))
    for (const entry of entriesIn(text).filter(({ result }) => result["Rank"] !== undefined)) {
      const runs = entry.extended.filter((each) => each["Code"] === "RUN").map((each) => msOf(each["Value"] ?? ""));
      expect(runs, `at ${at}`).toHaveLength(3);
      expect(runs.reduce((sum, run) => sum + run, 0)).toBe(msOf(entry.result["Result"] ?? ""));
    }
});

test("the bracket goes on with those who won", () => {
  const [bracket] = of("DT_BRACKETS", "SBD").slice(-1);
  const before = of("DT_BRACKETS", "SBD").filter(({ document }) => document === bracket?.document);
  expect(before.length).toBeGreaterThan(5);
  const full = of("DT_BRACKETS", "SBD").filter(({ document }) => document === before[0]?.document);
  const places = tags(full.at(-1)?.text ?? "", "CompetitorPlace");
  expect(places).toHaveLength(16);
  expect(places.filter((place) => place["WLT"] === "W")).toHaveLength(full.length - 1);
});

test.each([
  ["DT_WEATHER", "ALP", "venue:alpine", "SNOW", "snow-temperature"],
  ["DT_WEATHER", "BTH", "venue:biathlon", "AIR", "air-temperature"],
  ["DT_VEN_COND", "IHO", "venue:ice", "ICE", "ice-temperature"],
  ["DT_VEN_COND", "CUR", "venue:curling", "AIR", "air-temperature"],
])("%s of %s says what the sensors of %s measure: %s", (type, discipline, subject, code, metric) => {
  const messages = of(type, discipline);
  expect(messages.length).toBeGreaterThan(30);
  for (const { at, text } of messages) {
    const measured = tags(text, "Temperature").find((each) => each["Code"] === code)?.["Value"];
    expect(measured).toBe(Number(truthAt(at)[subject]?.[metric]).toFixed(1));
  }
});

import { describe, expect, test } from "vitest";
import { gates } from "../scenario/course.ts";
import { runs, skierAt } from "../scenario/alpine.ts";
import { athletes } from "../scenario/athletes.ts";
import { momentsBetween } from "../scenario/truth.ts";
import { INTERMEDIATE_GATES } from "./alpine-race.ts";
import { CYCLE_MS } from "./cycle.ts";
import { createDay } from "./day.ts";
import { entriesIn, type Entry } from "./xml-for-tests.ts";

/** The last cycle of a session and the first of the next. */
const FIRST = Math.ceil(Date.UTC(2026, 2, 7, 9) / (4 * CYCLE_MS)) * 4 + 3;
const FROM = FIRST * CYCLE_MS;
const TO = FROM + 2 * CYCLE_MS;
const FRAME_MS = 40;
const all = createDay().messagesBetween(FROM, TO);
const told = all.map((message) => ({ ...message, text: message.xml(), type: message.document.split(" ")[0] ?? "" }));
const of = (type: string, code = "") => told.filter((each) => each.type === type && each.document.includes(` ${code}`));
const entryOf = (text: string, code: string): Entry | undefined => entriesIn(text).find((each) => each.code === code);

describe("the day", () => {
  test("is the same whenever it is asked, and however it is cut", () => {
    const day = createDay();
    const pieces: ReturnType<typeof day.messagesBetween> = [];
    for (let at = FROM; at < TO; at += 7_777) pieces.push(...day.messagesBetween(at, Math.min(at + 7_777, TO)));
    const key = ({ document, version, at }: (typeof all)[number]) => `${at} ${document} ${version}`;
    expect(pieces.map(key)).toEqual(all.map(key));
    const [one, other] = [pieces.at(400), all.at(400)];
    expect(one?.xml()).toBe(other?.xml());
  });

  test("is a modest stream: fewer than five messages a second, none of 60 kB, each at a whole ms", () => {
    expect(told.length / ((TO - FROM) / 1000)).toBeLessThan(5);
    expect(Math.max(...told.map(({ text }) => text.length))).toBeLessThan(60_000);
    for (const { at } of told) expect(Number.isInteger(at)).toBe(true);
  });

  test("counts the versions of each document up", () => {
    const last = new Map<string, number>();
    for (const { document, version } of told) {
      expect(version, `${document}`).toBeGreaterThan(last.get(document) ?? 0);
      last.set(document, version);
    }
    expect(Math.max(...last.values())).toBeLessThan(1e9);
  });

  test("has no event twice in a month", () => {
    const day = createDay();
    const events = new Map<string, number>();
    for (let cycle = 0; cycle < 120; cycle++) {
      const from = FROM + cycle * CYCLE_MS;
      for (const { document, at } of day.messagesBetween(from, from + CYCLE_MS)) {
        if (!document.startsWith("DT_RESULT")) continue;
        const began = events.get(document) ?? at;
        events.set(document, began);
        expect(at - began, `${document}`).toBeLessThan(2 * CYCLE_MS);
      }
    }
  });
});

describe("alpine results are those of the picture", () => {
  test("every intermediate time comes when the skier passes its gate, to the frame", () => {
    let count = 0;
    for (const { id, code } of athletes.filter((each) => each.id.startsWith("a"))) {
      let before = 0;
      for (const { at, text } of of("DT_CURRENT", "ALPMSUPERG").filter((each) => entryOf(each.text, code))) {
        const splits = entryOf(text, code)?.extended.filter((each) => each["Code"] === "INT") ?? [];
        if (splits.length > before) {
          const skier = skierAt(at);
          const gate = gates[(INTERMEDIATE_GATES[splits.length - 1] ?? 0) - 1];
          expect(skier.athlete).toBe(id);
          expect(Math.abs(skier.distance - (gate?.s ?? 0))).toBeLessThan((skier.speed * FRAME_MS) / 1000);
          count++;
        }
        before = splits.length;
      }
    }
    expect(count).toBe(2 * 6 * 2 * INTERMEDIATE_GATES.length);
  });

  test.each(runs.map((run) => [run.athlete, run] as const))("%s finishes with the time of the run", (id, run) => {
    const code = athletes.find((each) => each.id === id)?.code ?? "";
    const finished = of("DT_RESULT", "ALPMSUPERG")
      .map(({ at, text }) => ({ at, entry: entryOf(text, code) }))
      .filter(({ entry }) => entry?.extended.some((each) => each["Code"] === "REAL_TIME"));
    expect(finished.length).toBeGreaterThan(12);
    for (const { entry } of finished)
      expect(valueOf(entry, "REAL_TIME")).toBe(`${(Math.floor(run.durationMs / 10) / 100).toFixed(2)}`);
    // The first message of all is about a race of the cycle before.
    const first = finished.find(({ at }) => at > FROM + 40_000);
    expect(Math.abs(skierAt(first?.at ?? 0).runMs - run.durationMs)).toBeLessThan(FRAME_MS);
  });

  test("calculated time is real time by factor, and ranks, though a slower real time leads", () => {
    let slowerLeads = 0;
    for (const { text } of of("DT_RESULT", "ALPMSUPERG")) {
      const placed = entriesIn(text).filter(({ result }) => result["Rank"] !== undefined);
      for (const entry of placed) {
        const real = hundredths(valueOf(entry, "REAL_TIME") ?? "");
        const factor = Math.round(Number(valueOf(entry, "FACTOR")) * 10_000);
        expect(hundredths(entry.result["Result"] ?? "")).toBe(Math.floor((real * factor) / 10_000));
      }
      placed.forEach((entry, index) => {
        const next = placed[index + 1];
        if (!next) return;
        const [mine, other] = [entry, next].map((each) => hundredths(each.result["Result"] ?? ""));
        expect(mine).toBeLessThanOrEqual(other ?? 0);
        if (hundredths(valueOf(entry, "REAL_TIME") ?? "") > hundredths(valueOf(next, "REAL_TIME") ?? "")) slowerLeads++;
      });
    }
    expect(slowerLeads).toBeGreaterThan(20);
  });
});

test("every shot in the picture of the range is told when it falls", () => {
  const code = athletes.find(({ id }) => id === "b51")?.code ?? "";
  const shots = momentsBetween(FROM, TO).filter(({ subject }) => subject === "athlete:b51");
  expect(shots.length).toBe(24 * 5);
  const results = of("DT_RESULT", "BTHW");
  for (const { utcMs, value } of shots) {
    const at = Math.round(utcMs);
    const message = results.find((each) => each.at === at);
    const bouts = entryOf(message?.text ?? "", code)?.extended.filter((each) => each["Code"] === "SHOOT") ?? [];
    expect(bouts.at(-1)?.["Value"]?.at(-1), `at ${at}`).toBe(String(value));
  }
});

test("every goal in the picture of the rink counts when it falls, and no other", () => {
  const goals = momentsBetween(FROM, TO).filter(({ subject, value }) => subject === "athlete:i7" && value === 1);
  const scored: number[] = [];
  let before = "";
  for (const { at, text } of of("DT_RESULT", "IHO").filter((each) => /LIVE|UNOFF/.test(each.text))) {
    const score = entryOf(text, "IHONED")?.result["Result"] ?? "";
    if (score !== before && score !== "0") scored.push(at);
    before = score;
  }
  expect(scored.filter((at) => at > FROM + 60_000)).toEqual(
    goals.map(({ utcMs }) => Math.round(utcMs)).filter((at) => at > FROM + 60_000),
  );
});

/** Whoever begins to watch at any moment sees all of them within the first fifteen minutes. */
describe.each([0, 0.21, 0.4, 0.66, 0.93])("from %f of a cycle on, within fifteen minutes there is", (share) => {
  const from = FROM + share * CYCLE_MS;
  const seen = createDay()
    .messagesBetween(from, from + 15 * 60_000)
    .map((message) => ({ ...message, text: message.xml(), type: message.document.split(" ")[0] ?? "" }));
  const updates = seen.filter(({ type }) => type === "DT_SCHEDULE_UPDATE");

  test("a delay with its reason and a new start, and then the start", () => {
    const late = updates.find(({ text }) => text.includes('ScheduleStatus="DELAYED"'));
    expect(late?.text).toMatch(/<StartText Language="ENG" Value="Fog[^"]*New start at \d\d:\d\d\."/);
    const later = createDay()
      .messagesBetween(from, from + 20 * 60_000)
      .filter(({ document }) => document === late?.document);
    expect(later.some((message) => message.xml().includes('ScheduleStatus="RUNNING"'))).toBe(true);
  });

  test("a cancellation with its reason", () => {
    expect(updates.some(({ text }) => /"CANCELLED".*StartText/.test(text))).toBe(true);
  });

  test("a protest; each one is settled", () => {
    const protest = seen.find(({ text }) => text.includes('ResultStatus="PROTESTED"'));
    expect(protest?.text).toContain('IRM="DQP"');
    const after = createDay()
      .messagesBetween(from, from + 20 * 60_000)
      .filter(({ document, at }) => document === protest?.document && at > (protest?.at ?? 0));
    expect(after[0]?.xml()).toContain('ResultStatus="OFFICIAL"');
    expect(after[0]?.xml()).not.toContain("DQP");
  });

  test("a tie", () => {
    expect(
      seen.some(({ text, type }) => type === "DT_RESULT" && (text.match(/RankEqual="Y"/g) ?? []).length === 2),
    ).toBe(true);
    expect(
      seen.some(({ text, type }) => type === "DT_MEDALLISTS" && (text.match(/ME_BRONZE/g) ?? []).length === 2),
    ).toBe(true);
  });

  test("somebody disqualified from an official result, and the medals go to others", () => {
    const corrected = seen.find(({ text, type }) => type === "DT_RESULT" && text.includes('IRM="DSQ"'));
    expect(corrected?.text).toContain('ResultStatus="OFFICIAL"');
    const wrong = entriesIn(corrected?.text ?? "").find(({ result }) => result["IRM"] === "DSQ")?.code ?? "";
    const event = corrected?.document.split(" ")[1]?.slice(0, 22) ?? "";
    const medals = createDay()
      .messagesBetween(from - CYCLE_MS, from + 16 * 60_000)
      .filter(({ document }) => document.startsWith(`DT_MEDALLISTS ${event}`))
      .map((message) => message.xml());
    expect(medals).toHaveLength(2);
    expect(medals[0]).toContain(`Competitor Code="${wrong}"`);
    expect(medals[1]).not.toContain(`Competitor Code="${wrong}"`);
  });
});

test("a guide stands beside the athlete in results and on the podium", () => {
  expect(of("DT_RESULT", "ALPWSLALOM").every(({ text }) => text.includes("<Guide Code="))).toBe(true);
  expect(
    of("DT_MEDALLISTS", "ALPWSLALOM")
      .at(0)
      ?.text.match(/<Guide /g),
  ).toHaveLength(4);
});

test("a medal table counts what the medallists of its session say", () => {
  const table = of("DT_MEDALS").at(-1);
  const newest = new Map<string, string>();
  for (const { document, text } of of("DT_MEDALLISTS")) {
    const tag = document.split(" ")[1] ?? "";
    if (told.find((each) => each.document.includes(tag.slice(4, 22)))!.at >= FROM + CYCLE_MS - 20_000)
      newest.set(document, text);
  }
  const golds = [...newest.values()].reduce((sum, text) => sum + (text.match(/ME_GOLD/g) ?? []).length, 0);
  const counted = [...(table?.text ?? "").matchAll(/Gold="(\d+)"/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(counted).toBe(golds);
});

test("who comes later is told everything that holds, people first", () => {
  const at = FROM + CYCLE_MS * 1.5;
  const holding = createDay().holdingAt(at);
  expect(new Set(holding.map(({ document }) => document)).size).toBe(holding.length);
  expect(holding.length).toBeLessThan(400);
  const types = holding.map(({ document }) => document.split(" ")[0] ?? "");
  expect(types.findLastIndex((type) => type.startsWith("DT_PARTIC"))).toBe(6);
  expect(new Set(types)).toEqual(new Set([...told.map(({ type }) => type), "DT_PARTIC", "DT_PARTIC_TEAMS"]));
  for (const message of holding) expect(message.at).toBeLessThanOrEqual(at);
});

test("the schedule has units before and after now at every venue, on the venues' clocks", () => {
  const at = FROM + CYCLE_MS;
  const schedules = of("DT_SCHEDULE").filter((each) => each.at === at);
  expect(schedules).toHaveLength(6);
  for (const { text, document } of schedules) {
    const starts = [...text.matchAll(/ StartDate="([^"]+)"/g)].map(([, start]) => start ?? "");
    expect(starts.length, `${document}`).toBeGreaterThan(4);
    expect(Date.parse(starts[0] ?? "")).toBeLessThan(at);
    expect(Date.parse(starts.at(-1) ?? "")).toBeGreaterThan(at);
    for (const start of starts) expect(start).toMatch(/\+01:00$/);
  }
  const venues = new Set(
    schedules.flatMap(({ text }) => [...text.matchAll(/ Venue="([^"]+)"/g)].map(([, venue]) => venue)),
  );
  expect(venues).toEqual(new Set(["RALP", "RBTH", "RCUR", "RICE"]));
});

const valueOf = (entry: Entry | undefined, code: string): string | undefined =>
  entry?.extended.find((each) => each["Code"] === code)?.["Value"];
const hundredths = (text: string): number => {
  const [seconds = "", minutes = "0"] = text.split(":").reverse();
  return Math.round((Number(minutes) * 60 + Number(seconds)) * 100);
};

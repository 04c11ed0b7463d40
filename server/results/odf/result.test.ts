import { describe, expect, test } from "vitest";
import type { Entry } from "../../../contracts/results.ts";
import { printDuration } from "../timing/duration.ts";
import { bodyOf, CROSS, DRAW, er, faultsOf, GAME, messageOf, odf, placesOf, readOdf } from "./odf-for-tests.ts";
import { resultXml, rsc, SPRINT, SUPER_G } from "./odf-for-tests.ts";

/** The one entry of a DT_RESULT. */
function entryOf(code: string, xml: string): Entry {
  const { entries } = bodyOf("result", odf("DT_RESULT", code, xml));
  expect(entries).toHaveLength(1);
  return entries[0] as Entry;
}
const refused = (code: string, xml: string, attributes = {}) => placesOf(odf("DT_RESULT", code, xml, attributes));

describe("a line of a race", () => {
  test("everything that it can say, with its guide", () => {
    const extended =
      er({ Code: "REAL_TIME", Value: "1:40.32" }) +
      er({ Code: "FACTOR", Value: "0.7585" }) +
      er({ Code: "INT", Pos: "2", Value: "0:45.1", Diff: "+0.07", Rank: "2" }) +
      er({ Code: "INT", Pos: "1", Value: "0:22.15", Diff: "0.23", Rank: "3" }) +
      er({ Code: "SPEED", Pos: "1", Value: "81.4" }) +
      er({ Code: "RUN", Pos: "1", Value: "1:16.08" });
    const inside =
      `<Composition><Athlete Code="11" Bib="4" Order="1"><Description FamilyName="Ritter" Class="AS2"/>` +
      `<Guide Code="21"><Description FamilyName="Haller"/></Guide></Athlete></Composition>`;
    const competitor = `Type="A" Organisation="AUT" Bib="4"`;
    const published = { Result: "1:16.08", ResultType: "TIME", Diff: "0.35", QualificationMark: "Q", Unchecked: "Y" };
    const places = { Rank: "2", RankEqual: "Y", SortOrder: "3", StartOrder: "4", Medal: "ME_SILVER" };
    expect(entryOf(SUPER_G, resultXml("11", { ...published, ...places }, { extended, competitor, inside }))).toEqual({
      ...{ competitor: "11", kind: "athlete", organisation: "AUT", bib: "4", qualified: "Q", medal: "silver" },
      ...{ rank: 2, isTied: true, sortOrder: 3, startOrder: 4 },
      ...{ result: "1:16.08", time: 76_080, behind: 350, realTime: 100_320, factor: 0.7585 },
      splits: [
        { at: 1, time: 22_150, behind: 230, rank: 3, speed: 81.4 },
        { at: 2, time: 45_100, behind: 70, rank: 2 },
      ],
      periods: [{ name: "RUN1", time: 76_080 }],
      members: [
        { participant: "11", bib: "4", sportClass: "AS2", role: "athlete" },
        { participant: "21", role: "guide" },
      ],
      shootings: [],
      counts: { UNCHECKED: "Y" },
    });
  });

  test("nothing but who it is: what is not said is absent", () => {
    expect(entryOf(SUPER_G, resultXml("11"))).toEqual({
      ...{ competitor: "11", kind: "athlete", sortOrder: 1, isTied: false },
      ...{ splits: [], shootings: [], periods: [], members: [], counts: {} },
    });
  });

  test.each(["DNS", "DNF", "DSQ", "DQB", "DQP"] as const)("%s, with or without words in place of a time", (irm) => {
    expect(entryOf(SUPER_G, resultXml("11", { IRM: irm }))).toMatchObject({ irm });
    const said = entryOf(SUPER_G, resultXml("11", { IRM: irm, Result: irm, ResultType: "IRM" }));
    expect(said).toMatchObject({ irm, result: irm });
    expect(said).not.toHaveProperty("time");
    // Who is disqualified after the finish keeps the time that he had.
    expect(entryOf(SUPER_G, resultXml("11", { IRM: irm, Result: "1:16.08" }))).toMatchObject({ irm, time: 76_080 });
    expect(entryOf(SUPER_G, resultXml("11", { IRM: irm, Rank: "1" }))).not.toHaveProperty("rank");
  });

  test("bouts at the range in their order, and penalty loops", () => {
    const position = (said: string) => `<Extension Code="POSITION" Value="${said}"/>`;
    const extended =
      er({ Code: "SHOOT", Pos: "2", Value: "11011" }, position("S")) +
      er({ Code: "SHOOT", Pos: "1", Value: "110" }, position("P")) +
      er({ Code: "PENALTY", Value: "1" });
    expect(entryOf(SPRINT, resultXml("11", {}, { extended }))).toMatchObject({
      penaltyLoops: 1,
      shootings: [
        { bout: 1, position: "prone", shots: [true, true, false] },
        { bout: 2, position: "standing", shots: [true, true, false, true, true] },
      ],
    });
  });

  test("a run without an end: the word is kept, a time is not invented", () => {
    const extended = er({ Code: "RUN", Pos: "1", Value: "44.1" }) + er({ Code: "RUN", Pos: "2", Value: "DNF" });
    expect(entryOf(SUPER_G, resultXml("11", { IRM: "DNF" }, { extended }))).toMatchObject({
      periods: [{ name: "RUN1", time: 44_100 }, { name: "RUN2" }],
      counts: { RUN_2: "DNF" },
    });
  });

  test.each([
    ["ALP", { Result: "59.3" }, { result: "59.3", time: 59_300 }],
    ["CCS", { Result: "1:02:03.4" }, { result: "1:02:03.4", time: 3_723_400 }],
    ["SBD", { Result: "1" }, { result: "1" }],
    ["SBD", { Result: "59.3", ResultType: "TIME" }, { result: "59.3", time: 59_300 }],
    ["IHO", { Result: "3" }, { result: "3", score: 3 }],
    ["CUR", { Result: "3", ResultType: "POINTS" }, { result: "3", score: 3 }],
    ["ALP", { Result: "4 points", ResultType: "JURY" }, { result: "4 points" }],
    ["XYZ", { Result: "1:16.08" }, { result: "1:16.08" }],
  ])("what ranks in %s: %o", (sport, attributes, expected) => {
    const unit = rsc(`${sport}M`, "EVENT", "FNL-", "000100--");
    const { result, time, score } = entryOf(unit, resultXml("11", attributes));
    expect({ result, time, score }).toEqual({ time: undefined, score: undefined, ...expected });
  });

  test("what a sport does not know is counted, never lost", () => {
    const extended =
      er({ Code: "SHOOT", Pos: "1", Value: "11011" }) +
      er({ Code: "GATE", Value: "007" }) +
      er({ Code: "WAX", Pos: "2", Value: "blue" }, `<Extension Code="TEMP" Value="-4.5"/>`) +
      er({ Code: "WAX", Pos: "2", Value: "red" }) +
      er({ Code: "REAL_TIME", Pos: "1", Value: "51.02" }) +
      `<ExtendedResult Type="XX" Code="INT" Value="3"/>` +
      er({ Code: "__proto__", Value: "1" }) +
      er({ Code: "INT", Pos: "1", Value: "22.1" }, `<Extension Code="LIGHT" Pos="1" Value="green"/>`);
    const { counts, splits } = entryOf(SUPER_G, resultXml("11", {}, { extended }));
    expect(Object.entries(counts)).toEqual([
      ["SHOOT_1", 11_011],
      ["GATE", "007"],
      ["WAX_2_TEMP", -4.5],
      ["WAX_2", "blue"],
      ["WAX_2_2", "red"],
      ["REAL_TIME_1", 51.02],
      ["INT", 3],
      ["__proto__", 1],
      ["INT_1_LIGHT_1", "green"],
    ]);
    expect(splits).toEqual([{ at: 1, time: 22_100 }]);
  });
});

describe("a unit's result", () => {
  test.each([
    ["START_LIST", "start-list"],
    ["LIVE", "live"],
    ["INTERMEDIATE", "intermediate"],
    ["UNCONFIRMED", "unconfirmed"],
    ["UNOFFICIAL", "unofficial"],
    ["OFFICIAL", "official"],
    ["PARTIAL", "partial"],
    ["PROTESTED", "protested"],
    ["PROVISIONAL", "provisional"],
  ])("%s", (word, status) => {
    expect(bodyOf("result", odf("DT_RESULT", SUPER_G, "", { ResultStatus: word }))).toMatchObject({
      status,
      entries: [],
    });
  });

  test("without an order of its own the document's holds", () => {
    const { entries } = bodyOf(
      "result",
      odf("DT_RESULT", SUPER_G, resultXml("12") + resultXml("11") + resultXml("13", { SortOrder: "9" })),
    );
    expect(entries.map(({ competitor, sortOrder }) => [competitor, sortOrder])).toEqual([
      ["12", 1],
      ["11", 2],
      ["13", 9],
    ]);
  });

  test.each([
    ["DT_RESULT", SUPER_G, "result"],
    ["DT_CURRENT", SUPER_G, "current"],
    ["DT_PHASE_RESULT", rsc("ALPM", "SUPERG----12050", "FNL-"), "phase-result"],
    ["DT_CUMULATIVE_RESULT", rsc("ALPM", "SUPERG----12050"), "cumulative"],
  ])("%s is a thing of its own, and needs whoever is in it, and the unit", (type, code, kind) => {
    const inside = `<Composition><Athlete Code="11"><Guide Code="21"/></Athlete></Composition>`;
    const team = `Type="T" Organisation="AUT"`;
    const message = messageOf(
      readOdf(
        odf(
          type,
          code,
          resultXml("11", {}, { inside }) + resultXml("T1", {}, { competitor: team, inside }) + resultXml("TBD"),
        ),
      ),
    );
    expect(message).toMatchObject({
      extent: "whole",
      lists: [],
      needs: ["11", "21", "T1", ...(code === SUPER_G ? [code] : [])],
    });
    expect(message.changes.map((change) => [change.kind, change.id, change.scope])).toEqual([[kind, code, ""]]);
  });

  test("who competes now: live, whether it is said or not", () => {
    const now = (ResultStatus?: string) => odf("DT_CURRENT", SUPER_G, resultXml("11"), { ResultStatus });
    expect(bodyOf("current", now()).status).toBe("live");
    expect(bodyOf("current", now("INTERMEDIATE")).status).toBe("intermediate");
  });

  test("a disqualification after OFFICIAL: another version of the same document, the others move up", () => {
    const [winner, second] = [
      resultXml("11", { Rank: "1", Result: "1:16.08" }),
      resultXml("12", { Rank: "2", Result: "1:17" }),
    ];
    const official = odf("DT_RESULT", SUPER_G, winner + second, { ResultStatus: "OFFICIAL", Version: "7" });
    const corrected = odf(
      "DT_RESULT",
      SUPER_G,
      resultXml("12", { Rank: "1", Result: "1:17" }) + resultXml("11", { IRM: "DSQ", Result: "DSQ", SortOrder: "2" }),
      { ResultStatus: "OFFICIAL", Version: "8" },
    );
    const [before, after] = [messageOf(readOdf(official)), messageOf(readOdf(corrected))];
    expect(after.document).toBe(before.document);
    expect([before.version, after.version]).toEqual([7, 8]);
    expect(after.needs.toSorted()).toEqual(before.needs.toSorted());
    expect(bodyOf("result", corrected)).toMatchObject({
      status: "official",
      entries: [
        { competitor: "12", rank: 1 },
        { competitor: "11", irm: "DSQ", result: "DSQ" },
      ],
    });
    expect(bodyOf("result", corrected).entries[1]).not.toHaveProperty("rank");
  });
});

describe("a match", () => {
  const team = (code: string, attributes = {}, extended = "") =>
    resultXml(code, attributes, { extended, competitor: `Type="T" Organisation="${code.slice(0, 3)}"` });
  const clock =
    `<ExtendedInfos><ExtendedInfo Type="CLOCK" Code="PERIOD" Value="P2"/>` +
    `<ExtendedInfo Type="CLOCK" Code="REMAINING" Value="12:34"/>` +
    `<ExtendedInfo Type="CLOCK" Code="RUNNING" Value="Y"/>` +
    `<ExtendedInfo Type="UI" Code="ATTENDANCE" Value="4100"/></ExtendedInfos>`;
  const periods =
    `<Periods Home="ITA1" Away="NOR1">` +
    `<Period Code="P1" HomePeriodScore="1" AwayPeriodScore="0" HomeScore="1" AwayScore="0"/>` +
    `<Period Code="P2" HomePeriodScore="2" AwayPeriodScore="1" HomeScore="3" AwayScore="1"/></Periods>`;

  test("ice hockey: clock, periods, shots and strength, each side's own", () => {
    const counts =
      er({ Code: "SOG", Value: "9" }) + er({ Code: "PIM", Value: "4" }) + er({ Code: "STRENGTH", Value: "5" });
    const inside = clock + periods + team("NOR1", { WLT: "L" }) + team("ITA1", { Result: "3", WLT: "W" }, counts);
    const body = bodyOf("result", odf("DT_RESULT", GAME, inside));
    expect(body).toMatchObject({
      ...{ period: "P2", clock: { remaining: 754_000, isRunning: true }, counts: { ATTENDANCE: 4100 } },
      entries: [
        {
          ...{ competitor: "NOR1", kind: "team", organisation: "NOR", outcome: "lost", score: 1 },
          periods: [
            { name: "P1", score: 0 },
            { name: "P2", score: 1 },
          ],
        },
        {
          ...{ competitor: "ITA1", outcome: "won", score: 3, counts: { SOG: 9, PIM: 4, STRENGTH: 5 } },
          periods: [
            { name: "P1", score: 1 },
            { name: "P2", score: 2 },
          ],
        },
      ],
    });
  });

  test("curling: an end that was not played, the hammer, stones and thinking time", () => {
    const counts =
      er({ Code: "HAMMER", Value: "Y" }) +
      er({ Code: "STONES_LEFT", Value: "3" }) +
      er({ Code: "TIME_LEFT", Value: "21:07" });
    const ends = `<Periods Home="A" Away="B"><Period Code="E7" HomePeriodScore="3" AwayPeriodScore="0" HomeScore="8" AwayScore="3"/><Period Code="E8" HomePeriodScore="X" AwayPeriodScore="X"/></Periods>`;
    const { entries } = bodyOf("result", odf("DT_RESULT", DRAW, ends + team("A", {}, counts) + team("B")));
    expect(entries).toMatchObject([
      { score: 8, counts: { HAMMER: "Y", STONES_LEFT: 3, TIME_LEFT: "21:07" } },
      { score: 3, counts: {} },
    ]);
    expect(entries[0]?.periods).toEqual([{ name: "E7", score: 3 }, { name: "E8" }]);
  });

  test("the result that is sent holds, not the sum of the periods", () => {
    const inside = periods + team("ITA1", { Result: "4" }) + team("NOR1");
    expect(bodyOf("result", odf("DT_RESULT", GAME, inside)).entries.map(({ score }) => score)).toEqual([4, 1]);
  });

  test.each(["", "N"])("a clock that stands: %o", (running) => {
    const standing = clock.replace(`Value="Y"`, `Value="${running}"`);
    expect(bodyOf("result", odf("DT_RESULT", GAME, standing)).clock).toEqual({ remaining: 754_000, isRunning: false });
  });

  test("members in their order", () => {
    const inside = `<Composition><Athlete Code="3" Order="2"/><Athlete Code="4" Order="1"/></Composition>`;
    const { members } = entryOf(GAME, resultXml("ITA1", {}, { competitor: `Type="T"`, inside }));
    expect(members.map(({ participant }) => participant)).toEqual(["4", "3"]);
  });

  test("before it is known who plays: nobody has a line, and nobody is needed", () => {
    const inside = periods.replace("ITA1", "TBD").replace("NOR1", "TBD") + resultXml("TBD") + resultXml("TBD");
    const answer = odf("DT_RESULT", GAME, periods.replace("ITA1", "TBD") + resultXml("TBD") + team("NOR1"));
    expect(bodyOf("result", answer).entries.map(({ competitor }) => competitor)).toEqual(["NOR1"]);
    expect(messageOf(readOdf(answer)).needs).toEqual(["NOR1", GAME]);
    expect(bodyOf("result", odf("DT_RESULT", GAME, inside)).entries).toEqual([]);
  });

  test.each([
    ["a side that has no line", periods + team("ITA1") + team("SUI1"), ["Periods@Away"]],
    ["the same side twice", periods.replace("NOR1", "ITA1") + team("ITA1"), ["Periods@Away"]],
    ["nobody named", periods.replace(`Home="ITA1" Away="NOR1"`, "") + team("ITA1"), ["Periods@Home", "Periods@Away"]],
    ["a period twice", periods.replace("P2", "P1") + team("ITA1") + team("NOR1"), ["Period[P1]@Code"]],
    ["a score of words", periods.replace(`"3"`, `"many"`) + team("ITA1") + team("NOR1"), ["Period[P2]@HomeScore"]],
    ["a clock of words", clock.replace("12:34", "soon"), ["ExtendedInfo[REMAINING]@Value"]],
    ["shots of words", team("ITA1", {}, er({ Code: "SOG", Value: "few" })), ["ExtendedResult[ITA1 SOG]@Value"]],
  ])("refused: %s", (_what, inside, places) => {
    expect(refused(GAME, inside)).toEqual(places);
  });
});

describe("refused, each fault with its place", () => {
  const one = (attributes: Record<string, string>) => resultXml("11", attributes);
  const extended = (xml: string) => resultXml("11", {}, { extended: xml });
  test.each([
    ["a rank of words", one({ Rank: "first" }), "Result[11]@Rank"],
    ["rank 0", one({ Rank: "0" }), "Result[11]@Rank"],
    ["a time that is none", one({ Result: "fast" }), "Result[11]@Result"],
    ["a time before the start", one({ Result: "-1:16.08" }), "Result[11]@Result"],
    ["61 seconds", one({ Result: "1:61.08" }), "Result[11]@Result"],
    ["no number where there are points", one({ Result: "1:2", ResultType: "POINTS" }), "Result[11]@Result"],
    ["a gap of words", one({ Diff: "little" }), "Result[11]@Diff"],
    ["a reason of its own", one({ IRM: "LATE" }), "Result[11]@IRM"],
    ["an order of words", one({ SortOrder: "last" }), "Result[11]@SortOrder"],
    ["neither won nor lost", one({ WLT: "?" }), "Result[11]@WLT"],
    ["a medal of iron", one({ Medal: "ME_IRON" }), "Result[11]@Medal"],
    ["nobody", "<Result/>", "Result@Competitor"],
    ["somebody without a code", "<Result><Competitor Type='A'/></Result>", "Competitor@Code"],
    ["neither athlete nor team", resultXml("11", {}, { competitor: "Bib='1'" }), "Competitor[11]@Type"],
    ["a horse", resultXml("11", {}, { competitor: "Type='H'" }), "Competitor[11]@Type"],
    ["somebody twice", one({}) + one({}), "Competitor[11]@Code"],
    [
      "a guide without a code",
      resultXml("11", {}, { inside: "<Composition><Athlete Code='11'><Guide/></Athlete></Composition>" }),
      "Guide@Code",
    ],
    ["a split nowhere", extended(er({ Code: "INT", Value: "1:00" })), "ExtendedResult[11 INT]@Pos"],
    ["a split at 0", extended(er({ Code: "INT", Pos: "0", Value: "1:00" })), "ExtendedResult[11 INT 0]@Pos"],
    ["a split of words", extended(er({ Code: "INT", Pos: "2", Value: "x" })), "ExtendedResult[11 INT 2]@Value"],
    [
      "a split twice",
      extended(er({ Code: "INT", Pos: "2", Value: "1:00" }) + er({ Code: "INT", Pos: "2", Value: "1:01" })),
      "ExtendedResult[11 INT 2]@Pos",
    ],
    ["a percentage", extended(er({ Code: "FACTOR", Value: "86" })), "ExtendedResult[11 FACTOR]@Value"],
    ["no factor at all", extended(er({ Code: "FACTOR", Value: "0" })), "ExtendedResult[11 FACTOR]@Value"],
    ["no code", extended(er({ Value: "1" })), "ExtendedResult@Code"],
  ])("%s", (_what, xml, place) => expect(refused(SUPER_G, xml)).toEqual([place]));

  test.each([
    ["a shot that is neither hit nor missed", { Value: "11x" }, "ExtendedResult[11 SHOOT 1]@Value"],
    ["more shots than a rifle has", { Value: "1".repeat(17) }, `result ${SPRINT}: entries.0.shootings.0.shots`],
  ])("%s", (_what, said, place) => {
    const xml = resultXml("11", {}, { extended: er({ Code: "SHOOT", Pos: "1", ...said }) });
    expect(refused(SPRINT, xml)).toEqual([place]);
  });

  test.each([
    ["no status", undefined, "OdfBody@ResultStatus: expected one, such as LIVE or OFFICIAL"],
    ["an empty one", "", "OdfBody@ResultStatus: expected one, such as LIVE or OFFICIAL"],
    ["a status of nobody's", "FINAL", "OdfBody@ResultStatus: expected one of START_LIST, LIVE"],
  ])("%s", (_what, ResultStatus, fault) => {
    const faults = faultsOf(odf("DT_RESULT", SUPER_G, one({}), { ResultStatus }));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(fault)).toBe(true);
  });

  test.each([
    ["DT_RESULT", rsc("ALPM", "SUPERG----12050", "FNL-")],
    ["DT_RESULT", rsc("ALP")],
    ["DT_CURRENT", rsc("ALPM", "SUPERG----12050")],
    ["DT_PHASE_RESULT", SUPER_G],
    ["DT_CUMULATIVE_RESULT", rsc("ALPM")],
  ])("%s of %s, which is another level", (type, code) => {
    expect(placesOf(odf(type, code, one({})))).toEqual(["OdfBody@DocumentCode"]);
  });
  test.each(["ALpM", "A1PM", "---M"])("a discipline that is none: %s", (sport) => {
    const code = rsc(sport, "SUPERG", "FNL-", "000100--");
    expect(placesOf(odf("DT_RESULT", code, one({})))).toEqual(["OdfBody@DocumentCode"]);
  });

  test("all at once", () => {
    const xml =
      resultXml("11", { Rank: "x", Result: "fast" }) + resultXml("12", { IRM: "LATE", Diff: "?" }) + "<Result/>";
    expect(refused(rsc("ALPM", "SUPERG"), xml, { ResultStatus: "FINAL" })).toEqual([
      "OdfBody@DocumentCode",
      "OdfBody@ResultStatus",
      "Result[11]@Rank",
      "Result[11]@Result",
      "Result[12]@IRM",
      "Result[12]@Diff",
      "Result@Competitor",
    ]);
  });
});

describe("hostile", () => {
  const races = (count: number) =>
    odf("DT_RESULT", SUPER_G, Array.from({ length: count }, (_, index) => resultXml(`${index}`)).join(""));
  test("1,000 competitors are a race, more are not", () => {
    expect(bodyOf("result", races(1000)).entries).toHaveLength(1000);
    expect(faultsOf(races(1001))).toEqual(["Competition[REHEARSAL]@Result: expected at most 1000, not 1001"]);
    expect(faultsOf(races(10_000))).toEqual(["Competition[REHEARSAL]@Result: expected at most 1000, not 10000"]);
  });
  test("10,000 extended results, members or guides of one competitor", () => {
    const many = (xml: string) => xml.repeat(10_000);
    const extended = many(er({ Code: "X", Value: "1" }));
    expect(refused(SUPER_G, resultXml("11", {}, { extended }))).toEqual(["ExtendedResults@ExtendedResult"]);
    const members = (xml: string) => resultXml("11", {}, { inside: `<Composition>${xml}</Composition>` });
    expect(refused(SUPER_G, members(many("<Athlete Code='1'/>")))).toEqual(["Composition@Athlete"]);
    const guides = `<Athlete Code="1">${many("<Guide Code='1'/>")}</Athlete>`;
    expect(refused(SUPER_G, members(guides))).toEqual(["Athlete[1]@Guide"]);
  });
  test("values of 60,000 characters: refused, in few words", () => {
    const long = "x".repeat(60_000);
    for (const xml of [
      resultXml(long),
      resultXml("11", { Result: long, ResultType: "WORDS" }),
      resultXml("11", { Rank: long }),
      resultXml("11", {}, { extended: er({ Code: long, Value: "1" }) }),
      resultXml("11", {}, { extended: er({ Code: "WAX", Value: long }) }),
      resultXml("11", {}, { extended: er({ Code: "INT", Pos: long, Value: "1" }) }),
    ]) {
      const faults = faultsOf(odf("DT_RESULT", SUPER_G, xml));
      expect(faults).toHaveLength(1);
      expect(faults[0]?.length).toBeLessThan(500);
    }
  });
  test("a thousand wrong lines: the first twenty are said", () => {
    const wrong = Array.from({ length: 1000 }, (_, index) => resultXml(`${index}`, { Rank: "x" })).join("");
    expect(refused(SUPER_G, wrong)).toHaveLength(20);
  });

  const whole = odf("DT_RESULT", SUPER_G, resultXml("11", { Result: "1:16.08" }, { inside: "<Composition/>" }));
  test("cut off anywhere", () => {
    for (let length = 0; length < whole.length; length++)
      expect(readOdf(whole.subarray(0, length)), `${length} bytes`).toHaveProperty("faults");
    expect(readOdf(whole)).toHaveProperty("message");
  });
  test.each([
    ["latin-1", Buffer.from(whole.toString().replace("REHEARSAL", "Perathöner"), "latin1"), "not UTF-8"],
    ["UTF-16", Buffer.from(whole.toString(), "utf16le"), ""],
    [
      "another encoding said",
      Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>`), whole]),
      "UTF-8",
    ],
    [
      "billion laughs",
      Buffer.concat([Buffer.from(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`), whole]),
      "type declaration",
    ],
    ["an entity", Buffer.from(whole.toString().replace("1:16.08", "&a;")), ""],
  ])("%s", (_what, bytes, why) => {
    const faults = faultsOf(bytes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(why);
  });
  test("no Competition: that is not a race without competitors", () => {
    const empty = Buffer.from(whole.toString().replaceAll("Competition", "Competion"));
    expect(faultsOf(empty)).toContain("OdfBody: expected a Competition");
  });
});

/**
 * Beijing 2022, men's slalom, vision impaired: calculated totals, and gaps to the first of 1:26.82.
 * https://oasport.it/2022/03/sci-alpino-paralimpiadi-pechino-2022-giacomo-bertagnolli-si-conferma-doro-nello-slalom/amp
 */
describe("a real race", () => {
  const LEADER_MS = 86_820;
  const RANKED: readonly (readonly [npc: string, behindMs: number, isGuideNamed?: true])[] = [
    ...([
      ["ITA", 0, true],
      ["AUT", 280, true],
      ["SVK", 9400, true],
      ["FRA", 10_330],
      ["CAN", 17_060],
    ] as const),
    ...([
      ["SVK", 19_580],
      ["CRO", 21_150],
      ["AUS", 25_060],
      ["GBR", 26_330],
      ["CZE", 27_400],
    ] as const),
  ];
  const UNRANKED = [
    ["SVK", "DNF"],
    ["KOR", "DNF"],
    ["AUT", "DNS"],
  ] as const;

  test("goes through a message unchanged", () => {
    const expected = [
      ...RANKED.map(([organisation, behind, isGuideNamed], index) => ({
        ...{ organisation, behind, rank: index + 1, time: LEADER_MS + behind, irm: undefined },
        guides: isGuideNamed ? 1 : 0,
      })),
      ...UNRANKED.map(([organisation, irm]) => ({
        ...{ organisation, irm, behind: undefined, rank: undefined, time: undefined, guides: 0 },
      })),
    ];
    const xml = expected.map(({ organisation, behind, rank, time, irm, guides }, index) =>
      resultXml(
        `${100 + index}`,
        {
          ...{ Rank: rank?.toString(), IRM: irm, SortOrder: `${index + 1}` },
          Result: time === undefined ? irm : printDuration(time),
          ResultType: irm ? "IRM" : "TIME",
          Diff: behind === undefined ? undefined : printDuration(behind, { plus: true }),
        },
        {
          competitor: `Type="A" Organisation="${organisation}"`,
          inside: `<Composition><Athlete Code="${100 + index}">${`<Guide Code="${200 + index}"/>`.repeat(guides)}</Athlete></Composition>`,
        },
      ),
    );
    expect(xml[0]).toContain(`Result="1:26.82"`);
    expect(xml[9]).toContain(`Result="1:54.22"`);
    const slalom = rsc("ALPM", "SL--------03030", "FNL-", "000100--");
    const { entries } = bodyOf("result", odf("DT_RESULT", slalom, xml.join(""), { ResultStatus: "OFFICIAL" }));
    const read = entries.map(({ organisation, behind, rank, time, irm, members }) => ({
      ...{ organisation, behind, rank, time, irm },
      guides: members.filter(({ role }) => role === "guide").length,
    }));
    expect(read).toEqual(expected);
  });
});

test("a heat is ranked by place: no time is made of it", () => {
  const entry = entryOf(CROSS, resultXml("11", { Rank: "1", Result: "1", QualificationMark: "Q" }));
  expect(entry).toMatchObject({ rank: 1, qualified: "Q", result: "1" });
  expect(entry).not.toHaveProperty("time");
});

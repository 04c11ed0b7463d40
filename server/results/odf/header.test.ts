import { describe, expect, test } from "vitest";
import { instantOf, instantOfIso, readHeader } from "./header.ts";
import { disciplineOf, isRsc, levelOf, rscAt } from "../../../contracts/rsc.ts";
import { readXml } from "./xml.ts";

const RSC = "BTHMSPRINT--12050-----FNL-000100--";
const header = (change: Record<string, string> = {}) => {
  const attributes: Record<string, string> = {
    CompetitionCode: "REHEARSAL",
    DocumentCode: RSC,
    DocumentType: "DT_RESULT",
    Version: "3",
    FeedFlag: "P",
    Date: "2026-03-07",
    Time: "101500250",
    ResultStatus: "LIVE",
    ...change,
  };
  const text = Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");
  return readHeader(readXml(Buffer.from(`<OdfBody ${text}/>`)), "Europe/Rome");
};

test("a header: what it is of, which version, and when, on the venue's clocks", () => {
  expect(header()).toMatchObject({
    type: "DT_RESULT",
    code: RSC,
    version: 3,
    flag: "P",
    status: "LIVE",
    at: Date.parse("2026-03-07T09:15:00.250Z"),
  });
});

test("a header with errors: all of them, each with its place", () => {
  const wrong = header({
    DocumentCode: "BTH",
    Version: "-1",
    Time: "256000000",
    DocumentType: "RESULT",
    FeedFlag: "X",
  });
  expect("faults" in wrong && wrong.faults.map(({ place }) => place)).toEqual([
    "OdfBody@DocumentType",
    "OdfBody@DocumentCode",
    "OdfBody@Version",
    "OdfBody@FeedFlag",
    "OdfBody@Date",
  ]);
  const other = readHeader(readXml(Buffer.from("<html/>")), "UTC");
  expect(other).toEqual({ faults: [{ place: "html", expected: "expected OdfBody" }] });
});

describe("local times", () => {
  test.each([
    ["2026-03-28", "120000000", "Europe/Rome", "2026-03-28T11:00:00.000Z"],
    ["2026-03-30", "120000", "Europe/Rome", "2026-03-30T10:00:00.000Z"],
    ["2026-03-29", "013000000", "Europe/Rome", "2026-03-29T00:30:00.000Z"],
    ["2026-03-29", "033000000", "Europe/Rome", "2026-03-29T01:30:00.000Z"],
    ["2026-03-07", "000000000", "Asia/Kolkata", "2026-03-06T18:30:00.000Z"],
    ["2026-12-31", "235959999", "America/Los_Angeles", "2027-01-01T07:59:59.999Z"],
  ])("%s %s in %s", (date, time, zone, expected) => {
    expect(new Date(instantOf(date, time, zone) ?? 0).toISOString()).toBe(expected);
  });
  test.each([
    ["2026-02-30", "120000000"],
    ["2026-13-01", "120000000"],
    ["2026-03-07", "240000000"],
    ["2026-03-07", "1200"],
    ["07.03.2026", "120000000"],
  ])("there is no %s %s", (date, time) => expect(instantOf(date, time, "UTC")).toBeNull());
  test.each([
    ["2026-03-07T10:15:00+01:00", "2026-03-07T09:15:00.000Z"],
    ["2026-03-07T10:15:00", "2026-03-07T09:15:00.000Z"],
    ["2026-03-07T10:15", "2026-03-07T09:15:00.000Z"],
    ["2026-03-07T09:15:00.5Z", "2026-03-07T09:15:00.500Z"],
  ])("%s", (text, expected) => {
    expect(new Date(instantOfIso(text, "Europe/Rome") ?? 0).toISOString()).toBe(expected);
  });
  test("what is no time", () => expect(instantOfIso("tomorrow", "UTC")).toBeNull());
});

test("codes: their levels and their parts", () => {
  expect(isRsc(RSC)).toBe(true);
  expect(isRsc(RSC.slice(1))).toBe(false);
  expect(isRsc(RSC.toLowerCase())).toBe(false);
  expect(disciplineOf(RSC)).toBe("BTH");
  expect(levelOf(RSC)).toBe("unit");
  expect(rscAt(RSC, "event")).toBe("BTHMSPRINT--12050-----------------".slice(0, 34));
  expect(levelOf(rscAt(RSC, "phase"))).toBe("phase");
  expect(levelOf(rscAt(RSC, "event"))).toBe("event");
  expect(levelOf(rscAt(RSC, "gender"))).toBe("gender");
  expect(levelOf(rscAt(RSC, "discipline"))).toBe("discipline");
});

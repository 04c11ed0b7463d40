import { describe, expect, test } from "vitest";
import { messageOf, odf, placesOf, readOdf, rsc } from "./odf-for-tests.ts";

const EVENT = rsc("ALPM", "SUPERG----12050");
const records = (types: string) => odf("DT_RECORD", EVENT, `<Record Code="${EVENT}">${types}</Record>`);
const record = (type: string, data: string) => `<RecordType RecordType="${type}">${data}</RecordType>`;

test("records that stand, shared ones too; their holders need not take part", () => {
  const shared =
    `<RecordData Result="1:16.08" Date="2022-03-06"><Competitor Code="900" Organisation="NOR"/></RecordData>` +
    `<RecordData Result="1:16.08" Date="2022-03-06T11:30:00+01:00"/>`;
  const message = messageOf(readOdf(records(record("PB", shared) + record("WB", `<RecordData Result="1:15.9"/>`))));
  expect(message).toMatchObject({ extent: "whole", needs: [] });
  expect(message.changes).toEqual([
    {
      ...{ kind: "records", id: EVENT, scope: "" },
      body: {
        records: [
          {
            ...{ type: "PB", result: "1:16.08", competitor: "900", organisation: "NOR" },
            // A day is its beginning on the venue's clocks.
            set: Date.parse("2022-03-05T23:00:00Z"),
          },
          { type: "PB", result: "1:16.08", set: Date.parse("2022-03-06T10:30:00Z") },
          { type: "WB", result: "1:15.9" },
        ],
      },
    },
  ]);
});

describe("refused, each fault with its place", () => {
  test.each([
    ["no type", `<RecordType><RecordData Result="1"/></RecordType>`, ["RecordType@RecordType"]],
    ["no result", record("PB", "<RecordData/>"), ["RecordData[PB]@Result"]],
    ["a day of words", record("PB", `<RecordData Result="1" Date="long ago"/>`), ["RecordData[PB]@Date"]],
    ["too many", record("PB", `<RecordData Result="1"/>`.repeat(600)).repeat(2), ["OdfBody@RecordData"]],
  ])("%s", (_what, types, places) => expect(placesOf(records(types))).toEqual(places));
});

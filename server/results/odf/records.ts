import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeOf } from "./competitors.ts";
import { present, required, textOf, timeOf, wrong, type Reading } from "./fields.ts";
import { instantOf, type OdfHeader } from "./header.ts";
import { named, upTo } from "./measures.ts";
import { deep, one, type Element } from "./xml.ts";

type Record = Body<"records">["records"][number];

const MAX_RECORDS = 1000;

/** DT_RECORD: records that stand. Whoever set one need not take part here. */
export function readRecords(root: Element, { code: id }: OdfHeader, reading: Reading): Change[] {
  const types = upTo(MAX_RECORDS, reading, { ...root, children: [...deep(root, "RecordType")] }, "RecordType");
  const records = types.flatMap((element) => {
    const type = required(reading, element, "RecordType");
    return upTo(MAX_RECORDS, reading, element, "RecordData").map((data) => recordOf(named(data, type), type, reading));
  });
  if (records.length > MAX_RECORDS)
    wrong(reading, root, "RecordData", `expected at most ${MAX_RECORDS}, not ${records.length}`);
  return [{ kind: "records", id, scope: "", body: { records } }];
}

function recordOf(element: Element, type: string, reading: Reading): Record {
  const competitor = one(element, "Competitor");
  return {
    type,
    result: required(reading, element, "Result"),
    ...present({
      competitor: competitor && codeOf(competitor, reading),
      organisation: competitor && textOf(competitor, "Organisation"),
      set: dayOf(element, reading),
    }),
  };
}

/** A day alone is its beginning at the venue. */
function dayOf(element: Element, reading: Reading): number | undefined {
  const day = instantOf(textOf(element, "Date") ?? "", "000000", reading.timeZone);
  return day ?? timeOf(reading, element, "Date");
}

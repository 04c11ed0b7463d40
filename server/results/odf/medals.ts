import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeOf, competitorOf } from "./competitors.ts";
import { required, textOf, wordOf, wrong, type Reading } from "./fields.ts";
import type { OdfHeader } from "./header.ts";
import { isYes, named, onceEach, ordinalOf, requiredCount, upTo } from "./measures.ts";
import { MEDALS } from "./result-words.ts";
import { rscAt } from "../../../contracts/rsc.ts";
import { all, deep, one, type Element } from "./xml.ts";

const MAX_MEDALS = 300;

/** DT_MEDALS: how many medals each organisation has won, in all. */
export function readMedalTable(root: Element, { code: id }: OdfHeader, reading: Reading): Change[] {
  const once = onceEach(reading, "expected each organisation once");
  const elements = upTo(MAX_MEDALS, reading, under(root, "MedalLine"), "MedalLine");
  const lines = elements.map((element): Body<"medal-table">["lines"][number] => {
    const organisation = required(reading, element, "Organisation");
    const line = named(element, organisation);
    once(line, "Organisation", organisation);
    const total = all(element, "MedalNumber").find((number) => textOf(number, "Type") === "TOT");
    if (!total) wrong(reading, line, "MedalNumber", "expected one of the type TOT");
    const count = (name: string) => (total ? requiredCount(reading, named(total, organisation), name) : 0);
    required(reading, line, "Rank");
    return {
      organisation,
      rank: ordinalOf(reading, line, "Rank") ?? 0,
      isTied: isYes(element, "RankEqual"),
      ...{ gold: count("Gold"), silver: count("Silver"), bronze: count("Bronze") },
    };
  });
  return [{ kind: "medal-table", id, scope: "", body: { lines } }];
}

/** DT_MEDALLISTS: who won the medals of one event. A medal that is withheld has no competitor. */
export function readMedallists(root: Element, { code }: OdfHeader, reading: Reading): Change[] {
  const once = onceEach(reading, "expected each competitor once");
  const elements = upTo(MAX_MEDALS, reading, under(root, "Medal"), "Medal");
  const medals = elements.flatMap((element) => {
    required(reading, element, "Code");
    const medal = wordOf(reading, element, "Code", MEDALS);
    return upTo(MAX_MEDALS, reading, element, "Competitor").flatMap((competitor) => {
      const who = codeOf(competitor, reading);
      if (who === undefined) return [];
      once(competitor, "Code", who);
      return medal ? [{ medal, ...competitorOf(competitor, who, reading) }] : [];
    });
  });
  return [{ kind: "medallists", id: rscAt(code, "event"), scope: "", body: { medals } }];
}

/** The elements of a name at any depth, as children of `Competition`: feeds wrap them in lists of their own. */
const under = (root: Element, name: string): Element => ({
  ...(one(root, "Competition") ?? root),
  children: [...deep(root, name)],
});

import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeOf } from "./competitors.ts";
import { countOf, present, required, textOf, wordOf, wrong, type Reading } from "./fields.ts";
import type { OdfHeader } from "./header.ts";
import { named, ordinalOf, requiredCount, upTo } from "./measures.ts";
import { isRsc, rscAt } from "../../../contracts/rsc.ts";
import { deep, one, type Element } from "./xml.ts";

type Item = Body<"bracket">["items"][number];
type Place = Item["places"][number];

const MAX_ITEMS = 1000;
const MAX_PLACES = 100;
const OUTCOMES = { W: "won", L: "lost" } as const;

/** DT_BRACKETS: who meets whom in an event, and who goes on; places that are not decided name where they come from. */
export function readBrackets(root: Element, { code }: OdfHeader, reading: Reading): Change[] {
  const items = [...deep(root, "BracketItems")].flatMap((round) => {
    const name = required(reading, round, "Code");
    return upTo(MAX_ITEMS, reading, round, "BracketItem").map((item) => itemOf(item, name, reading));
  });
  return [{ kind: "bracket", id: rscAt(code, "event"), scope: "", body: { items } }];
}

function itemOf(element: Element, round: string, reading: Reading): Item {
  const unit = textOf(element, "Unit");
  const place = named(element, [round, textOf(element, "Position")].filter(Boolean).join(" "));
  const isUnit = unit !== undefined && isRsc(unit);
  if (unit !== undefined && !isUnit) wrong(reading, place, "Unit", "expected an RSC of 34 characters");
  const places = upTo(MAX_PLACES, reading, element, "CompetitorPlace")
    .map((child, index) => ({ child, pos: ordinalOf(reading, child, "Pos") ?? index + 1 }))
    .toSorted((one, other) => one.pos - other.pos);
  return {
    ...present({ unit: isUnit ? unit : undefined }),
    round,
    position: requiredCount(reading, place, "Position"),
    places: places.map(({ child, pos }) => placeOf(named(child, `${place.attributes["Code"]} ${pos}`), reading)),
  };
}

function placeOf(element: Element, reading: Reading): Place {
  const [competitor, previous] = [one(element, "Competitor"), one(element, "PreviousUnit")];
  return present({
    competitor: competitor && codeOf(competitor, reading),
    seed: competitor && countOf(reading, competitor, "Seed"),
    from: previous && textOf(previous, "Unit"),
    result: textOf(element, "Result"),
    outcome: wordOf(reading, element, "WLT", OUTCOMES),
  });
}

import type { Entry, Split } from "../../../contracts/results.ts";
import { codeAt, createCountBook, type CountBook, type Counts } from "./counts.ts";
import { countOf, present, required, textOf, wordOf, wrong, type Reading } from "./fields.ts";
import { elapsedOf, gapOf, named, numberOf, onceEach, ordinalOf, upTo } from "./measures.ts";
import { IRMS } from "./result-words.ts";
import type { Meaning, Sport } from "./sports.ts";
import { all, one, type Element } from "./xml.ts";

/** What the extended results of one competitor say. */
export type Extended = Pick<Entry, "realTime" | "factor" | "penaltyLoops" | "splits" | "shootings"> & {
  runs: Entry["periods"];
  counts: Counts;
};

/** What was found up to now; points of the course and the rest in order of their numbers at the end. */
interface Found {
  numbers: Pick<Entry, "realTime" | "factor" | "penaltyLoops">;
  splits: Map<number, Split>;
  shootings: Map<number, Entry["shootings"][number]>;
  runs: Map<number, Entry["periods"][number]>;
  book: CountBook;
}

const MAX_EXTENDED = 500;
/** Classes are balanced by a few per cent; what is far from 1 is a percentage, or no factor. */
const MAX_FACTOR = 2;
const POSITIONS = { P: "prone", S: "standing" } as const;
const HAS_POS: ReadonlySet<Meaning | undefined> = new Set<Meaning>(["split", "speed", "run", "shooting"]);
const HAS_NO_POS: ReadonlySet<Meaning | undefined> = new Set<Meaning>(["real-time", "factor", "penalty-loops"]);

/** @param competitor for the places of faults. What the sport does not know goes to the counts. */
export function extendedOf(result: Element, competitor: string, sport: Sport, reading: Reading): Extended {
  const found: Found = {
    ...{ numbers: {}, splits: new Map(), shootings: new Map(), runs: new Map() },
    book: createCountBook(),
  };
  const once = onceEach(reading, "expected each code and position once");
  for (const element of upTo(MAX_EXTENDED, reading, one(result, "ExtendedResults"), "ExtendedResult")) {
    const code = required(reading, element, "Code");
    const [type = "ER", pos] = [textOf(element, "Type"), textOf(element, "Pos")];
    const known = type === "ER" && Object.hasOwn(sport.codes, code) ? sport.codes[code] : undefined;
    const meaning = pos !== undefined && HAS_NO_POS.has(known) ? undefined : known;
    const place = named(element, [competitor, code, pos].filter(Boolean).join(" "));
    if (meaning) once(place, "Pos", `${code} ${pos}`);
    read(meaning, place, codeAt(code, pos), found, reading);
  }
  const inOrder = <T>(items: Map<number, T>): T[] => [...items].toSorted(([a], [b]) => a - b).map(([, item]) => item);
  return {
    ...found.numbers,
    splits: inOrder(found.splits),
    shootings: inOrder(found.shootings),
    runs: inOrder(found.runs),
    counts: found.book.counts(),
  };
}

/** @param key of it among the counts. */
function read(meaning: Meaning | undefined, element: Element, key: string, found: Found, reading: Reading): void {
  const { numbers, splits, runs, shootings, book } = found;
  const value = textOf(element, "Value");
  for (const extension of all(element, "Extension")) {
    const [name, said] = [textOf(extension, "Code"), textOf(extension, "Value")];
    if (meaning === "shooting" && name === "POSITION") continue;
    if (said !== undefined) book.put(codeAt(key, name, textOf(extension, "Pos")), said);
  }
  // A run that was not finished: "DNF" stands where its time would.
  const isIrm = value !== undefined && Object.hasOwn(IRMS, value);
  if (value !== undefined && (meaning === undefined || isIrm)) book.put(key, value);
  if (meaning === undefined || (isIrm && meaning !== "run")) return;

  const pos = HAS_POS.has(meaning) ? ordinalOf(reading, element, "Pos") : 1;
  if (pos === undefined) return void required(reading, element, "Pos");
  const putSplit = (fields: Omit<Split, "at">): void => {
    if (Object.keys(fields).length > 0) splits.set(pos, { ...splits.get(pos), at: pos, ...fields });
  };
  switch (meaning) {
    case "real-time":
      return void Object.assign(numbers, present({ realTime: elapsedOf(reading, element, "Value") }));
    case "factor":
      return void Object.assign(numbers, present({ factor: factorOf(element, reading) }));
    case "penalty-loops":
      return void Object.assign(numbers, present({ penaltyLoops: countOf(reading, element, "Value") }));
    case "split":
      return putSplit(
        present({
          time: elapsedOf(reading, element, "Value"),
          behind: gapOf(reading, element, "Diff"),
          rank: ordinalOf(reading, element, "Rank"),
        }),
      );
    case "speed":
      return putSplit(present({ speed: numberOf(reading, element, "Value") }));
    case "run": {
      const time = isIrm ? undefined : elapsedOf(reading, element, "Value");
      if (value !== undefined) runs.set(pos, { name: `RUN${pos}`, ...present({ time }) });
      return;
    }
    case "shooting":
      return void shootings.set(pos, { bout: pos, ...shotsOf(element, reading) });
    case "number":
      if (numberOf(reading, element, "Value") !== undefined) book.put(key, value ?? "");
  }
}

function factorOf(element: Element, reading: Reading): number | undefined {
  const factor = numberOf(reading, element, "Value");
  if (factor === undefined || (factor > 0 && factor <= MAX_FACTOR)) return factor;
  wrong(reading, element, "Value", "expected a factor such as 0.7855");
  return undefined;
}

/** A digit a shot in the order of firing: 1 hit, 0 missed. */
function shotsOf(element: Element, reading: Reading): Omit<Entry["shootings"][number], "bout"> {
  const digits = textOf(element, "Value") ?? "";
  if (/[^01]/.test(digits)) wrong(reading, element, "Value", "expected a digit a shot, 1 or 0");
  const bout = element.attributes["Code"] ?? "";
  const posture = all(element, "Extension").find((extension) => textOf(extension, "Code") === "POSITION");
  return {
    ...present({ position: posture && wordOf(reading, named(posture, bout), "Value", POSITIONS) }),
    shots: Array.from(digits, (digit) => digit === "1"),
  };
}

import * as v from "valibot";
import { BODIES, type Kind } from "../../../contracts/results.ts";
import type { Change, Message } from "../message.ts";
import { readBrackets } from "./brackets.ts";
import { readConditions } from "./conditions.ts";
import { MAX_FAULTS, type Reading } from "./fields.ts";
import { readHeader, type Fault, type OdfHeader } from "./header.ts";
import { readMedallists, readMedalTable } from "./medals.ts";
import { readParticipants, readTeams } from "./participants.ts";
import { peopleIn } from "./people.ts";
import { readPlay } from "./play-by-play.ts";
import { readRecords } from "./records.ts";
import { readResult } from "./result.ts";
import { disciplineOf, levelOf, type RscLevel } from "../../../contracts/rsc.ts";
import { readSchedule } from "./schedule.ts";
import { one, readXml, XmlFault, type Element } from "./xml.ts";

/** How one type of message is read. */
interface Reader {
  extent: "whole" | "part";
  /** The kind of list of which it gives every item. */
  list?: Kind;
  /** How far down its code goes; absent: it may be of anything. */
  of?: readonly RscLevel[];
  read(root: Element, header: OdfHeader, reading: Reading): Change[];
}

/** A reader of the items of a discipline's list. */
const items =
  (read: (root: Element, scope: string, reading: Reading) => Change[]): Reader["read"] =>
  (root, { code }, reading) =>
    read(root, disciplineOf(code), reading);

const OF_A_UNIT = ["unit"] as const;
const OF_AN_EVENT = ["event", "phase", "unit"] as const;

const READERS: Readonly<Record<string, Reader>> = {
  DT_SCHEDULE: { extent: "whole", list: "unit", read: items(readSchedule) },
  DT_SCHEDULE_UPDATE: { extent: "part", read: items(readSchedule) },
  DT_PARTIC: { extent: "whole", list: "participant", read: items(readParticipants) },
  DT_PARTIC_UPDATE: { extent: "part", read: items(readParticipants) },
  DT_PARTIC_TEAMS: { extent: "whole", list: "team", read: items(readTeams) },
  DT_PARTIC_TEAMS_UPDATE: { extent: "part", read: items(readTeams) },
  DT_RESULT: { extent: "whole", of: OF_A_UNIT, read: readResult("result") },
  DT_CURRENT: { extent: "whole", of: OF_A_UNIT, read: readResult("current") },
  DT_PHASE_RESULT: { extent: "whole", of: ["phase"], read: readResult("phase-result") },
  DT_CUMULATIVE_RESULT: { extent: "whole", of: OF_AN_EVENT, read: readResult("cumulative") },
  DT_PLAY_BY_PLAY: { extent: "whole", of: OF_A_UNIT, read: readPlay },
  DT_BRACKETS: { extent: "whole", of: OF_AN_EVENT, read: readBrackets },
  DT_MEDALS: { extent: "whole", read: readMedalTable },
  DT_MEDALLISTS: { extent: "whole", of: OF_AN_EVENT, read: readMedallists },
  DT_WEATHER: { extent: "whole", read: readConditions("weather") },
  DT_VEN_COND: { extent: "whole", read: readConditions("conditions") },
  DT_RECORD: { extent: "whole", read: readRecords },
};

export type ReadMessage = { header: OdfHeader; message: Message } | { faults: Fault[] };

/** Clocks of senders may be ahead of ours by this. */
const FUTURE_MS = 10_000;
/** Of a fault's words; what a sender writes may be in them. */
const MAX_PLACE = 200;
/** Of a code; those of units have 34. */
const MAX_ID = 40;

/** A message as it came, understood; or every fault, each with its place. */
export function readMessage(bytes: Uint8Array, { timeZone, now }: { timeZone: string; now: number }): ReadMessage {
  let root: Element;
  try {
    root = readXml(bytes);
  } catch (error) {
    if (error instanceof XmlFault) return { faults: [{ place: error.place, expected: error.message }] };
    throw error;
  }
  const header = readHeader(root, timeZone);
  if ("faults" in header) return header;
  if (header.at > now + FUTURE_MS)
    return { faults: [{ place: "OdfBody@Date", expected: "expected a time that is not ahead of now" }] };

  // A test is kept whole and changes nothing: it has the codes of what is real.
  const isTest = header.flag === "T";
  const reader = !isTest && Object.hasOwn(READERS, header.type) ? READERS[header.type] : undefined;
  const reading: Reading = { timeZone, faults: [] };
  const changes = reader ? changesOf(root, header, reader, reading) : [];
  if (reading.faults.length > 0) return { faults: reading.faults.slice(0, MAX_FAULTS) };
  const { type, code, subcode, subtype, flag, version, at } = header;
  const message: Message = {
    document: [type, code, subcode, subtype, flag].filter((part) => part !== "").join(" "),
    ...{ version, at, changes },
    extent: reader?.extent ?? "unknown",
    lists: reader?.list ? [{ kind: reader.list, scope: disciplineOf(code) }] : [],
    needs: [...new Set([...changes.flatMap(peopleIn), ...(reader?.of === OF_A_UNIT ? [code] : [])])],
  };
  return { header, message };
}

/** Every fault of a message, what its readers say and what its bodies must be. */
function changesOf(root: Element, header: OdfHeader, { of, read }: Reader, reading: Reading): Change[] {
  if (of && !of.includes(levelOf(header.code)))
    reading.faults.push({ place: "OdfBody@DocumentCode", expected: `expected a code of this level: ${of.join(", ")}` });
  // Without it nothing was said, which is not the same as that there is nothing.
  if (!one(root, "Competition")) reading.faults.push({ place: "OdfBody", expected: "expected a Competition" });
  const changes = read(root, header, reading);
  const isFaulty = reading.faults.length > 0;
  for (const { kind, id, body } of changes) {
    if (id.length > MAX_ID)
      reading.faults.push({
        place: `${kind} ${id.slice(0, MAX_ID)}`,
        expected: `a code of at most ${MAX_ID} characters`,
      });
    // A large body has as many issues as its sender likes; the first is enough.
    const { success, issues } = v.safeParse(BODIES[kind], body, { abortEarly: true });
    // That something is missing its reader has said already.
    if (success || (isFaulty && issues[0].input === "")) continue;
    const place = `${kind} ${id.slice(0, MAX_PLACE)}: ${v.getDotPath(issues[0]) ?? ""}`;
    reading.faults.push({ place: place.slice(0, MAX_PLACE), expected: issues[0].message.slice(0, MAX_PLACE) });
  }
  return changes;
}

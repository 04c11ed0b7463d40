import * as v from "valibot";
import { BODIES, type Body, type Kind } from "../../../contracts/results.ts";
import type { Change, Message } from "../message.ts";
import { MAX_FAULTS, type Reading } from "./fields.ts";
import { readHeader, type Fault, type OdfHeader } from "./header.ts";
import { readParticipants, readTeams } from "./participants.ts";
import { disciplineOf } from "./rsc.ts";
import { readSchedule } from "./schedule.ts";
import { readXml, XmlFault, type Element } from "./xml.ts";

/** How one type of message is read. */
interface Reader {
  extent: "whole" | "part";
  /** The kind of list of which it gives every item. */
  list?: Kind;
  read(root: Element, scope: string, reading: Reading): Change[];
}

const READERS: Readonly<Record<string, Reader>> = {
  DT_SCHEDULE: { extent: "whole", list: "unit", read: readSchedule },
  DT_SCHEDULE_UPDATE: { extent: "part", read: readSchedule },
  DT_PARTIC: { extent: "whole", list: "participant", read: readParticipants },
  DT_PARTIC_UPDATE: { extent: "part", read: readParticipants },
  DT_PARTIC_TEAMS: { extent: "whole", list: "team", read: readTeams },
  DT_PARTIC_TEAMS_UPDATE: { extent: "part", read: readTeams },
};

export type ReadMessage = { header: OdfHeader; message: Message } | { faults: Fault[] };

/** Clocks of senders may be ahead of ours by this. */
const FUTURE_MS = 10_000;

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

  const scope = disciplineOf(header.code);
  const reader = Object.hasOwn(READERS, header.type) ? READERS[header.type] : undefined;
  const reading: Reading = { timeZone, faults: [] };
  const changes = reader?.read(root, scope, reading) ?? [];
  for (const { kind, id, body } of changes) {
    const checked = v.safeParse(BODIES[kind], body);
    if (checked.success) continue;
    const [issue] = checked.issues;
    reading.faults.push({ place: `${kind} ${id}: ${v.getDotPath(issue) ?? ""}`, expected: issue.message });
  }
  if (reading.faults.length > 0) return { faults: reading.faults.slice(0, MAX_FAULTS) };
  const { type, code, subcode, subtype, flag, version, at } = header;
  const message: Message = {
    document: [type, code, subcode, subtype, flag].filter((part) => part !== "").join(" "),
    ...{ version, at, changes },
    extent: reader?.extent ?? "unknown",
    lists: reader?.list ? [{ kind: reader.list, scope }] : [],
    needs: [...new Set(changes.flatMap(needsOf))],
  };
  return { header, message };
}

/** Those of whom a change speaks. */
function needsOf({ kind, body }: Change): readonly string[] {
  return kind === "team" ? (body as Body<"team">).members : [];
}

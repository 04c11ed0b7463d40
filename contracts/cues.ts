import * as v from "valibot";
import { BODIES, Rsc, type Body, type Kind } from "./results.ts";
import { rscAt, type RscLevel } from "./rsc.ts";

/**
 * What a viewer follows. `schedule`: all units; `medals`: the medal table and all medallists;
 * `unit:<RSC>`: a unit's results and whatever belongs to it; `person:<code>`: the results that a participant or a team
 * is in. The people who are in them come along.
 */
export type Topic = "schedule" | "medals" | `unit:${string}` | `person:${string}`;
export const Topic = v.pipe(
  v.string(),
  v.check(
    (topic) =>
      topic === "schedule" ||
      topic === "medals" ||
      /^person:[A-Za-z0-9_.-]{1,40}$/.test(topic) ||
      (topic.startsWith("unit:") && v.is(Rsc, topic.slice(5))),
    "expected schedule, medals, unit: and an RSC, or person: and a code",
  ),
  v.transform((topic) => topic as Topic),
);
export const MAX_TOPICS = 8;
/** The longest window that is given at once, ms. */
export const MAX_WINDOW_MS = 660_000;

/** A version as viewers get it; without a body, the thing is no more. */
export interface Cue<K extends Kind = Kind> {
  kind: K;
  id: string;
  from: number;
  body: Body<K> | null;
}
const isBody = (kind: string, body: unknown): boolean =>
  Object.hasOwn(BODIES, kind) && (body === null || v.is(BODIES[kind as Kind], body));
export const Cue = v.pipe(
  v.object({ kind: v.string(), id: v.string(), from: v.number(), body: v.unknown() }),
  v.check(({ kind, body }) => isBody(kind, body), "expected a body of its kind"),
  v.transform((cue) => cue as Cue),
);

/** `GET /results/window`: what holds at `from`, and what changes until `to`; oldest first. Of the future, nothing. */
export const CueWindow = v.object({ from: v.number(), to: v.number(), initial: v.array(Cue), changes: v.array(Cue) });
export type CueWindow = v.InferOutput<typeof CueWindow>;

/** Each `event: cues` of `GET /results/events`. After an `event: again` what a viewer holds may be wrong. */
export const Cues = v.array(Cue);

/** Which versions a topic is made of: all of a kind, those of some ids, or those that speak of somebody. */
export interface Selection {
  kind: Kind;
  ids?: readonly string[];
  of?: string;
}

const LEVELS: readonly RscLevel[] = ["unit", "phase", "event", "gender", "discipline"];
/** A unit's own things, and those that are said of its phase, its event or its sport. */
const OF_A_UNIT: readonly Kind[] = [
  ...(["unit", "result", "play", "phase-result", "cumulative", "current"] as const),
  ...(["bracket", "medallists", "records", "weather", "conditions"] as const),
];

export function selectionOf(topic: Topic): Selection[] {
  if (topic === "schedule") return [{ kind: "unit" }];
  if (topic === "medals") return [{ kind: "medal-table" }, { kind: "medallists" }];
  if (topic.startsWith("person:")) {
    const code = topic.slice("person:".length);
    const named = (["result", "phase-result", "cumulative", "medallists", "team"] as const).map((kind) => ({
      kind,
      of: code,
    }));
    return [...named, { kind: "participant", ids: [code] }, { kind: "team", ids: [code] }];
  }
  const rsc = topic.slice("unit:".length);
  const ids = [...new Set(LEVELS.map((level) => rscAt(rsc, level)))];
  return OF_A_UNIT.map((kind) => ({ kind, ids }));
}

export const isSelected = (selections: readonly Selection[], cue: Cue): boolean =>
  selections.some(
    ({ kind, ids, of }) =>
      kind === cue.kind && (ids?.includes(cue.id) ?? true) && (of === undefined || peopleOf(cue).includes(of)),
  );

/** Participants and teams of whom a cue speaks. */
export function peopleOf({ kind, body }: Cue): string[] {
  if (body === null) return [];
  switch (kind) {
    case "result":
    case "current":
    case "phase-result":
    case "cumulative":
      return (body as Body<"result">).entries.flatMap(({ competitor, members }) => [
        competitor,
        ...members.map(({ participant }) => participant),
      ]);
    case "medallists":
      return (body as Body<"medallists">).medals.flatMap(({ competitor, members }) => [
        competitor,
        ...members.map(({ participant }) => participant),
      ]);
    case "play":
      return (body as Body<"play">).actions.flatMap(({ competitor, participants }) => [
        ...(competitor === undefined ? [] : [competitor]),
        ...participants,
      ]);
    case "bracket":
      return (body as Body<"bracket">).items.flatMap(({ places }) =>
        places.flatMap(({ competitor }) => (competitor === undefined ? [] : [competitor])),
      );
    case "team":
      return (body as Body<"team">).members;
    default:
      return [];
  }
}

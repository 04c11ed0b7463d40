import type { Athlete } from "../../../contracts/event.ts";
import { channelOf, splitChannel } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { athleteAt, type Place } from "../../core/course/course.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { quantity } from "../../words/figures.ts";
import { wallWords } from "../../words/wall.ts";

const said = wallWords.happened;

export interface Happening {
  at: UtcMs;
  text: string;
}

const LOOK_BACK_MS = 90_000;

/** The latest thing that happened in this picture at or before `at`, told by the moments in its data. */
export function lastHappening(
  telemetry: Telemetry,
  athletes: ReadonlyMap<string, Athlete>,
  place: Place,
  at: UtcMs,
): Happening | null {
  let last: Happening | null = null;
  for (const channel of telemetry.channelsOf(place.id)) {
    const { subject, metric } = splitChannel(channel);
    if (metric !== "gate" && metric !== "shot") continue;
    const sample = telemetry.samplesBetween(channel, utcMs(at - LOOK_BACK_MS), at).at(-1);
    if (!sample || (last && sample.at <= last.at)) continue;
    const name = familyName(athletes.get(subject.slice("athlete:".length))?.name ?? "");
    if (metric === "shot")
      last = { at: sample.at, text: (sample.value === 1 || sample.value === true ? said.hit : said.miss)({ name }) };
    else if (typeof sample.value === "number")
      last = { at: sample.at, text: gateText(name, sample.value, speedOf(telemetry, subject, sample.at)) };
  }
  const start = startOf(telemetry, athletes, place, at);
  return start && (!last || start.at > last.at) ? start : last;
}

function startOf(
  telemetry: Telemetry,
  athletes: ReadonlyMap<string, Athlete>,
  place: Place,
  at: UtcMs,
): Happening | null {
  const athlete = athleteAt(telemetry, place, at);
  if (athlete === null) return null;
  const clock = telemetry.valueAt(channelOf(`athlete:${athlete}`, "run-time"), at);
  if (typeof clock !== "number") return null;
  return {
    at: utcMs(at - clock * 1000),
    text: said.start({ name: familyName(athletes.get(athlete)?.name ?? athlete) }),
  };
}

const gateText = (name: string, gate: number, kmh: number | null): string =>
  kmh === null ? said.gate({ name, gate }) : said.gateAt({ name, gate, speed: quantity(kmh, "km/h") });

const speedOf = (telemetry: Telemetry, subject: string, at: UtcMs): number | null => {
  const value = telemetry.valueAt(channelOf(subject, "speed"), at);
  return typeof value === "number" ? value * 3.6 : null;
};

export const familyName = (name: string): string => name.split(" ").at(-1) ?? name;

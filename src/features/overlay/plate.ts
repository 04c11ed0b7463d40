import type { Athlete, MetricDeclaration } from "../../../contracts/event.ts";
import { METRICS } from "../../../contracts/metrics.ts";
import { channelOf, splitChannel, type Value } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { athleteAt, type Place } from "../../core/course/course.ts";
import { undeclared } from "../../core/figures/figures.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { figureIn, labelOf, runClock } from "../../words/figures.ts";
import { wallWords as words } from "../../words/wall.ts";

/** What is printed on the main picture for one moment of event time. */
export interface Plate {
  athlete: Athlete | null;
  clock: PlateCell | null;
  /** Where the clock runs at the speed of a class: the time on the watch, and what it is multiplied by. */
  real: { text: string; factor: number } | null;
  /** What just happened to the athlete: the last gate, the shots of this bout. */
  note: PlateCell | null;
  cells: PlateCell[];
}

export interface PlateCell {
  channel: string;
  metric: string;
  label: string;
  text: string;
  unit: string;
  /** As it came over the wire, in the metric's own unit. */
  raw: Value;
  /** 0 to 1 of the metric's range, where a bar makes sense. */
  fraction: number | null;
}

export interface PlateFacts {
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, Athlete>;
  metrics: ReadonlyMap<string, MetricDeclaration>;
  /** What an athlete's time is multiplied by in this race; null where nothing says so. */
  factorOf?(place: Place, athlete: string, at: UtcMs): number | null;
}

const CELLS_MAX = 4;
/** Said elsewhere: on the clock, in the note, by the chart, by the tile. */
const NOT_CELLS = new Set([
  "run-time",
  "gate",
  "shot",
  "on-course",
  "best-run",
  "distance",
  "picture-x",
  "picture-y",
  "picture-of",
  "ready",
]);
/** Weather has no full bar. */
const CONDITIONS = new Set(["humidity", "wind-speed"]);
/** A bout of shooting ends when no shot fell for this long. */
const BOUT_MS = 25_000;
const GATE_MS = 120_000;
const order = new Map(METRICS.map((metric, index) => [metric.id, index]));
/** What moves comes before what stands still, and the unknown after the known. */
const rank = (metric: string): number => {
  if (metric === "stone-speed" || metric === "puck-speed") return -1;
  return order.get(metric) ?? METRICS.length;
};

export function plateAt({ telemetry, athletes, metrics, factorOf }: PlateFacts, place: Place, at: UtcMs): Plate {
  const athleteId = athleteAt(telemetry, place, at);
  const declaration = (id: string) => metrics.get(id) ?? undeclared(id);
  const cell = (channel: string): PlateCell | null => {
    const { metric: id } = splitChannel(channel);
    const metric = declaration(id);
    const raw = telemetry.valueAt(channel, at);
    if (raw === null || metric.kind === "moment") return null;
    return {
      channel,
      metric: id,
      label: metric.personal && order.has(id) ? words.shared({ label: labelOf(metric) }) : labelOf(metric),
      ...figureIn(metric, raw),
      raw,
      fraction: fractionOf(metric, raw),
    };
  };

  const mine = athleteId === null ? null : `athlete:${athleteId}`;
  const shown = telemetry
    .channelsOf(place.id)
    .map((channel) => ({ channel, ...splitChannel(channel) }))
    .filter(({ subject, metric }) => !NOT_CELLS.has(metric) && (subject === mine || !subject.startsWith("athlete:")));
  const own = shown.filter(({ subject }) => subject === mine);
  const around = shown.filter(({ subject, metric }) => subject !== mine && (own.length === 0 || !order.has(metric)));
  const sorted = (list: typeof shown) =>
    list.toSorted((a, b) => rank(a.metric) - rank(b.metric) || a.channel.localeCompare(b.channel));
  const cells: PlateCell[] = [];
  for (const { channel } of [...sorted(own), ...sorted(around)]) {
    const filled = cell(channel);
    if (filled) cells.push(filled);
    if (cells.length === CELLS_MAX) break;
  }

  const clock = mine === null ? null : cell(channelOf(mine, "run-time"));
  const factor = athleteId === null || clock === null ? null : (factorOf?.(place, athleteId, at) ?? null);
  return {
    athlete: athleteId === null ? null : (athletes.get(athleteId) ?? { id: athleteId, name: athleteId }),
    ...factored(clock, factor),
    note: mine === null ? null : noteAt(telemetry, mine, at),
    cells,
  };
}

/** Calculated time = real time x factor, and the calculated time ranks: it is the large one. */
function factored(clock: PlateCell | null, factor: number | null): Pick<Plate, "clock" | "real"> {
  if (!clock || factor === null || factor === 1 || typeof clock.raw !== "number") return { clock, real: null };
  return {
    clock: { ...clock, label: words.calculated, text: runClock(clock.raw * factor) },
    real: { text: clock.text, factor },
  };
}

function fractionOf(metric: MetricDeclaration, raw: Value): number | null {
  if (typeof raw !== "number" || metric.min !== 0 || metric.max === undefined || CONDITIONS.has(metric.id)) return null;
  return Math.min(1, Math.max(0, raw / metric.max));
}

function noteAt(telemetry: Telemetry, subject: string, at: UtcMs): PlateCell | null {
  const clock = telemetry.valueAt(channelOf(subject, "run-time"), at);
  const runMs = typeof clock === "number" ? clock * 1000 : null;
  const since = (ms: number) => utcMs(at - (runMs === null ? ms : Math.min(ms, runMs)));

  const shotChannel = channelOf(subject, "shot");
  const shots = telemetry.samplesBetween(shotChannel, since(5 * BOUT_MS), at);
  const bout = shots.filter((_, index) => {
    const later = shots.slice(index + 1);
    return [...later.map((shot) => shot.at), at].every(
      (next, step) => next - (shots[index + step]?.at ?? next) <= BOUT_MS,
    );
  });
  if (bout.length > 0) {
    const hits = bout.filter((shot) => shot.value === 1 || shot.value === true).length;
    return bare(shotChannel, "shot", words.shots({ hits, of: bout.length }), hits);
  }
  const gateChannel = channelOf(subject, "gate");
  const gate = telemetry.samplesBetween(gateChannel, since(GATE_MS), at).at(-1);
  return gate && typeof gate.value === "number"
    ? bare(gateChannel, "gate", words.gate({ number: gate.value }), gate.value)
    : null;
}

const bare = (channel: string, metric: string, text: string, raw: Value): PlateCell => ({
  channel,
  metric,
  label: "",
  text,
  unit: "",
  raw,
  fraction: null,
});

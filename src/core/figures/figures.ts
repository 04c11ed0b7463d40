import type { MetricDeclaration } from "../../../contracts/event.ts";
import { METRICS } from "../../../contracts/metrics.ts";
import type { Value } from "../../../contracts/telemetry.ts";

/** How values read. Minus signs as on a scoreboard; units as people say them, in English. */

export interface Figure {
  text: string;
  /** Empty where the number needs none. */
  unit: string;
}

/** What differs from language to language. */
export interface FigureLook {
  /** Between a number and its decimals. */
  mark: string;
  yes: string;
  no: string;
}

/** With so many decimals, and a true minus sign. */
export function fixed(value: number, decimals: number, mark: string): string {
  const text = Math.abs(value).toFixed(decimals).replace(".", mark);
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

type Reading = (value: number, mark: string) => Figure;
const as =
  (unit: string, decimals: number, scale = 1): Reading =>
  (value, mark) => ({ text: fixed(value * scale, decimals, mark), unit });

const BY_UNIT: Record<string, Reading> = {
  "m/s": as("m/s", 1),
  g: as("g", 1),
  m: as("m", 0),
  "beat/min": as("bpm", 0),
  Cel: as("\u00b0C", 1),
  "%RH": as("%", 0),
  "%": as("%", 0),
  "/": as("%", 0, 100),
  s: (value, mark) => ({ text: clockText(value, mark), unit: "" }),
  count: as("", 0),
};
/** Where habit differs from the unit on the wire. */
const BY_METRIC: Record<string, Reading> = {
  speed: as("km/h", 0, 3.6),
  "puck-speed": as("km/h", 0, 3.6),
  "stone-speed": as("m/s", 2),
};

const plain = (value: number, mark: string): string =>
  fixed(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1, mark);

/** A value in the words of its metric. An unknown unit is shown as it came. */
export function figureOf(metric: Pick<MetricDeclaration, "id" | "unit">, value: Value, look: FigureLook): Figure {
  if (typeof value === "boolean") return { text: value ? look.yes : look.no, unit: "" };
  if (typeof value === "string") return { text: value, unit: metric.unit };
  const reading = BY_METRIC[metric.id] ?? BY_UNIT[metric.unit];
  return reading ? reading(value, look.mark) : { text: plain(value, look.mark), unit: metric.unit };
}

/** 41.87, 1:00.25: seconds cut, not rounded, to hundredths, as timing does. */
export function clockText(seconds: number, mark: string): string {
  const hundredths = Math.floor(seconds * 100 + 1e-6);
  const minutes = Math.floor(hundredths / 6000);
  const rest = ((hundredths % 6000) / 100).toFixed(2).replace(".", mark);
  return minutes === 0 ? rest : `${minutes}:${rest.padStart(5, "0")}`;
}

/** Every metric of an event, those that Vedetta knows and the event's own, by id. The event's word counts. */
export const metricsOf = (declared: readonly MetricDeclaration[]): ReadonlyMap<string, MetricDeclaration> =>
  new Map([...METRICS, ...declared].map((metric) => [metric.id, metric]));

/** A metric that nobody declared still gets a name. */
export const undeclared = (id: string): MetricDeclaration => ({
  id,
  label: id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " "),
  unit: "",
  kind: "continuous",
  personal: true,
});

import type { MetricDeclaration } from "../../contracts/event.ts";
import { METRICS } from "../../contracts/metrics.ts";
import type { Value } from "../../contracts/telemetry.ts";
import { clockText, type Figure, figureOf, fixed } from "../core/figures/figures.ts";
import { timeOfDay, type TimeOfDay } from "../core/figures/times.ts";
import { decimalMarkOf, localeOf } from "../core/language/locale.ts";
import english from "./en/metrics.json?messages";
import { inLanguage } from "./in-language.ts";
import { language, translations } from "./language.ts";
import type { MetricsMessages, NamesMessages } from "./messages.ts";

const said = inLanguage("metrics", english) as MetricsMessages;
/** English ones come with the metrics themselves, so the page does not carry en/names.json. */
const { labels = {}, units = {} } = (translations["names"] ?? {}) as Partial<
  Readonly<Record<keyof NamesMessages, Readonly<Record<string, string>>>>
>;

/** Made once: plates are drawn with every frame. */
const locale = localeOf(language);
const look = { mark: decimalMarkOf(locale), yes: said.yes, no: said.no };
const percents = new Intl.NumberFormat(locale, { style: "percent" });

/** With so many decimals; without a number, as many as it has. */
export const decimal = (value: number, decimals?: number): string =>
  decimals === undefined ? String(value).replace(".", look.mark) : fixed(value, decimals, look.mark);

/** 0.43: 43%, or 43 %. */
export const percent = (fraction: number): string => percents.format(fraction);

export const timeOfDayIn = (timeZone: string): TimeOfDay => timeOfDay(timeZone, locale);

/** A value in the words of its metric. */
export function figureIn(metric: Pick<MetricDeclaration, "id" | "unit">, value: Value): Figure {
  const { text, unit } = figureOf(metric, value, look);
  return { text, unit: units[unit] ?? unit };
}

/** A race's clock, of seconds as sensors send them. */
export const runClock = (seconds: number): string => clockText(seconds, look.mark);

const KNOWN = new Set(METRICS.map(({ id }) => id));
/** Vedetta's own metrics have names in every language; an event's own is called as the event calls it. */
export const labelOf = ({ id, label }: MetricDeclaration, names: Readonly<Record<string, string>> = labels): string =>
  KNOWN.has(id) ? (names[id] ?? label) : label;

/** A number with its unit, in a sentence: 96 km/h. */
export const quantity = (value: number, unit: keyof NamesMessages["units"], decimals = 0): string =>
  said.quantity({ value: decimal(value, decimals), unit: units[unit] ?? unit });

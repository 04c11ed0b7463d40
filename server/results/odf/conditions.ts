import type { Kind } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeAt, createCountBook } from "./counts.ts";
import { required, textOf, wrong, type Reading } from "./fields.ts";
import type { OdfHeader } from "./header.ts";
import { asNumber, named, upTo } from "./measures.ts";
import { deep, type Element } from "./xml.ts";

/** Of each measure its units, the one that is kept first, and how to get there: Celsius, m/s, cm, per cent. */
const MEASURES: Readonly<Record<string, Readonly<Record<string, (value: number) => number>>>> = {
  Temperature: { C: same, F: (value) => (value - 32) / 1.8 },
  Wind: { MPS: same, KMH: by(1 / 3.6), MPH: by(0.44704), KN: by(1852 / 3600) },
  Snow: { CM: same, MM: by(0.1), M: by(100), IN: by(2.54) },
  Humidity: { PC: same },
};
/** Of the whole venue; what is of one point of it is named after that point. */
const GENERAL = "GEN";
const MAX_POINTS = 50;
const MAX_VALUES = 100;

/** DT_WEATHER, DT_VEN_COND. */
export const readConditions =
  (kind: Extract<Kind, "weather" | "conditions">) =>
  (root: Element, { code: id }: OdfHeader, reading: Reading): Change[] => {
    const book = createCountBook();
    const points = { ...root, children: [...deep(root, "Conditions")] };
    for (const element of upTo(MAX_POINTS, reading, points, "Conditions")) {
      const code = textOf(element, "Code");
      const point = code === GENERAL ? undefined : code;
      for (const condition of upTo(MAX_VALUES, reading, element, "Condition"))
        book.put(codeAt(point, required(reading, condition, "Code")), required(reading, condition, "Value"));
      for (const measure of measuresOf(element, reading)) putMeasure(measure, point, reading, book.put);
    }
    return [{ kind, id, scope: "", body: { values: book.counts() } }];
  };

/** As elements of their own, or as attributes of the conditions. */
const measuresOf = (element: Element, reading: Reading): Element[] =>
  Object.keys(MEASURES).flatMap((name) => {
    const value = textOf(element, name);
    const attribute = { name, attributes: { Value: value ?? "" }, children: [], text: "" };
    return [...(value === undefined ? [] : [attribute]), ...upTo(MAX_VALUES, reading, element, name)];
  });

/** `TEMPERATURE_AIR`, `START_WIND`, `WIND_DIRECTION`. */
function putMeasure(
  element: Element,
  point: string | undefined,
  reading: Reading,
  put: (code: string, value: string) => void,
): void {
  const code = textOf(element, "Code");
  const place = named(element, [point, code].filter(Boolean).join(" "));
  const key = codeAt(point, element.name.toUpperCase(), code);
  const [value, direction] = [textOf(element, "Value"), textOf(element, "Direction")];
  if (value !== undefined) put(key, inUnits(place, value, reading));
  if (direction !== undefined) put(codeAt(key, "DIRECTION"), direction);
}

/** Words stay words. */
function inUnits(element: Element, value: string, reading: Reading): string {
  const [number, units] = [asNumber(value), MEASURES[element.name] ?? {}];
  if (number === null) return value;
  const unit = textOf(element, "Unit") ?? Object.keys(units)[0] ?? "";
  const convert = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (!convert) wrong(reading, element, "Unit", `expected one of ${Object.keys(units).join(", ")}`);
  return String(Math.round((convert ?? same)(number) * 100) / 100);
}

function same(value: number): number {
  return value;
}
function by(factor: number): (value: number) => number {
  return (value) => value * factor;
}

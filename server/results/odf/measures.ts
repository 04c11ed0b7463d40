import { parseDuration } from "../timing/duration.ts";
import { countOf, required, textOf, wrong, type Reading } from "./fields.ts";
import { all, type Element } from "./xml.ts";

/** A time on the watch, ms. */
export function elapsedOf(reading: Reading, element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  const time = text === undefined || /^[+\-−]/.test(text) ? null : parseDuration(text);
  if (text !== undefined && time === null) wrong(reading, element, name, "expected a time such as 1:16.08");
  return time ?? undefined;
}

/** A difference of times, ms; it may have a sign. */
export function gapOf(reading: Reading, element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  const gap = text === undefined ? null : parseDuration(text);
  if (text !== undefined && gap === null) wrong(reading, element, name, "expected a difference such as +0.35");
  return gap ?? undefined;
}

/** A number as feeds write them: no plus, no exponent, no zeros in front ("007" is a name). */
export const asNumber = (text: string): number | null =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text) ? Number(text) : null;

export function numberOf(reading: Reading, element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  const number = text === undefined ? null : asNumber(text);
  if (text !== undefined && number === null) wrong(reading, element, name, "expected a number");
  return number ?? undefined;
}

/** A rank, a point of the course, a bout: counted from 1. */
export function ordinalOf(reading: Reading, element: Element, name: string): number | undefined {
  const count = countOf(reading, element, name);
  if (count !== 0) return count;
  wrong(reading, element, name, "expected a number from 1");
  return undefined;
}

export function requiredCount(reading: Reading, element: Element, name: string): number {
  required(reading, element, name);
  return countOf(reading, element, name) ?? 0;
}

export const isYes = (element: Element, name: string): boolean => textOf(element, name) === "Y";

/** The same element under a name by which people find it: faults carry its `Code`, and many elements have none. */
export const named = (element: Element, name: string): Element => ({
  ...element,
  attributes: { ...element.attributes, Code: name },
});

/** Children of a name; none, and a fault, where there are more than a message can mean. */
export function upTo(most: number, reading: Reading, element: Element | undefined, name: string): Element[] {
  const children = all(element, name);
  if (!element || children.length <= most) return children;
  wrong(reading, element, name, `expected at most ${most}, not ${children.length}`);
  return [];
}

/** Says of each code whether it came for the first time; the others are faults. */
export function onceEach(reading: Reading, expected: string): (element: Element, name: string, code: string) => void {
  const seen = new Set<string>();
  return (element, name, code) => {
    if (seen.has(code)) wrong(reading, element, name, expected);
    seen.add(code);
  };
}

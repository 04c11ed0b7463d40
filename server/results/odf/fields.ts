import { instantOfIso, type Fault } from "./header.ts";
import type { Element } from "./xml.ts";

/** More would only repeat the first ones. */
export const MAX_FAULTS = 20;

/** What a message's readers share: its clocks, and the list of what was wrong with it. */
export interface Reading {
  timeZone: string;
  faults: Fault[];
}

export function wrong(reading: Reading, element: Element, name: string, expected: string): void {
  const code = element.attributes["Code"];
  const place = `${element.name}${code === undefined ? "" : `[${code.slice(0, 40)}]`}@${name}`;
  if (reading.faults.length < MAX_FAULTS) reading.faults.push({ place, expected });
}

/** An attribute's text; undefined where it is absent or empty. */
export const textOf = (element: Element, name: string): string | undefined => element.attributes[name] || undefined;

export function required(reading: Reading, element: Element, name: string): string {
  const text = textOf(element, name);
  if (text === undefined) wrong(reading, element, name, "expected a value");
  return text ?? "";
}

export function countOf(reading: Reading, element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  wrong(reading, element, name, "expected a whole number");
  return undefined;
}

/** UTC ms. */
export function timeOf(reading: Reading, element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  const at = instantOfIso(text, reading.timeZone);
  if (at === null) wrong(reading, element, name, "expected a time such as 2026-03-07T10:15:00+01:00");
  return at ?? undefined;
}

/** One of the feed's words as one of ours; undefined where it is absent. */
export function wordOf<T extends string>(
  reading: Reading,
  element: Element,
  name: string,
  words: Readonly<Record<string, T>>,
): T | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  if (Object.hasOwn(words, text)) return words[text];
  wrong(reading, element, name, `expected one of ${Object.keys(words).join(", ")}`);
  return undefined;
}

/** What is undefined is left out, as bodies want it. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

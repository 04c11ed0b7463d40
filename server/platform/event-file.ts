import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import * as v from "valibot";
import { EventFile } from "../../contracts/event.ts";
import { PORT_OFFSETS } from "../../contracts/routes.ts";
import { checkEvent, type Fault } from "./event-checks.ts";
import { jsonFault } from "./json-fault.ts";
import { readSource } from "./source-address.ts";

export type LoadedEvent = { event: EventFile } | { faults: readonly Fault[] };

const MAX_BYTES = 1_048_576;

/** Reads and checks an event file; every fault at once. Paths in it are taken from where it lies. */
export function loadEvent(path: string, basePort: number): LoadedEvent {
  const whole = (expected: string): LoadedEvent => ({ faults: [{ place: path, expected }] });
  let text: string;
  try {
    if (statSync(path).size > MAX_BYTES) return whole(`expected at most ${MAX_BYTES} bytes`);
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return whole(
      code === "ENOENT" ? "expected a file, and there is none" : `expected a readable file (${code ?? "unknown"})`,
    );
  }
  const { bff, origin, sensors, mqtt, results } = PORT_OFFSETS;
  const ownPorts = [bff, origin, sensors, mqtt, results].map((offset) => basePort + offset);
  return readEvent(text, { ownPorts, folder: dirname(path), fileExists: existsSync });
}

export interface Reading {
  ownPorts: readonly number[];
  /** Relative paths of sources start here. */
  folder: string;
  fileExists: (path: string) => boolean;
}

/** The same on a text. */
export function readEvent(text: string, { ownPorts, folder, fileExists }: Reading): LoadedEvent {
  const source = text.replace(/^\uFEFF/, "");
  const broken = jsonFault(source);
  if (broken)
    return {
      faults: [{ place: `line ${broken.line}, column ${broken.column}`, expected: `expected ${broken.expected}` }],
    };
  const raw: unknown = JSON.parse(source);
  const parsed = v.safeParse(EventFile, raw);
  const inFolder = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  const faults = [
    ...(parsed.issues ?? []).flatMap((issue) => faultsOf(issue, [])),
    ...checkEvent(raw, { ownPorts, fileExists: (path) => fileExists(inFolder(path)) }),
  ];
  if (!parsed.success || faults.length > 0) return { faults };
  for (const feed of parsed.output.feeds) {
    const address = readSource(feed.source.url);
    if (!("expected" in address) && address.kind === "file") feed.source.url = inFolder(address.path);
  }
  return { event: parsed.output };
}

type Issue = v.BaseIssue<unknown>;
type Step = string | number;

function faultsOf(issue: Issue, above: readonly Step[]): Fault[] {
  const path = [...above, ...(issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)))];
  // Of a union's alternatives the one meant is the one that got furthest.
  if (issue.type === "union" && issue.issues) {
    const inner = issue.issues.filter(
      (each) => each.path !== undefined || (each.type !== "array" && each.type !== "string"),
    );
    if (inner.length > 0) return inner.flatMap((each) => faultsOf(each, path));
  }
  return [{ place: placeOf(path), expected: expectationOf(issue) }];
}

const placeOf = (path: readonly Step[]): string =>
  path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("") ||
  "the file";

function expectationOf(issue: Issue): string {
  if (issue.message.startsWith("expected")) return issue.message;
  if (issue.expected === "never") return "there is no such field";
  // A strict object reports a missing field by its quoted name.
  if (issue.received === "undefined") return "is missing";
  const expected = (issue.expected ?? "something else").replace(/^\((.*)\)$/, "$1").replaceAll(" | ", " or ");
  return `expected ${expected}, not ${issue.received}`.replaceAll("Array", "a list").replaceAll("Object", "an object");
}

/** One line a fault, for a terminal. */
export const faultsText = (path: string, faults: readonly Fault[]): string =>
  [
    `${path} cannot be used, so nothing was started. ${faults.length === 1 ? "One thing is" : `${faults.length} things are`} wrong:`,
    ...faults.map(({ place, expected }) => `  ${place}: ${expected}`),
  ].join("\n");

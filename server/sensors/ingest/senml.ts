import * as v from "valibot";
import { SENML_MAX_BYTES, SenmlPack, type Value } from "../../../contracts/telemetry.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import type { Reason } from "./reason.ts";

/** A record with its base values applied (RFC 8428 section 4.6). */
export interface ResolvedRecord {
  name: string;
  unit: string;
  /** UTC ms; not finite if the sender's arithmetic was not. */
  time: number;
  value: Value | undefined;
}

/** RFC 8428 section 4.4: the version read here; packs of a later one must not be processed. */
const VERSION = 10;
/** Section 4.5.3: smaller times count from now. */
const ABSOLUTE_FROM_S = 2 ** 28;
/** Past 2^53 numbers no longer count milliseconds, and no clock says so. */
const MAX_ABS_S = Number.MAX_SAFE_INTEGER / 1000;

/** Bytes of a message to a pack, or why they are none. */
export function parseSenml(payload: Buffer): SenmlPack | Reason {
  if (payload.length > SENML_MAX_BYTES) return "size";
  let json: unknown;
  try {
    json = JSON.parse(payload.toString("utf8"));
  } catch {
    return "json";
  }
  // Section 4.4: a field whose name ends in "_" must be understood, and none is.
  if (Array.isArray(json) && json.some(hasMandatoryExtension)) return "extension";
  // An array would pass as a record without fields.
  if (!Array.isArray(json) || json.some(Array.isArray)) return "schema";
  const pack = v.safeParse(SenmlPack, json);
  if (!pack.success) return "schema";
  return pack.output.some((record) => (record.bver ?? VERSION) > VERSION) ? "version" : pack.output;
}

const hasMandatoryExtension = (record: unknown): boolean =>
  typeof record === "object" && record !== null && Object.keys(record).some((key) => key.endsWith("_"));

/**
 * Applies base name, time, unit and value, each from its record onwards (section 4.1), and turns times into UTC ms.
 * A record of base fields alone only sets the scene and yields nothing.
 */
export function resolveSenml(pack: SenmlPack, now: UtcMs): ResolvedRecord[] {
  let baseName = "";
  let baseTime = 0;
  let baseUnit = "";
  let baseValue: number | undefined;
  const resolved: ResolvedRecord[] = [];
  for (const record of pack) {
    baseName = record.bn ?? baseName;
    baseTime = record.bt ?? baseTime;
    baseUnit = record.bu ?? baseUnit;
    baseValue = record.bv ?? baseValue;
    const onlyBase =
      record.n === undefined &&
      record.t === undefined &&
      record.u === undefined &&
      record.v === undefined &&
      record.vs === undefined &&
      record.vb === undefined;
    if (onlyBase && pack.length > 1) continue;
    const seconds = baseTime + (record.t ?? 0);
    const absolute = seconds < ABSOLUTE_FROM_S ? now / 1000 + seconds : seconds;
    resolved.push({
      name: baseName + (record.n ?? ""),
      unit: record.u ?? baseUnit,
      time: Math.abs(absolute) <= MAX_ABS_S ? absolute * 1000 : Number.NaN,
      value: valueOf(record, baseValue),
    });
  }
  return resolved;
}

/** Exactly one value; a base value adds to a number, or stands for one that is missing (section 4.5.4). */
function valueOf(record: SenmlPack[number], baseValue: number | undefined): Value | undefined {
  const given = [record.v, record.vs, record.vb].filter((value) => value !== undefined);
  if (given.length > 1) return undefined;
  const value = given[0];
  if (typeof value === "number") return value + (baseValue ?? 0);
  return value ?? baseValue;
}

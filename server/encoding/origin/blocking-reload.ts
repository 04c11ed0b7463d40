import { problem } from "../../platform/problem.ts";
import type { Problem } from "../../../contracts/problem.ts";
import { findSegment, type TrackWindow } from "./live-window.ts";
import { inSequence, PART_TARGET } from "./media-playlist.ts";

/** The delivery directives of LL-HLS (RFC 8216bis section 6.2.5). */
export interface Directives {
  msn?: number;
  part?: number;
  skip: boolean;
}

/** How far beyond the last part a client may ask (section 6.2.5.2). */
const ADVANCE_PART_LIMIT = Math.ceil(3 / PART_TARGET);

/** Reads the directives of a query; a problem where they are none. */
export function readDirectives(query: string): Directives | Problem {
  if (!query.includes("_HLS_")) return { skip: false };
  const parameters = new URLSearchParams(query);
  const whole = (name: string): number | undefined | "bad" => {
    const text = parameters.get(name);
    if (text === null) return undefined;
    return /^\d{1,15}$/.test(text) ? Number(text) : "bad";
  };
  const msn = whole("_HLS_msn");
  const part = whole("_HLS_part");
  if (msn === "bad") return refuse("_HLS_msn", "a media sequence number");
  if (part === "bad") return refuse("_HLS_part", "a part number");
  if (part !== undefined && msn === undefined) return refuse("_HLS_part", "to come with _HLS_msn");
  const skip = parameters.get("_HLS_skip");
  return {
    ...(msn === undefined ? {} : { msn }),
    ...(part === undefined ? {} : { part }),
    // v2 differs in date ranges only, of which there are none.
    skip: skip === "YES" || skip === "v2",
  };
}

/** Whether a playlist with what is asked for exists now, will exist, or is too far off to wait for. */
export function reloadState(track: TrackWindow, { msn, part }: Directives): "ready" | "wait" | Problem {
  const { segments } = track;
  // Players take a list of parts alone for an empty one, and come again after seconds (hls.js: levelEmptyError).
  if (msn === undefined) return inSequence(segments)[0]?.done ? "ready" : "wait";
  const last = segments.at(-1);
  if (!last) return "wait";
  const lastWhole = last.done ? last.sequence : last.sequence - 1;
  if (msn > lastWhole + 2) return refuse("_HLS_msn", `at most ${lastWhole + 2}`);
  if (part === undefined) return lastWhole >= msn ? "ready" : "wait";
  const known = findSegment(track, msn);
  if (msn >= last.sequence && part > (known?.parts.length ?? 0) - 1 + ADVANCE_PART_LIMIT)
    return refuse("_HLS_part", `at most ${ADVANCE_PART_LIMIT} beyond the last`);
  if (msn < last.sequence) {
    // Beyond a segment's last part means the first of the next segment, which exists here.
    return "ready";
  }
  return known && part < known.parts.length ? "ready" : "wait";
}

const refuse = (place: string, expected: string): Problem =>
  problem(400, "These delivery directives cannot be met", { errors: [{ place, expected }] });

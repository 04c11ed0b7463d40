import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { createCollector, cueId, type CaptionDocument, type DocumentTime } from "./document.ts";

const TIME = String.raw`(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(String.raw`^${TIME}[ \t]+-->[ \t]+${TIME}(?:[ \t]+(.*))?$`);
const EXPECTED_TIMING = "a cue's times such as 00:00:01.000 --> 00:00:03.500";
/** HLS' way to tie a document to the contribution's time stamps (RFC 8216 section 3.5). */
const MAP = new RegExp(String.raw`^X-TIMESTAMP-MAP=(?=.*LOCAL:${TIME})(?=.*MPEGTS:(\d{1,10}))`);
const WRAP = 2 ** 33;

/** Reads WebVTT (https://www.w3.org/TR/webvtt1/#file-structure), block by block: what one lacks does not harm the next. */
export function readWebVtt(text: string, time: DocumentTime): CaptionDocument {
  const collector = createCollector(time);
  const { fault } = collector;
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? "")) {
    fault("line 1", "WEBVTT");
    return collector;
  }

  let at: UtcMs | null = time.at;
  const header = blockAt(lines, 0);
  header.forEach((line, index) => {
    if (!line.startsWith("X-TIMESTAMP-MAP") || time.at !== null) return;
    const map = MAP.exec(line);
    if (!time.ptsIsUtc) fault(`line ${index + 1}`, "no X-TIMESTAMP-MAP: this feed's time stamps are not UTC");
    else if (!map) fault(`line ${index + 1}`, "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0");
    else at = utcMs(nearest(Number(map[5]), time.now) - msOf(map, 1));
  });
  if (at === null) {
    fault("at", "the event time of the document's 0, such as ?at=2026-03-07T10:00:00Z or ?at=now");
    return collector;
  }

  for (let index = header.length; index < lines.length;) {
    if (lines[index]?.trim() === "") {
      index++;
      continue;
    }
    const block = blockAt(lines, index);
    readBlock(block, index + 1, at);
    index += block.length;
  }
  return collector;

  function readBlock(block: readonly string[], number: number, zero: UtcMs): void {
    const [first = "", second] = block;
    if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first) && !first.includes("-->")) return;
    const timed = !first.includes("-->") && second?.includes("-->") === true ? 1 : 0;
    const place = `line ${number + timed}`;
    const timing = TIMING.exec((timed === 0 ? first : (second ?? "")).trim());
    if (!timing) return fault(place, EXPECTED_TIMING);
    collector.add(
      {
        id: timed === 0 ? undefined : cueId(first),
        beginMs: msOf(timing, 1),
        endMs: msOf(timing, 5),
        payload: block.slice(timed + 1).join("\n"),
        settings: timing[9] ?? "",
        place,
      },
      zero,
    );
  }
}

/** Lines from an index up to the next empty one. */
function blockAt(lines: readonly string[], from: number): readonly string[] {
  let end = from;
  while (end < lines.length && lines[end] !== "") end++;
  return lines.slice(from, Math.max(end, from + 1));
}

/** Milliseconds of the four groups (hours, minutes, seconds, thousandths) from `group` on. */
function msOf(match: RegExpExecArray, group: number): number {
  const [hours, minutes, seconds, thousandths] = [0, 1, 2, 3].map((each) => Number(match[group + each] ?? 0));
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (thousandths ?? 0);
}

/** Time stamps of 33 bits begin anew every 26.5 hours: the one nearest to now is meant. */
const nearest = (ticks: number, now: UtcMs): number => (Math.round((now * 90 - ticks) / WRAP) * WRAP + ticks) / 90;

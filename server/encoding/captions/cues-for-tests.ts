import { readCaptionCue } from "../../../contracts/caption-text.ts";
import type { CaptionCue } from "../../../contracts/captions.ts";
import { utcMs } from "../../../contracts/units.ts";
import { boxesIn, findBox } from "../cmaf/box.ts";
import { readFragment, type Sample } from "../cmaf/fragment.ts";

/** A cue of one line; without a word where `text` is empty. */
export const cueOf = (id: string, startMs: number, endMs: number, text = id): CaptionCue => ({
  id,
  startMs: utcMs(startMs),
  endMs: utcMs(endMs),
  lines: text === "" ? [] : [{ spans: [{ text }] }],
});

/** The samples of a segment or of several, as they lie in the file. */
export function samplesIn(bytes: Buffer): Sample[] {
  const samples: Sample[] = [];
  let moof: Buffer | undefined;
  for (const { type, start, end } of boxesIn(bytes)) {
    if (type === "moof") moof = bytes.subarray(start, end);
    if (type === "mdat" && moof)
      samples.push(...readFragment(moof, bytes.subarray(start, end), { duration: 0, size: 0, flags: 0 }));
  }
  return samples;
}

/** What a viewer makes of WebVTT samples: parts of a cue that touch and say the same are one. */
export function cuesIn(bytes: Buffer): CaptionCue[] {
  const cues: CaptionCue[] = [];
  for (const { dts, duration, data } of samplesIn(bytes)) {
    for (const { type, body, end } of boxesIn(data)) {
      if (type !== "vttc") continue;
      const text = (name: string): string => {
        const found = findBox(data, [name], body, end);
        return found ? data.toString("utf8", found.body, found.end) : "";
      };
      const [startMs, endMs] = [utcMs(dts / 90), utcMs((dts + duration) / 90)];
      const cue = readCaptionCue({ id: text("iden"), startMs, endMs }, text("payl"), text("sttg"));
      if (!cue) continue;
      const before = cues.findLast(({ id }) => id === cue.id);
      const isMore = before && before.endMs === startMs && JSON.stringify(before.lines) === JSON.stringify(cue.lines);
      if (isMore) before.endMs = endMs;
      else cues.push(cue);
    }
  }
  return cues;
}

import { writeCaptionPlace, writeCaptionText } from "../../../contracts/caption-text.ts";
import { box, u32 } from "../cmaf/box.ts";
import type { BookedCue } from "./book.ts";
import { textInit } from "./text-init.ts";

/** WebVTT in the ISO base media file format (ISO/IEC 14496-30 section 7). */

const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
/** WVTTSampleEntry: all that a file's header could say, and a label, without which some readers refuse the track. */
const ENTRY = box(
  "wvtt",
  Buffer.alloc(6),
  Buffer.from([0, 1]),
  box("vttC", utf8("WEBVTT")),
  box("vlab", utf8("urn:vedetta:captions")),
);

export const wvttInit = (language: string): Buffer =>
  textInit({ handler: "text", mediaHeader: "nmhd", brand: "cwvt", language, entry: ENTRY });

const NOTHING = box("vtte");

/** What shows at once: a box a cue. `vsid` and `iden` are those of the cue, however many samples it runs through. */
export function wvttSample(cues: readonly BookedCue[]): Buffer {
  if (cues.length === 0) return NOTHING;
  return Buffer.concat(
    cues.map(({ id, number, lines, place }) => {
      const settings = place ? writeCaptionPlace(place) : "";
      return box(
        "vttc",
        box("vsid", u32(number)),
        box("iden", utf8(id)),
        ...(settings === "" ? [] : [box("sttg", utf8(settings))]),
        box("payl", utf8(writeCaptionText(lines))),
      );
    }),
  );
}

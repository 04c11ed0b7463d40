import type { CaptionCue, CaptionLine, CaptionPlace, CaptionSpan } from "../../../contracts/captions.ts";
import { box } from "../cmaf/box.ts";
import { textInit } from "./text-init.ts";

/** IMSC1 text profile (https://www.w3.org/TR/ttml-imsc1.1/, "im1t") in ISO BMFF (ISO/IEC 14496-30 section 5). */

export const IMSC_CODECS = "stpp.ttml.im1t";
const NAMESPACE = "http://www.w3.org/ns/ttml";

/** XMLSubtitleSampleEntry: namespace, schema location, auxiliary types; each ends with a zero. */
const ENTRY = box("stpp", Buffer.alloc(6), Buffer.from([0, 1]), Buffer.from(`${NAMESPACE}\0\0\0`, "latin1"));

export const imscInit = (language: string): Buffer =>
  textInit({ handler: "subt", mediaHeader: "sthd", brand: "im1t", language, entry: ENTRY });

const HEAD = (language: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><tt xmlns="${NAMESPACE}" xmlns:ttp="${NAMESPACE}#parameter" ` +
  `xmlns:tts="${NAMESPACE}#styling" xmlns:ttm="${NAMESPACE}#metadata" ttp:timeBase="media" ` +
  `ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text" xml:lang="${escaped(language)}">`;
const STYLE =
  '<styling><style xml:id="s" tts:color="white" tts:backgroundColor="black" tts:fontFamily="proportionalSansSerif" ' +
  'tts:fontSize="100%" tts:lineHeight="125%"/></styling>';

/** A document of what shows in [fromMs, toMs), on the track's timeline, which is UTC. */
export function imscDocument(
  cues: readonly CaptionCue[],
  { fromMs, toMs, language }: { fromMs: number; toMs: number; language: string },
): Buffer {
  if (cues.length === 0) return Buffer.from(`${HEAD(language)}<body/></tt>`, "utf8");
  const places = new Map<string, CaptionPlace>();
  const speakers = new Map<string, string>();
  const paragraphs = cues.map((cue) => {
    const begin = seconds(Math.max(cue.startMs, fromMs));
    const end = seconds(Math.min(cue.endMs, toMs));
    const place = cue.place ?? {};
    const region = `r${place.fromTop === undefined ? "" : Math.round(place.fromTop)}${place.align ?? ""}`;
    places.set(region, place);
    const said = cue.lines.map((line) => lineText(line, speakers)).join("<br/>");
    return `<p region="${region}" begin="${begin}" end="${end}">${said}</p>`;
  });
  const agents = [...speakers].map(
    ([name, id]) =>
      `<ttm:agent xml:id="${id}" type="person"><ttm:name type="full">${escaped(name)}</ttm:name></ttm:agent>`,
  );
  const regions = [...places].map(([id, place]) => regionText(id, place)).join("");
  return Buffer.from(
    `${HEAD(language)}<head>${agents.join("")}${STYLE}<layout>${regions}</layout></head>` +
      `<body style="s"><div>${paragraphs.join("")}</div></body></tt>`,
    "utf8",
  );
}

function lineText({ speaker, spans }: CaptionLine, speakers: Map<string, string>): string {
  const said = spans.map(spanText).join("");
  if (speaker === undefined) return said;
  const id = speakers.get(speaker) ?? `a${speakers.size}`;
  speakers.set(speaker, id);
  return `<span ttm:agent="${id}">${said}</span>`;
}

function spanText({ text, italic, bold }: CaptionSpan): string {
  const style = `${italic ? ' tts:fontStyle="italic"' : ""}${bold ? ' tts:fontWeight="bold"' : ""}`;
  return style === "" ? escaped(text) : `<span${style}>${escaped(text)}</span>`;
}

/** Without a place at the bottom, clear of the edge that screens cut off; otherwise from its line down. */
function regionText(id: string, { fromTop, align = "center" }: CaptionPlace): string {
  const top = Math.min(90, Math.round(fromTop ?? 10));
  const height = fromTop === undefined ? 80 : 100 - top;
  return (
    `<region xml:id="${id}" tts:origin="10% ${top}%" tts:extent="80% ${height}%" tts:textAlign="${align}" ` +
    `tts:displayAlign="${fromTop === undefined ? "after" : "before"}"/>`
  );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(4)}s`;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (value: string): string => value.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

import { CAPTION_LIMITS, type CaptionCue, type CaptionLine, type CaptionPlace, type CaptionSpan } from "./captions.ts";

/**
 * A cue's payload and settings as text: WebVTT's, of which `<i>`, `<b>` and `<v Speaker>` are understood
 * (https://www.w3.org/TR/webvtt1/#cue-text). Whatever else looks like a tag is dropped, what it encloses stays as text.
 */

export const writeCaptionText = (lines: readonly CaptionLine[]): string =>
  lines
    .map(({ speaker, spans }) => {
      const said = spans.map(writeSpan).join("");
      return speaker === undefined ? said : `<v ${escaped(speaker)}>${said}</v>`;
    })
    .join("\n");

function writeSpan({ text, italic, bold }: CaptionSpan): string {
  const inner = italic === true ? `<i>${escaped(text)}</i>` : escaped(text);
  return bold === true ? `<b>${inner}</b>` : inner;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** A tag (one that the text's end cuts off, too), or a line's end. A `<` before a space or a digit is just a sign. */
const TOKEN = /<([a-zA-Z/!?][^<>]*)(?:>|$)|\r\n|\r|\n/g;
const NAME = /^(\/?[a-zA-Z]+)(?:\.[^\s]*)?\s*/;

/** A cue of WebVTT's parts; undefined where it shows nothing. */
export function readCaptionCue(
  time: Pick<CaptionCue, "id" | "startMs" | "endMs">,
  payload: string,
  settings: string,
): CaptionCue | undefined {
  const lines = readCaptionText(payload);
  const place = readCaptionPlace(settings);
  return lines.length === 0 ? undefined : { ...time, lines, ...(place === undefined ? {} : { place }) };
}

/** Reads any text without complaint; empty lines go, and what exceeds CAPTION_LIMITS is cut. */
export function readCaptionText(text: string): CaptionLine[] {
  const lines: CaptionLine[] = [];
  let speaker: string | undefined;
  let depth = { i: 0, b: 0 };
  let spans: CaptionSpan[] = [];
  let said = "";

  const endSpan = () => {
    if (said !== "")
      spans.push({ text: said, ...(depth.i > 0 ? { italic: true } : {}), ...(depth.b > 0 ? { bold: true } : {}) });
    said = "";
  };
  const endLine = () => {
    endSpan();
    const kept = captionLine(spans, speaker);
    spans = [];
    if (kept && lines.length < CAPTION_LIMITS.lines) lines.push(kept);
  };
  const style = (name: "i" | "b", by: 1 | -1) => {
    endSpan();
    depth = { ...depth, [name]: Math.max(0, depth[name] + by) };
  };
  const tag = (inner: string) => {
    const [start = "", name] = NAME.exec(inner) ?? [];
    if (name === "i" || name === "b") return style(name, 1);
    if (name === "/i" || name === "/b") return style(name === "/i" ? "i" : "b", -1);
    if (name !== "v" && name !== "/v") return;
    // Somebody else begins to speak: on a line of his own.
    endLine();
    speaker = name === "v" ? inner.slice(start.length) : undefined;
  };

  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    said += text.slice(at, token.index);
    at = token.index + token[0].length;
    if (token[1] === undefined) endLine();
    else tag(token[1]);
  }
  said += text.slice(at);
  endLine();
  return lines;
}

/** A line as all parts may rely on it: references resolved, no control characters, trimmed, cut; undefined where nothing is left. */
function captionLine(spans: readonly CaptionSpan[], speaker: string | undefined): CaptionLine | undefined {
  const name = plain(resolved(speaker ?? ""))
    .trim()
    .slice(0, CAPTION_LIMITS.speakerLength)
    .trim();
  let left: number = CAPTION_LIMITS.lineLength;
  const kept: CaptionSpan[] = [];
  for (const span of spans) {
    const text = plain(resolved(span.text)).slice(0, left);
    const own = kept.length === 0 ? text.trimStart() : text;
    left -= own.length;
    if (own !== "") kept.push({ ...span, text: own.toWellFormed() });
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const text = last.text.trimEnd();
    kept.pop();
    if (text === "") continue;
    kept.push({ ...last, text });
    break;
  }
  if (kept.length === 0) return undefined;
  return name === "" ? { spans: kept } : { speaker: name.toWellFormed(), spans: kept };
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  lrm: "\u200e",
  rlm: "\u200f",
};
/** Character references of WebVTT; those that it does not know stay as they are. */
const resolved = (text: string): string =>
  text.replaceAll(/&(?:([a-z]{2,4})|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
    if (name !== undefined) return REFERENCES[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });

/** Without control characters and those that turn the order of all that follows (U+202A to U+202E); spaces are one. */
const plain = (text: string): string =>
  text.replaceAll(/[\t ]+/g, " ").replaceAll(/[\p{Cc}\u202a-\u202e\u2028\u2029]/gu, "");

/** A cue's settings (WebVTT's `line` and `align`), or an empty text. */
export const writeCaptionPlace = ({ fromTop, align }: CaptionPlace): string =>
  [
    ...(fromTop === undefined ? [] : [`line:${Math.round(fromTop * 100) / 100}%`]),
    ...(align === undefined ? [] : [`align:${align}`]),
  ].join(" ");

/** Rows of a caption grid, by which WebVTT's line numbers become a percentage (CEA-608 and 708 have 15). */
const ROWS = 15;
const ALIGNS: Readonly<Record<string, CaptionPlace["align"]>> = {
  start: "start",
  left: "start",
  center: "center",
  middle: "center",
  end: "end",
  right: "end",
};

/** Reads settings without complaint; undefined where they say nothing that is understood. */
export function readCaptionPlace(settings: string): CaptionPlace | undefined {
  const [, line, percent] = /(?:^|\s)line:(-?\d{1,3}(?:\.\d{1,6})?)(%)?(?=[\s,]|$)/.exec(settings) ?? [];
  const align = ALIGNS[/(?:^|\s)align:([a-z]+)(?=\s|$)/.exec(settings)?.[1] ?? ""];
  const number = Number(line);
  const fromTop = percent === undefined ? ((number < 0 ? ROWS + number : number) / ROWS) * 100 : number;
  const place: CaptionPlace = {
    ...(line === undefined || fromTop < 0 || fromTop > 100 ? {} : { fromTop }),
    ...(align === undefined ? {} : { align }),
  };
  return Object.keys(place).length > 0 ? place : undefined;
}

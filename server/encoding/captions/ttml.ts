import { SaxesParser, type SaxesTagNS } from "saxes";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { createCollector, cueId, type CaptionDocument, type DocumentTime } from "./document.ts";
import { ttmlClock, ttmlMs, type TtmlClock } from "./ttml-time.ts";
import { agentName, createStyles, type Look } from "./ttml-styles.ts";

const TTML = "http://www.w3.org/ns/ttml";
const PARAMETER = `${TTML}#parameter`;
const METADATA = `${TTML}#metadata`;
const XML = "http://www.w3.org/XML/1998/namespace";
const LIMITS = { depth: 24, elements: 40_000 };
const DAY_MS = 86_400_000;

class Refused extends Error {}

/** What holds within an element, inherited from those around it. */
interface Scope {
  beginMs: number;
  endMs: number;
  look: Look;
  agent: string | undefined;
}

/** A piece of a paragraph, as WebVTT's text, with the time in which it shows. */
interface Piece {
  beginMs: number;
  endMs: number;
  text: string;
  speaker: string | undefined;
}

/**
 * Reads IMSC1 or other TTML with text (https://www.w3.org/TR/ttml-imsc1.1/): paragraphs with their times, speakers,
 * italics, bold and place. Document types and entities are refused; what stands before a fault in the XML is kept.
 */
export function readTtml(text: string, time: DocumentTime): CaptionDocument {
  const collector = createCollector(time);
  const parser = new SaxesParser({ xmlns: true });
  const styles = createStyles();
  const stack: Scope[] = [];
  let clock: TtmlClock = { frameRate: 30, tickRate: 1 };
  let at: UtcMs | null = time.at;
  let isWallClock = false;
  let elements = 0;
  let paragraph: { id: string | undefined; place: string; pieces: Piece[]; look: Look } | null = null;

  const place = () => `line ${parser.line}, column ${parser.column + 1}`;
  const refuse = (why: string): never => {
    throw new Refused(why);
  };
  parser.on("error", ({ message }) => refuse(`well-formed XML: ${message.replace(/^\d+:\d+: /, "")}`));
  parser.on("doctype", () => refuse("no document type declaration"));

  const root = (tag: SaxesTagNS) => {
    if (tag.local !== "tt" || tag.uri !== TTML) refuse(`a tt element of ${TTML}`);
    const parameter = (name: string) => attribute(tag, PARAMETER, name);
    clock = ttmlClock(parameter);
    isWallClock = parameter("timeBase") === "clock" && time.at === null;
    if (isWallClock && (parameter("clockMode") ?? "utc") !== "utc") refuse("ttp:clockMode utc");
    if (!isWallClock && at === null)
      collector.fault("at", "the event time of the document's 0, such as ?at=2026-03-07T10:00:00Z or ?at=now");
  };

  const timed = (tag: SaxesTagNS, outer: Scope): Pick<Scope, "beginMs" | "endMs"> => {
    const ms = (name: string): number | undefined => {
      const value = attribute(tag, "", name);
      if (value === undefined) return undefined;
      const read = ttmlMs(value, clock);
      if (read === null) collector.fault(place(), `a time such as 00:00:01.000 or 1.5s in ${name}`);
      return read ?? undefined;
    };
    const [begin = 0, end, dur] = [ms("begin"), ms("end"), ms("dur")];
    const beginMs = outer.beginMs + begin;
    const ends = [outer.endMs, end === undefined ? undefined : outer.beginMs + end, dur && beginMs + dur];
    return { beginMs, endMs: Math.min(...ends.filter((each) => each !== undefined)) };
  };

  parser.on("opentag", (tag) => {
    if (++elements > LIMITS.elements) refuse(`at most ${LIMITS.elements} elements`);
    if (stack.length >= LIMITS.depth) refuse(`elements at most ${LIMITS.depth} deep`);
    const outer = stack.at(-1) ?? { beginMs: 0, endMs: Number.POSITIVE_INFINITY, look: {}, agent: undefined };
    if (stack.length === 0) root(tag);
    if (styles.open(tag)) return void stack.push(outer);
    const isContent = tag.uri === TTML && CONTENT.has(tag.local);
    const scope: Scope = {
      ...(isContent ? timed(tag, outer) : outer),
      look: isContent ? styles.lookOf(tag, outer.look) : outer.look,
      agent: attribute(tag, METADATA, "agent") ?? outer.agent,
    };
    stack.push(scope);
    if (tag.uri !== TTML) return;
    if (tag.local === "p")
      paragraph = { id: cueId(attribute(tag, XML, "id")), place: place(), pieces: [], look: scope.look };
    else if (tag.local === "br") paragraph?.pieces.push({ ...scope, text: "\n", speaker: undefined });
  });
  parser.on("closetag", (tag) => {
    stack.pop();
    styles.close(tag);
    if (tag.local !== "p" || tag.uri !== TTML || !paragraph) return;
    finish(paragraph);
    paragraph = null;
  });
  const onText = (said: string) => {
    if (styles.text(said) || !paragraph) return;
    const scope = stack.at(-1);
    if (!scope) return;
    const { beginMs, endMs, look, agent } = scope;
    const speaker = agent === undefined ? undefined : agentName(styles.agents, agent);
    paragraph.pieces.push({ beginMs, endMs, text: marked(said, look), speaker });
  };
  parser.on("text", onText);
  parser.on("cdata", onText);

  /** Spans with times of their own are cues of their own. */
  const finish = ({ id, place: where, pieces, look }: NonNullable<typeof paragraph>) => {
    const groups = new Map<string, Piece[]>();
    for (const piece of pieces) if (piece.text.trim() !== "") groups.set(`${piece.beginMs} ${piece.endMs}`, []);
    for (const [key, group] of groups)
      group.push(...pieces.filter((each) => each.text === "\n" || key === `${each.beginMs} ${each.endMs}`));
    let number = 0;
    for (const group of groups.values()) {
      const timedPiece = group.find(({ text: said }) => said.trim() !== "");
      if (!timedPiece) continue;
      const { beginMs, endMs } = timedPiece;
      if (!Number.isFinite(endMs)) {
        collector.fault(where, "an end or a dur");
        continue;
      }
      if (isWallClock) at ??= midnightFor(beginMs, time.now);
      const own = number === 0 ? id : id && `${id}.${number}`;
      number++;
      if (at === null) return;
      collector.add(
        { id: own, beginMs, endMs, payload: spoken(group), settings: look.settings ?? "", place: where },
        at,
      );
    }
  };

  try {
    parser.write(text).close();
    if (elements === 0) collector.fault("the document", `a tt element of ${TTML}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    collector.fault(place(), `${error.message}; nothing from here on was read`);
  }
  return collector;
}

const CONTENT = new Set(["body", "div", "p", "span", "br"]);
const attribute = ({ attributes }: SaxesTagNS, uri: string, local: string): string | undefined =>
  Object.values(attributes).find((each) => each.uri === uri && each.local === local)?.value;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

function marked(said: string, { italic, bold }: Look): string {
  const words = said.replaceAll(/\s+/g, " ");
  if (words === " ") return words;
  const inner = italic ? `<i>${escaped(words)}</i>` : escaped(words);
  return bold ? `<b>${inner}</b>` : inner;
}

/** Pieces as one text, each change of the speaker said. */
function spoken(pieces: readonly Piece[]): string {
  let said = "";
  let current: string | undefined;
  for (const { text, speaker } of pieces) {
    if (text.trim() !== "" && speaker !== current) {
      said += speaker === undefined ? "</v>" : `<v ${escaped(speaker)}>`;
      current = speaker;
    }
    said += text;
  }
  return said;
}

/** Times of day are those of the day on which they are nearest to now. */
const midnightFor = (timeOfDayMs: number, now: UtcMs): UtcMs =>
  utcMs(Math.round((now - timeOfDayMs) / DAY_MS) * DAY_MS);

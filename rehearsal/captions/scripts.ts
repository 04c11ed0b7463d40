import { FEED_IDS, LOOPS, type FeedId } from "../scenario/feeds.ts";
import { commentaryOf, type Line } from "../sound/commentary.ts";
import { EASY } from "./easy-read.ts";
import { splitCues } from "./split.ts";

/** A caption track of a feed as its captioner knows it. */
export interface CaptionScript {
  feed: string;
  track: string;
  /** Cues that begin in [fromMs, toMs), UTC. */
  between(fromMs: number, toMs: number): ScriptCue[];
}

export interface ScriptCue {
  id: string;
  fromMs: number;
  toMs: number;
  speaker: string | undefined;
  lines: readonly string[];
}

/** How a feed's captions stand in the event file. */
export interface ScriptedTrack {
  id: string;
  language: string;
  kind: "verbatim" | "easy";
  label?: string;
}

const VERBATIM: ScriptedTrack = { id: "en", language: "en", kind: "verbatim" };
const EASY_READ: ScriptedTrack = { id: "en-easy", language: "en", kind: "easy" };
/** Test pictures say their clock: what is read can be held against the picture's timecode. */
const CLOCK: ScriptedTrack = { id: "clock", language: "en", kind: "verbatim", label: "Clock" };
const CLOCK_FEEDS: ReadonlySet<string> = new Set(["sync-1", "sync-2"]);

const isFeed = (id: string): id is FeedId => (FEED_IDS as readonly string[]).includes(id);
export function scriptedTracks(feed: string): readonly ScriptedTrack[] {
  if (isFeed(feed)) return [VERBATIM, EASY_READ];
  return CLOCK_FEEDS.has(feed) ? [CLOCK] : [];
}

export const scriptsOf = (feed: string): CaptionScript[] =>
  scriptedTracks(feed).map(({ id, kind }) => ({
    feed,
    track: id,
    between: isFeed(feed) ? looped(LOOPS[feed], loopCues(feed, kind)) : clockBetween,
  }));

/** Of a loop, in its time; the number of a cue is its place. */
export function loopCues(feed: FeedId, kind: "verbatim" | "easy"): Omit<ScriptCue, "id">[] {
  const lines = commentaryOf(feed);
  return lines.flatMap((line, index) => {
    const text = kind === "easy" ? (EASY[feed][index] ?? "") : line.text;
    const untilMs = lines[index + 1]?.fromMs ?? LOOPS[feed];
    const speaker = speakerOf(feed, line);
    return splitCues(text, line.fromMs, line.toMs, untilMs).map((cue) => ({ ...cue, speaker }));
  });
}

function speakerOf(feed: FeedId, { voice }: Line): string {
  if (feed === "studio") return voice === "slt" ? "Host" : "Analyst";
  return feed === "alpine-2" ? "Announcer" : "Commentator";
}

const looped =
  (loopMs: number, cues: readonly Omit<ScriptCue, "id">[]): CaptionScript["between"] =>
  (fromMs, toMs) => {
    const found: ScriptCue[] = [];
    for (let round = Math.floor(fromMs / loopMs); round * loopMs < toMs; round++)
      cues.forEach((cue, index) => {
        const start = round * loopMs + cue.fromMs;
        if (start >= fromMs && start < toMs)
          found.push({ ...cue, id: `${round}-${index}`, fromMs: start, toMs: round * loopMs + cue.toMs });
      });
    return found;
  };

const clockBetween: CaptionScript["between"] = (fromMs, toMs) => {
  const first = Math.ceil(fromMs / 1000);
  return Array.from({ length: Math.max(0, Math.ceil(toMs / 1000) - first) }, (_, index) => {
    const second = first + index;
    const text = new Date(second * 1000).toISOString().slice(11, 19);
    return { id: String(second), fromMs: second * 1000, toMs: second * 1000 + 1000, speaker: undefined, lines: [text] };
  });
};

import { captions } from "../../contracts/routes.ts";
import type { Answer } from "../results/sender.ts";
import type { CaptionScript, ScriptCue } from "./scripts.ts";

export interface CaptionerOptions {
  scripts: readonly CaptionScript[];
  /** Sends a document to an address that begins with its path. */
  post(address: string, document: string): Promise<Answer>;
  now(): number;
  say(line: string): void;
}

/** Lines are sent so long before they are said, at least and at most: as by somebody who has the script. */
const AHEAD_MS = 3000;
const WINDOW_MS = 4000;

/** Sends each script's cues in time, some at once, as small documents; what nobody takes in time is let go. */
export function createCaptioner({ scripts, post, now, say }: CaptionerOptions): { tick(): Promise<void> } {
  const sent = new Map<CaptionScript, number>();
  let isAway = false;

  const send = async (script: CaptionScript, at: number): Promise<boolean> => {
    const from = Math.max(sent.get(script) ?? 0, at);
    if (from - at > AHEAD_MS) return true;
    const to = at + AHEAD_MS + WINDOW_MS;
    const cues = script.between(from, to);
    const [first] = cues;
    if (first) {
      const zero = Math.floor(first.fromMs);
      const address = `${captions.document(script.feed, script.track)}?at=${zero}`;
      const answer = await post(address, webVtt(cues, zero));
      if (answer === "away" || answer === "busy") return false;
      if (answer === "refused" && !sent.has(script)) say(`captions: ${script.feed}/${script.track} was not taken`);
    }
    sent.set(script, to);
    return true;
  };

  return {
    async tick() {
      const at = now();
      const taken = await Promise.all(scripts.map((script) => send(script, at)));
      const wasAway = isAway;
      isAway = taken.includes(false);
      if (isAway !== wasAway) say(isAway ? "captions: nobody takes them, trying again" : "captions: sending");
    },
  };
}

export function webVtt(cues: readonly ScriptCue[], zeroMs: number): string {
  const blocks = cues.map(({ id, fromMs, toMs, speaker, lines }) => {
    const said = lines.map(escaped).join("\n");
    const text = speaker === undefined ? said : `<v ${escaped(speaker)}>${said}</v>`;
    return `${id}\n${timeOf(fromMs - zeroMs)} --> ${timeOf(toMs - zeroMs)}\n${text}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}

const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

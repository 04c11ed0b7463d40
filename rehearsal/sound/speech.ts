import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { SAMPLE_RATE } from "./tape.ts";

const run = promisify(execFile);
export type Voice = "rms" | "slt" | "awb";

/** English letter-to-sound rules misread these. */
const LEXICON: Readonly<Record<string, string>> = {
  Jonas: "Yoh nas",
  Ritter: "Ritter",
  Ferrante: "Ferran tay",
  Elin: "Ay lin",
  Sandvik: "Sand vick",
  Tomas: "Toh mass",
  Mei: "May",
  Tanabe: "Tah nah bay",
  Para: "Parra",
};

export const spoken = (text: string): string => text.replace(/[A-Z][a-z]+/g, (word) => LEXICON[word] ?? word);

/** Escapes an option's value for a filter graph (ffmpeg-filters, "Notes on filtergraph escaping"). */
const escaped = (text: string): string => text.replace(/[\\':,;[\]=]/g, " ").replace(/\s+/g, " ");

/** ffmpeg arguments that speak a text faster by `tempo`, as mono f32 at 48 kHz on stdout. */
export function speechArgs(text: string, voice: Voice, tempo: number): string[] {
  return [
    ["-hide_banner", "-loglevel", "error", "-f", "lavfi", "-i", `flite=text='${escaped(spoken(text))}':voice=${voice}`],
    ["-af", `${tempo === 1 ? "" : `atempo=${tempo.toFixed(3)},`}highpass=f=110,aresample=${SAMPLE_RATE}`],
    ["-ac", "1", "-f", "f32le", "pipe:1"],
  ].flat();
}

const FASTEST = 1.6;

async function say(text: string, voice: Voice, tempo: number): Promise<Float32Array> {
  const { stdout } = await run("ffmpeg", speechArgs(text, voice, tempo), {
    encoding: "buffer",
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.byteLength / 4)).slice();
}

/** A sentence that lasts at most `withinMs`: spoken faster where it must be, and cut where that is not enough. */
export async function speak(text: string, voice: Voice, withinMs: number): Promise<Float32Array> {
  const most = Math.floor((withinMs * SAMPLE_RATE) / 1000);
  const natural = await say(text, voice, 1);
  if (natural.length <= most) return natural;
  const faster = await say(text, voice, Math.min(FASTEST, (natural.length / most) * 1.02));
  return faster.subarray(0, most);
}

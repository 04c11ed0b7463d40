import { spawn } from "node:child_process";
import { once } from "node:events";
import { AAC_FRAME_SAMPLES, splitAdts } from "./adts.ts";
import { soundEncoderArgs } from "./encoder.ts";

const CHANNELS = 2;
/** Frames of the loop's end played before its start, so that the first frame's overlap is the seam's. */
const LEAD_FRAMES = 4;
/** The encoder's own delay: its first frame holds what lies before the first sample. */
const PRIMING_FRAMES = 1;

/**
 * Encodes a loop of s16 stereo at 48 kHz into exactly as many AAC frames as it has samples / 1024;
 * frame k decodes to samples from k x 1024 on, and the last joins the first without a seam.
 * @throws RangeError where the loop does not hold whole frames.
 */
export async function encodeLoop(pcm: Int16Array): Promise<Buffer> {
  const frames = pcm.length / CHANNELS / AAC_FRAME_SAMPLES;
  if (!Number.isInteger(frames)) throw new RangeError(`${pcm.length / CHANNELS} samples are not whole AAC frames`);
  const lead = LEAD_FRAMES * AAC_FRAME_SAMPLES * CHANNELS;
  const encoder = spawn("ffmpeg", soundEncoderArgs(), { stdio: ["pipe", "pipe", "inherit"] });
  const pieces: Buffer[] = [];
  encoder.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = Promise.all([once(encoder.stdout, "end"), once(encoder, "exit")]);
  for (const part of [pcm.subarray(-lead), pcm, pcm.subarray(0, lead)])
    encoder.stdin.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  encoder.stdin.end();
  await ended;
  const first = PRIMING_FRAMES + LEAD_FRAMES;
  const loop = splitAdts(Buffer.concat(pieces)).slice(first, first + frames);
  if (loop.length !== frames) throw new Error(`The sound encoder gave ${loop.length} of ${frames} frames`);
  return Buffer.concat(loop);
}

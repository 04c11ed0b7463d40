import type { Camera } from "../camera.ts";
import { SAMPLE_RATE } from "./tape.ts";

/** Each test camera has its own pitch, and a beep at each whole second. s16 stereo at 48 kHz. */
export function testTone({ index, loopMs }: Pick<Camera, "index" | "loopMs">): Int16Array {
  const pitch = 220 + index * 55;
  const second = new Int16Array(SAMPLE_RATE * 2);
  for (let at = 0; at < SAMPLE_RATE; at++) {
    const beep = at < 4800 ? 0.2 * Math.sin((2 * Math.PI * 1000 * at) / SAMPLE_RATE) : 0;
    const value = Math.round(32767 * (beep + 0.05 * Math.sin((2 * Math.PI * pitch * at) / SAMPLE_RATE)));
    second[at * 2] = value;
    second[at * 2 + 1] = value;
  }
  const pcm = new Int16Array((loopMs / 1000) * second.length);
  for (let at = 0; at < pcm.length; at += second.length) pcm.set(second, at);
  return pcm;
}

import type { Camera } from "../camera.ts";

const SAMPLE_RATE = 48_000;

/** The sound of a camera's loop: s16 stereo at 48 kHz. */
export async function renderSound(camera: Camera): Promise<Int16Array> {
  return testTone(camera);
}

/** Each test camera has its own pitch, and a beep at each whole second. */
function testTone({ index, loopMs }: Camera): Int16Array {
  const samples = (loopMs / 1000) * SAMPLE_RATE;
  const pcm = new Int16Array(samples * 2);
  const pitch = 220 + index * 55;
  for (let at = 0; at < samples; at++) {
    const inSecond = at % SAMPLE_RATE;
    const beep = inSecond < 4800 ? 0.2 * Math.sin((2 * Math.PI * 1000 * inSecond) / SAMPLE_RATE) : 0;
    const value = Math.round(32767 * (beep + 0.05 * Math.sin((2 * Math.PI * pitch * inSecond) / SAMPLE_RATE)));
    pcm[at * 2] = value;
    pcm[at * 2 + 1] = value;
  }
  return pcm;
}

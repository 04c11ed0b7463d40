import type { Camera } from "../camera.ts";
import { FEED_IDS, type FeedId } from "../scenario/feeds.ts";
import { layAmbience } from "./ambience.ts";
import { commentaryOf } from "./commentary.ts";
import { loudness } from "./loudness.ts";
import { speak } from "./speech.ts";
import { createTape, SAMPLE_RATE, type Tape } from "./tape.ts";
import { testTone } from "./test-tone.ts";

/** EBU R 128's programme loudness. */
const TARGET_LUFS = -23;
const SPEECH_LUFS = -22.5;
const AMBIENCE_LUFS = -30;
/** How far the place steps back while somebody speaks. */
const DUCK_DB = -7;
const DUCK_ATTACK_S = 0.08;
const DUCK_RELEASE_S = 0.45;
/** Sentences spoken at a time: mostly the start of a process each. */
const SPEAKERS = 4;
/** Peaks above this are rounded off below full scale. */
const KNEE = 0.7;

const isFeed = (id: string): id is FeedId => (FEED_IDS as readonly string[]).includes(id);
const ratio = (db: number): number => 10 ** (db / 20);

function scale(tape: Tape, gain: number): void {
  if (!Number.isFinite(gain)) return;
  for (const side of [tape.left, tape.right])
    for (let at = 0; at < side.length; at++) side[at] = (side[at] ?? 0) * gain;
}
const level = (tape: Tape, lufs: number): void => scale(tape, ratio(lufs - loudness(tape.left, tape.right)));

/** Lays the voice over the place, which ducks under it. Once round the loop first, so that the seam ducks alike. */
function duck(place: Tape, voice: Tape): void {
  const attack = Math.exp(-1 / (DUCK_ATTACK_S * SAMPLE_RATE));
  const release = Math.exp(-1 / (DUCK_RELEASE_S * SAMPLE_RATE));
  const least = ratio(DUCK_DB);
  let heard = 0;
  for (let step = -3 * SAMPLE_RATE; step < place.samples; step++) {
    const at = (step + place.samples) % place.samples;
    const now = Math.min(1, (Math.abs(voice.left[at] ?? 0) + Math.abs(voice.right[at] ?? 0)) * 40);
    heard = now > heard ? now + (heard - now) * attack : now + (heard - now) * release;
    if (step < 0) continue;
    const gain = 1 - (1 - least) * heard;
    place.left[at] = (place.left[at] ?? 0) * gain + (voice.left[at] ?? 0);
    place.right[at] = (place.right[at] ?? 0) * gain + (voice.right[at] ?? 0);
  }
}

const rounded = (value: number): number => {
  const over = Math.abs(value) - KNEE;
  return over <= 0 ? value : Math.sign(value) * (KNEE + (0.94 - KNEE) * Math.tanh(over / (0.94 - KNEE)));
};

function toPcm(tape: Tape): Int16Array {
  const pcm = new Int16Array(tape.samples * 2);
  for (let at = 0; at < tape.samples; at++) {
    pcm[at * 2] = Math.round(32767 * rounded(tape.left[at] ?? 0));
    pcm[at * 2 + 1] = Math.round(32767 * rounded(tape.right[at] ?? 0));
  }
  return pcm;
}

/** The sound of a camera's loop, place and commentary: s16 stereo at 48 kHz, about -23 LUFS. */
export async function renderSound(camera: Camera): Promise<Int16Array> {
  if (!isFeed(camera.id)) return testTone(camera);
  const place = createTape(camera.loopMs);
  layAmbience(place, camera.id, camera.loopMs);
  level(place, AMBIENCE_LUFS);
  const voice = createTape(camera.loopMs);
  const lines = commentaryOf(camera.id);
  for (let from = 0; from < lines.length; from += SPEAKERS) {
    const some = lines.slice(from, from + SPEAKERS);
    const said = await Promise.all(some.map((line) => speak(line.text, line.voice, line.toMs - line.fromMs)));
    for (const [index, line] of some.entries()) voice.add(said[index] ?? new Float32Array(), line.fromMs, 1);
  }
  level(voice, SPEECH_LUFS);
  duck(place, voice);
  level(place, TARGET_LUFS);
  return toPcm(place);
}

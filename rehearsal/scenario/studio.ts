import { createRandom, SEED } from "./curve.ts";
import { LOOPS, phaseIn } from "./feeds.ts";

/** Two presenters who take turns. */
const LOOP_MS = LOOPS.studio;
export interface Turn {
  fromMs: number;
  untilMs: number;
  /** 0 on the left of the picture, 1 on the right. */
  presenter: 0 | 1;
}
const random = createRandom(SEED ^ 0x57d10);
export const turns: readonly Turn[] = (() => {
  const list: Turn[] = [];
  let at = 600;
  let presenter: 0 | 1 = 0;
  while (at < LOOP_MS - 3_000) {
    const untilMs = Math.min(at + 3_800 + random() * 4_200, LOOP_MS - 900);
    list.push({ fromMs: at, untilMs, presenter });
    at = untilMs + 350 + random() * 500;
    presenter = presenter === 0 ? 1 : 0;
  }
  return list;
})();

/** Who speaks; null in a pause. */
export const speakerAt = (ms: number): 0 | 1 | null => {
  const phase = phaseIn(LOOP_MS, ms);
  return turns.find((turn) => phase >= turn.fromMs && phase < turn.untilMs)?.presenter ?? null;
};

import { utcMs } from "../../../contracts/units.ts";
import type { Moment } from "../results/moments.ts";
import type { SoundMoment } from "./sound-moments.ts";

/**
 * What only results tell of a picture: goals, that is plays with a new score, and finishes where no sensor has the clock.
 *
 * @param hasClock a sensor tells finishes by itself, to the frame
 */
export const soundsOfResults = (moments: readonly Moment[], hasClock: boolean): SoundMoment[] =>
  moments.flatMap((moment): SoundMoment[] => {
    if (moment.kind === "play" && moment.score !== null) return [{ kind: "goal", at: utcMs(moment.at) }];
    return moment.kind === "finish" && !hasClock ? [{ kind: "finish", at: utcMs(moment.at) }] : [];
  });

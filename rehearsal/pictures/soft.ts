import { radial } from "./brush.ts";
import { createLayer, type Layer } from "./layer.ts";

/** A round picture that fades to nothing at its rim: shadows, hollows, spray and haze are laid with it. `rgb` as "255 255 255". */
export const createSoft = (rgb: string, alpha: number, core = 0.45): Layer =>
  createLayer(64, 64, 1, (context) => {
    context.fillStyle = radial(context, 32, 32, 32, [
      [0, `rgb(${rgb} / ${alpha})`],
      [core, `rgb(${rgb} / ${alpha * 0.62})`],
      [1, `rgb(${rgb} / 0)`],
    ]);
    context.fillRect(0, 0, 64, 64);
  });

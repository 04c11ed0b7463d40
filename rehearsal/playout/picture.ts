import { createCanvas } from "@napi-rs/canvas";
import { STRIP_CELLS, stripCells, stripHeight } from "../../contracts/timecode.ts";
import type { Camera } from "../camera.ts";

/** Stand-in drawing. */
export interface Picture {
  draw(phaseMs: number, options: { strip: boolean }): Buffer;
  close(): void;
}

export function openPicture(camera: Camera): Picture {
  const canvas = createCanvas(camera.width, camera.height);
  const g = canvas.getContext("2d");
  return {
    draw(phaseMs, { strip }) {
      const { width, height } = camera;
      g.fillStyle = `hsl(${camera.index * 60} 40% 30%)`;
      g.fillRect(0, 0, width, height);
      g.fillStyle = "#fff";
      g.fillRect((phaseMs / camera.loopMs) * width, height / 3, width / 10, height / 4);
      g.font = `${height / 8}px sans-serif`;
      g.fillText(`${camera.id} ${(phaseMs / 1000).toFixed(2)}`, 20, height / 5);
      if (strip) {
        const cells = stripCells({ camera: camera.index, frame: Math.round((phaseMs * camera.fps) / 1000) });
        const h = stripHeight(height);
        cells.forEach((white, i) => {
          const x = Math.round((i * width) / STRIP_CELLS);
          g.fillStyle = white ? "#fff" : "#000";
          g.fillRect(x, height - h, Math.round(((i + 1) * width) / STRIP_CELLS) - x, h);
        });
      }
      return canvas.data();
    },
    close() {},
  };
}

import { LENS_SHARE, lensIn } from "../../core/magnifier/lens.ts";
import { type Frame, spanOf, type View } from "../../core/magnifier/view.ts";

/** Draws what stands over a magnified picture: where it looks, or the lens. Both are framed in white and black together. */
export interface Inset {
  draw(view: View, frame: Frame, way: "whole" | "lens"): void;
}

/** The small picture of the whole need not show every frame. */
const EVERY = 3;
const DIM = "rgb(11 13 17 / 0.6)";

export function createInset(video: HTMLVideoElement, whole: HTMLCanvasElement, lens: HTMLCanvasElement): Inset {
  let drawn = 0;
  let last = "";

  /** As many pixels as the screen gives it. */
  const fit = (canvas: HTMLCanvasElement) => {
    const width = Math.round(canvas.clientWidth * devicePixelRatio);
    const height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (width > 0 && (canvas.width !== width || canvas.height !== height)) {
      canvas.width = width;
      canvas.height = height;
    }
    return { context: canvas.getContext("2d"), width: canvas.width, height: canvas.height };
  };

  const drawWhole = (view: View, frame: Frame) => {
    const { context, width, height } = fit(whole);
    if (!context) return;
    const span = spanOf(frame, view.zoom);
    const box = {
      x: (view.x - span.x / 2) * width,
      y: (view.y - span.y / 2) * height,
      width: span.x * width,
      height: span.y * height,
    };
    context.drawImage(video, 0, 0, width, height);
    context.fillStyle = DIM;
    context.fillRect(0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.drawImage(video, 0, 0, width, height);
    context.restore();
    const line = Math.max(2, Math.round(width / 90));
    context.lineWidth = line * 2;
    context.strokeStyle = "#0b0d11";
    context.strokeRect(box.x, box.y, box.width, box.height);
    context.lineWidth = line;
    context.strokeStyle = "#fff";
    context.strokeRect(box.x, box.y, box.width, box.height);
  };

  const drawLens = (view: View, frame: Frame) => {
    const at = lensIn(frame, view);
    const place = `${at.left} ${at.top} ${at.width} ${at.height}`;
    if (place !== last) {
      last = place;
      // Physical sides: a picture is not written from right to left.
      lens.style.left = `${at.left * 100}%`;
      lens.style.top = `${at.top * 100}%`;
      lens.style.width = `${at.width * 100}%`;
      lens.style.height = `${at.height * 100}%`;
    }
    const { context, width, height } = fit(lens);
    const part = LENS_SHARE / view.zoom;
    const { videoWidth, videoHeight } = video;
    context?.drawImage(
      video,
      (view.x - part / 2) * videoWidth,
      (view.y - part / 2) * videoHeight,
      part * videoWidth,
      part * videoHeight,
      0,
      0,
      width,
      height,
    );
  };

  return {
    draw(view, frame, way) {
      if (view.zoom === 1 || video.readyState < 2) return;
      if (way === "lens") drawLens(view, frame);
      else if (drawn++ % EVERY === 0) drawWhole(view, frame);
    },
  };
}

/**
 * The timecode strip: a row of cells along the bottom edge of a picture that says which frame it is,
 * so that a test may read from the pixels what no player's clock can vouch for.
 *
 * 32 cells across the full width, each `stripHeight` high: a white and a black cell to calibrate,
 * 4 bits of camera, 20 bits of frame number (most significant first), 6 bits of check.
 */
export const STRIP_CELLS = 32;
const CAMERA_BITS = 4;
const FRAME_BITS = 20;
const CHECK_BITS = 6;
export const STRIP_FRAMES = 2 ** FRAME_BITS;

/** Height in pixels of the strip in a picture `height` pixels high; survives scaling to a quarter. */
export const stripHeight = (height: number): number => Math.max(4, Math.round(height / 90));

/** Luma of the cells, 0 to 255: far enough apart to be read, near enough that the strip looks like an edge in shadow. */
export const STRIP_LUMA = { white: 100, black: 16 } as const;

export interface Timecode {
  /** 0 to 15. */
  camera: number;
  /** Frame number since the camera's own zero, modulo 2^20. */
  frame: number;
}

const check = (camera: number, frame: number): number => {
  let sum = (camera * 7 + 21) & 63;
  for (let rest = frame; rest > 0; rest >>= 5) sum = (sum * 5 + (rest & 31) + 11) & 63;
  return sum;
};

/** Cells from left to right; true is white. */
export function stripCells({ camera, frame }: Timecode): boolean[] {
  const bits = (value: number, width: number) =>
    Array.from({ length: width }, (_, index) => ((value >> (width - 1 - index)) & 1) === 1);
  return [
    true,
    false,
    ...bits(camera, CAMERA_BITS),
    ...bits(frame, FRAME_BITS),
    ...bits(check(camera, frame), CHECK_BITS),
  ];
}

/** Of 84 that are drawn. */
const LEAST_CONTRAST = 40;

/** Reads cells given as luma values (any linear scale); null where calibration or check fails. */
export function readStrip(luma: readonly number[]): Timecode | null {
  const white = luma[0];
  const black = luma[1];
  if (luma.length !== STRIP_CELLS || white === undefined || black === undefined || white - black < LEAST_CONTRAST)
    return null;
  const threshold = (white + black) / 2;
  const number = (from: number, width: number) =>
    luma.slice(from, from + width).reduce((sum, cell) => sum * 2 + (cell > threshold ? 1 : 0), 0);
  const camera = number(2, CAMERA_BITS);
  const frame = number(2 + CAMERA_BITS, FRAME_BITS);
  return number(2 + CAMERA_BITS + FRAME_BITS, CHECK_BITS) === check(camera, frame) ? { camera, frame } : null;
}

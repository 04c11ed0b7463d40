import { describe, expect, test } from "vitest";
import { readStrip, STRIP_CELLS, STRIP_FRAMES, stripCells } from "./timecode.ts";

const luma = (cells: boolean[]) => cells.map((cell) => (cell ? 220 : 30));

describe("the timecode strip", () => {
  test.each([
    [0, 0],
    [3, 1599],
    [15, STRIP_FRAMES - 1],
  ])("says camera %i, frame %i back", (camera, frame) => {
    expect(readStrip(luma(stripCells({ camera, frame })))).toEqual({ camera, frame });
  });

  test("refuses a picture in which any one cell is wrong", () => {
    for (let index = 0; index < STRIP_CELLS; index++) {
      const cells = stripCells({ camera: 5, frame: 4711 });
      cells[index] = !cells[index];
      expect(readStrip(luma(cells)), `cell ${index}`).toBeNull();
    }
  });

  test("refuses a picture without a strip", () => {
    expect(readStrip(Array.from({ length: STRIP_CELLS }, () => 128))).toBeNull();
  });
});

import { expect, test } from "vitest";
import { embedFaults, type EmbedFigures } from "./embed-bars.ts";

const fine: EmbedFigures = { embed_first_picture_ratio: 1.02, embed_js_kb: 89.2, app_js_kb: 89.2, loader_kb: 3.5 };

test("a widget that is as fast and as light as the app is fine", () => expect(embedFaults(fine)).toEqual([]));

test.each<[Partial<EmbedFigures>, RegExp]>([
  [{ embed_first_picture_ratio: 1.16 }, /takes 1\.16 times as long/],
  [{ embed_first_picture_ratio: Number.NaN }, /NaN/],
  [{ embed_js_kb: 89.3 }, /runs 89\.3 kB .* 89\.2 kB/],
  [{ loader_kb: 15.1 }, /loader is 15\.1 kB/],
])("%j is a fault", (figures, says) => {
  const faults = embedFaults({ ...fine, ...figures });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(says);
});

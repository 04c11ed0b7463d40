import { expect, test } from "vitest";
import { createEncoderLoad } from "./encoder-load.ts";

const FRAME_MS = 40;
const BYTES = 10_000;

/** Gives 25 pictures a second, and no sound though some was planned; `unread` and `gives` say what the encoder does by then. What is found, and when. */
function play(options: { unread?: (given: number) => number; gives?: (index: number) => boolean }) {
  const { unread = () => 0, gives = () => true } = options;
  const load = createEncoderLoad(["video", "audio"]);
  for (let index = 0; index < 2000; index++) {
    const at = index * FRAME_MS;
    const found = load.given("video", BYTES, unread(index * BYTES), at);
    if (found) return { found, at };
    if (gives(index)) load.gave(0);
  }
  return null;
}

test.each([
  { what: "keeps up", unread: () => 0 },
  { what: "is a second behind", unread: (given: number) => Math.min(given, 25 * BYTES) },
])("an encoder that $what is let alone", ({ unread }) => {
  expect(play({ unread })).toBeNull();
});

test.each([{ speed: 0.5 }, { speed: 0.8 }, { speed: 0.9 }])(
  "an encoder of $speed times the speed is overloaded once it is five seconds behind",
  ({ speed }) => {
    const result = play({ unread: (given) => given * (1 - speed) });
    expect(result?.found).toBe("overloaded");
    expect(Math.abs((result?.at ?? 0) * (1 - speed) - 5000)).toBeLessThan(2 * FRAME_MS);
  },
);

test("an encoder that takes pictures and gives none is hung after four seconds", () => {
  expect(play({ gives: (index) => index < 100 })).toEqual({ found: "hung", at: 99 * FRAME_MS + 4000 + FRAME_MS });
});

test("a pause of the source is not the encoder's", () => {
  const load = createEncoderLoad(["video"]);
  expect(load.given("video", BYTES, 0, 0)).toBeNull();
  expect(load.given("video", BYTES, 0, 60_000)).toBeNull();
});

test("what was held until the start may come all at once, however much it is", () => {
  const load = createEncoderLoad(["video"]);
  const MEGABYTE = 2 ** 20;
  for (let index = 0; index < 40; index++) expect(load.given("video", MEGABYTE, index * MEGABYTE, 0)).toBeNull();
});

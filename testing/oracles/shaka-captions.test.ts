import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import {
  asField,
  ccMessage,
  createLine21Encoder,
  packetPairs,
  schedule,
  windows,
  withCaptions,
  type LinePair,
} from "../../server/encoding/source/cea/caption-encoder-for-tests.ts";
import { createCeaCaptions, type CeaService } from "../../server/encoding/source/cea/cea-captions.ts";
import type { CcPair } from "../../server/encoding/source/cea/user-data.ts";

/** Shaka Player's own decoder of CEA-608 and CEA-708, which needs no page, beside ours. */
interface ShakaCue {
  startTime: number;
  endTime: number;
  payload: string;
  lineBreak: boolean;
  nestedCues: ShakaCue[];
}
interface ShakaDecoder {
  extract(message: Uint8Array, pts: number): void;
  decode(): { stream: string; cue: ShakaCue }[];
}
// All that the library asks of a page when it is loaded.
Object.assign(globalThis, {
  self: globalThis,
  window: globalThis,
  document: { createElement: () => ({ style: {}, canPlayType: () => "" }), addEventListener() {} },
  addEventListener() {},
});
// The library brings this for browsers that lack it, but only when it is asked to polyfill a page.
Object.defineProperty(Map.prototype, "getOrInsertComputed", {
  configurable: true,
  value<Key, Value>(this: Map<Key, Value>, key: Key, compute: (key: Key) => Value): Value {
    if (!this.has(key)) this.set(key, compute(key));
    return this.get(key) as Value;
  },
});
const shaka = createRequire(import.meta.url)("shaka-player/dist/shaka-player.compiled-es2021.js") as {
  cea: { CeaDecoder: new () => ShakaDecoder };
};

const FPS = 30;
const SLICE = Buffer.from([0, 0, 0, 1, 0x65, 0x88, 0x84]);

interface Cue {
  from: number;
  to: number;
  text: string;
}

function theirs(pictures: readonly CcPair[][], stream: string): Cue[] {
  const decoder = new shaka.cea.CeaDecoder();
  const cues: Cue[] = [];
  const textOf = ({ payload, lineBreak, nestedCues }: ShakaCue): string =>
    lineBreak ? "\n" : payload + nestedCues.map(textOf).join("");
  pictures.forEach((pairs, picture) => {
    if (pairs.length > 0) decoder.extract(Uint8Array.from(ccMessage(pairs)), picture / FPS);
    for (const { stream: of, cue } of decoder.decode()) {
      const text = textOf(cue);
      if (of === stream) cues.push({ from: Math.round(cue.startTime * FPS), to: Math.round(cue.endTime * FPS), text });
    }
  });
  return cues;
}

function ours(pictures: readonly CcPair[][], service: CeaService): Cue[] {
  const cues: Cue[] = [];
  let open: { from: number; text: string } | null = null;
  const captions = createCeaCaptions({
    from: [service],
    onShow(_, blocks, atMs) {
      const at = Math.round((atMs * FPS) / 1000);
      if (open) cues.push({ ...open, to: at });
      const text = blocks
        .flatMap(({ lines }) => lines.map(({ spans }) => spans.map((span) => span.text).join("")))
        .join("\n");
      open = text === "" ? null : { from: at, text };
    },
  });
  pictures.forEach((pairs, picture) => {
    const ticks = (picture * 90_000) / FPS;
    captions.picture({ data: withCaptions(SLICE, "h264", pairs), codec: "h264" }, ticks, ticks);
  });
  return cues;
}

const { define, display, hide, toggle, remove, clear, locate, text, pen, current } = windows;

describe("Shaka Player decodes the same of a service of CEA-708", () => {
  /** Each list of codes in a picture of its own, ten pictures apart. */
  const pictures = (steps: readonly (readonly number[])[], service = 1): CcPair[][] => {
    const all: CcPair[][] = Array.from({ length: steps.length * 10 + 10 }, () => []);
    steps.forEach((bytes, step) => {
      all[step * 10] = packetPairs(step, [{ service, bytes }]);
    });
    return all;
  };

  test.each<{ what: string; steps: number[][]; service?: 1 | 2 | 6 }>([
    {
      what: "windows shown, hidden and toggled",
      steps: [
        [...define(0, { visible: false }), ...text("Ada Ritter")],
        display(1),
        hide(1),
        [...clear(1), ...locate(0, 0), ...text("Bea Moser")],
        toggle(1),
        toggle(1),
        remove(1),
      ],
    },
    {
      what: "two rows, the pen sent about, and characters of G0 and G1 (it reads none of G2)",
      service: 2,
      steps: [
        [...define(0, { visible: false, rows: 3 }), ...text("Caf"), 0xe9, 0xa1, ...locate(1, 2), 0x7f],
        [...pen(true), ...text("best time"), ...pen(false), 0x7f, 0x7f, 0x08, 0x0d, ...text("of 9")],
        display(1),
        hide(1),
      ],
    },
    {
      what: "two windows, one after the other",
      service: 6,
      steps: [
        [
          ...define(0, { visible: false, anchor: 10 }),
          ...text("above"),
          ...define(1, { visible: false }),
          ...text("below"),
        ],
        [...current(0), ...display(1)],
        [...hide(1), ...display(2)],
        remove(0xff),
      ],
    },
  ])("$what", ({ steps, service = 1 }) => {
    const stream = pictures(steps, service);
    const cues = ours(stream, `service${service}`);
    expect(cues.length).toBeGreaterThan(0);
    expect(cues).toEqual(theirs(stream, `svc${service}`));
  });

  test("rows that roll up", () => {
    const rows = ["They are off.", "Ada leads", "by a tenth.", "Here is Bea."];
    const stream = pictures([define(0, { rows: 2 }), ...rows.map((row) => [...text(row), 0x0d]), hide(1)]);
    const whole = rows.slice(1).map((row, index) => `${rows[index] ?? ""}\n${row}`);
    // Theirs tells at a carriage return what was, ours what is.
    expect(
      theirs(stream, "svc1")
        .map((cue) => cue.text)
        .slice(1, 4),
    ).toEqual(whole);
    const told = ours(stream, "service1").map((cue) => cue.text);
    expect(told).toEqual(rows);
  });
});

test.each<{ service: CeaService; field: 1 | 2; channel: 1 | 2 }>([
  { service: "CC1", field: 1, channel: 1 },
  { service: "CC2", field: 1, channel: 2 },
  { service: "CC3", field: 2, channel: 1 },
  { service: "CC4", field: 2, channel: 2 },
])("Shaka Player decodes the same pop-on captions of $service", ({ service, field, channel }) => {
  const encoder = createLine21Encoder(field, channel);
  const line: LinePair[][] = Array.from({ length: 240 }, () => []);
  schedule(line, 5, encoder.popOn(["The gates are set.", "Ada starts first."]));
  schedule(line, 100, encoder.popOn(["Wind from the west."], 4));
  schedule(line, 160, encoder.code("EDM"));
  const stream = line.map((pairs) => asField(field, pairs));
  const cues = ours(stream, service);
  expect(cues.map((cue) => cue.text)).toEqual(["The gates are set.\nAda starts first.", "Wind from the west."]);
  expect(cues).toEqual(theirs(stream, service));
});

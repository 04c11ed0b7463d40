import type { VideoCodec } from "../contribution.ts";
import { CC_TYPE, type CcPair } from "./user-data.ts";

/** Writes captions as a caption encoder would: line 21 and DTVCC, into cc_data() and access units. For tests. */

/** The seven bits with their parity bit: an odd number of ones. */
export const withParity = (byte: number): number =>
  byte.toString(2).replaceAll("0", "").length % 2 === 1 ? byte : byte | 0x80;

export type LinePair = readonly [first: number, second: number];
export const FILL: LinePair = [0x80, 0x80];

/** Miscellaneous control codes of CTA-608-E, table 52. */
export const CODES = {
  RCL: 0x20,
  BS: 0x21,
  DER: 0x24,
  RU2: 0x25,
  RU3: 0x26,
  RU4: 0x27,
  FON: 0x28,
  RDC: 0x29,
  TR: 0x2a,
  RTD: 0x2b,
  EDM: 0x2c,
  CR: 0x2d,
  ENM: 0x2e,
  EOC: 0x2f,
} as const;

const PREAMBLES = [0x10, 0x11, 0x11, 0x12, 0x12, 0x15, 0x15, 0x16, 0x16, 0x17, 0x17, 0x10, 0x13, 0x13, 0x14, 0x14];
/** Rows whose second byte has bit 5 set. */
const LOWER_ROWS = [2, 4, 6, 8, 10, 13, 15];

/** One data channel of line 21: pairs with parity, control codes doubled. */
export function createLine21Encoder(field: 1 | 2 = 1, channel: 1 | 2 = 1) {
  const once = (first: number, second: number): LinePair[] => [
    [withParity(channel === 2 ? first | 8 : first), withParity(second)],
  ];
  const twice = (first: number, second: number) => [...once(first, second), ...once(first, second)];
  const encoder = {
    once,
    twice,
    code: (name: keyof typeof CODES) => twice(field === 1 ? 0x14 : 0x15, CODES[name]),
    /** `row` 1 to 15, `indent` a multiple of four; `italic` begins at column 0. */
    preamble: (row: number, indent = 0, italic = false) =>
      twice(
        PREAMBLES[row] ?? 0x14,
        (LOWER_ROWS.includes(row) ? 0x60 : 0x40) | (italic ? 0x0e : 0x10 | ((indent / 4) << 1)),
      ),
    tab: (columns: 1 | 2 | 3) => twice(0x17, 0x20 + columns),
    italics: () => twice(0x11, 0x2e),
    white: () => twice(0x11, 0x20),
    /** Letters that are the same in ASCII. */
    text(text: string): LinePair[] {
      const bytes = Buffer.from(text, "latin1");
      return Array.from({ length: Math.ceil(bytes.length / 2) }, (_, index) => [
        withParity(bytes[index * 2] ?? 0),
        withParity(bytes[index * 2 + 1] ?? 0),
      ]);
    },
    popOn: (lines: readonly string[], row = 15): LinePair[] => [
      ...encoder.code("RCL"),
      ...encoder.code("ENM"),
      ...lines.flatMap((line, index) => [...encoder.preamble(row - lines.length + 1 + index), ...encoder.text(line)]),
      ...encoder.code("EOC"),
    ],
  };
  return encoder;
}

/** One pair a picture from `at` on; what is there already goes on later. */
export function schedule(pictures: LinePair[][], at: number, pairs: readonly LinePair[]): void {
  let picture = at;
  for (const pair of pairs) {
    while ((pictures[picture]?.length ?? 0) > 0) picture++;
    while (pictures.length <= picture) pictures.push([]);
    pictures[picture]?.push(pair);
  }
}

export const asField = (field: 1 | 2, pairs: readonly LinePair[]): CcPair[] =>
  pairs.map(([first, second]) => ({ type: field === 1 ? CC_TYPE.field1 : CC_TYPE.field2, first, second }));

export interface ServiceBlock {
  service: number;
  bytes: readonly number[];
}

/** A DTVCC packet (CTA-708-E, clause 5) as pairs of cc_data(). */
export function packetPairs(sequence: number, blocks: readonly ServiceBlock[]): CcPair[] {
  const data = blocks.flatMap(({ service, bytes }) =>
    service < 7 ? [(service << 5) | bytes.length, ...bytes] : [(7 << 5) | bytes.length, service, ...bytes],
  );
  const size = Math.ceil((data.length + 1) / 2) * 2;
  const packet = [((sequence & 3) << 6) | ((size / 2) & 63), ...data];
  return Array.from({ length: size / 2 }, (_, index) => ({
    type: index === 0 ? CC_TYPE.packetStart : CC_TYPE.packetData,
    first: packet[index * 2] ?? 0,
    second: packet[index * 2 + 1] ?? 0,
  }));
}

/** Commands of CTA-708-E, 8.10.5. Bitmaps: bit 0 is window 0. */
export const windows = {
  current: (id: number) => [0x80 + id],
  clear: (bitmap: number) => [0x88, bitmap],
  display: (bitmap: number) => [0x89, bitmap],
  hide: (bitmap: number) => [0x8a, bitmap],
  toggle: (bitmap: number) => [0x8b, bitmap],
  remove: (bitmap: number) => [0x8c, bitmap],
  delay: (tenths: number) => [0x8d, tenths],
  cancelDelay: () => [0x8e],
  reset: () => [0x8f],
  pen: (italic: boolean, tag = 0) => [0x90, (tag << 4) | 5, italic ? 0x80 : 0],
  penColour: (foreground: number) => [0x91, foreground, 0, 0],
  locate: (row: number, column: number) => [0x92, row, column],
  /** `print` and `scroll`: 0 to the right, 1 to the left, 2 down, 3 up; `justify`: 0 left, 1 right, 2 centre. */
  attributes: (print: number, scroll: number, justify: number) => [
    0x97,
    0,
    0,
    (print << 4) | (scroll << 2) | justify,
    0,
  ],
  /** `anchor`: where the window's `point` (0 to 8) lies, in rows of 75. */
  define: (
    id: number,
    options: { visible?: boolean; rows?: number; columns?: number; anchor?: number; point?: number; style?: number },
  ) => {
    const { visible = true, rows = 2, columns = 32, anchor = 72, point = 7, style = 1 } = options;
    return [
      0x98 + id,
      (visible ? 0x20 : 0) | 0x18,
      anchor,
      80,
      (point << 4) | (rows - 1),
      columns - 1,
      (style << 3) | 1,
    ];
  },
  text: (text: string) => [...Buffer.from(text, "latin1")],
};

/** user_data() from the country code on, as SEI carries it (ATSC A/53 Part 4, 6.2.3); `fill`: constructs that are not valid. */
export const ccMessage = (pairs: readonly CcPair[], fill = 0): number[] => [
  ...[0xb5, 0, 0x31, ...Buffer.from("GA94"), 3, 0xc0 | (pairs.length + fill), 0xff],
  ...pairs.flatMap(({ type, first, second }) => [0xfc | type, first, second]),
  ...Array.from({ length: fill }, () => [0xf8, 0, 0]).flat(),
  0xff,
];

/** An SEI NAL unit with emulation prevention, start code included. */
export function seiNal(codec: "h264" | "hevc", messages: readonly (readonly number[])[]): Buffer {
  const payload = messages.flatMap((message) => [
    4,
    ...Array.from({ length: Math.floor(message.length / 255) }, () => 255),
    message.length % 255,
    ...message,
  ]);
  const bytes = codec === "h264" ? [6] : [39 << 1, 1];
  let zeros = 0;
  for (const byte of [...payload, 0x80]) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.from([0, 0, 0, 1, ...bytes]);
}

/** The access unit with captions before its first slice. */
export function withCaptions(unit: Buffer, codec: VideoCodec, pairs: readonly CcPair[], fill = 0): Buffer {
  if (pairs.length === 0) return unit;
  const message = ccMessage(pairs, fill);
  const isPicture = (at: number) => {
    const head = unit[at + 3] ?? 0;
    if (codec === "mpeg2") return head === 1;
    return codec === "h264" ? (head & 31) >= 1 && (head & 31) <= 5 : head >> 1 < 32;
  };
  let at = unit.indexOf(Buffer.from([0, 0, 1]));
  while (at >= 0 && !isPicture(at)) at = unit.indexOf(Buffer.from([0, 0, 1]), at + 3);
  if (at > 0 && unit[at - 1] === 0) at--;
  const inserted = codec === "mpeg2" ? Buffer.from([0, 0, 1, 0xb2, ...message.slice(3)]) : seiNal(codec, [message]);
  return Buffer.concat([unit.subarray(0, at), inserted, unit.subarray(at)]);
}

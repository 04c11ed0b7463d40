import type { CatalogueFeed } from "../../../contracts/catalogue.ts";

/** Writes WebVTT in fragmented MP4, for tests: ISO/IEC 14496-12 and 14496-30, and nothing more than is needed. */
type Part = Uint8Array | readonly number[] | string;

export function box(type: string, ...parts: readonly Part[]): Uint8Array {
  const bytes = parts.map((part) =>
    typeof part === "string" ? new TextEncoder().encode(part) : Uint8Array.from(part),
  );
  const size = 8 + bytes.reduce((sum, { length }) => sum + length, 0);
  return joined([Uint8Array.from([...u32(size), ...new TextEncoder().encode(type)]), ...bytes]);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 255);
const u64 = (value: number): number[] => [...u32(Math.floor(value / 2 ** 32)), ...u32(value % 2 ** 32)];

export const wvttInit = (timescale = 1000, codec = "wvtt"): Uint8Array =>
  joined([
    box("ftyp", "cmfc", u32(0)),
    box(
      "moov",
      box("mvhd", u32(0)),
      box(
        "trak",
        box(
          "mdia",
          box("mdhd", u32(0), u32(0), u32(0), u32(timescale), u32(0)),
          box("minf", box("stbl", box("stsd", u32(0), u32(1), box(codec, u32(0), u32(1), box("vttC", "WEBVTT"))))),
        ),
      ),
      box("mvex", box("trex", u32(0), u32(1), u32(1), u32(0), u32(0), u32(0))),
    ),
  ]);

export interface SampleForTests {
  ms: number;
  /** Nothing: an empty cue. */
  cues?: readonly { id?: string; source?: number; text: string; settings?: string }[];
}

/** A fragment that begins at an instant of event time. */
export function wvttFragment(startMs: number, samples: readonly SampleForTests[], timescale = 1000): Uint8Array {
  const datas = samples.map(({ cues = [] }) =>
    cues.length === 0
      ? box("vtte")
      : joined(
          cues.map(({ id, source, text, settings }) =>
            box(
              "vttc",
              ...(source === undefined ? [] : [box("vsid", u32(source))]),
              ...(id === undefined ? [] : [box("iden", id)]),
              ...(settings === undefined ? [] : [box("sttg", settings)]),
              box("payl", text),
            ),
          ),
        ),
  );
  const moof = (offset: number) =>
    box(
      "moof",
      box("mfhd", u32(0), u32(1)),
      box(
        "traf",
        box("tfhd", u32(0x020000), u32(1)),
        box("tfdt", u32(0x01000000), u64((startMs * timescale) / 1000)),
        box(
          "trun",
          u32(0x000301),
          u32(samples.length),
          u32(offset),
          samples.flatMap(({ ms }, index) => [...u32((ms * timescale) / 1000), ...u32(datas[index]?.length ?? 0)]),
        ),
      ),
    );
  return joined([moof(moof(0).length + 8), box("mdat", ...datas)]);
}

export const feedForTests = (id: string, venue: string, tracks: readonly string[]): CatalogueFeed => ({
  id,
  name: id,
  venue,
  number: 1,
  dash: `http://${id}.localhost:8401/live/${id}/manifest.mpd`,
  hls: `http://${id}.localhost:8401/live/${id}/main.m3u8`,
  hasAudio: true,
  // "en", "de easy"
  captions: tracks.map((track) => {
    const [language = "", kind] = track.split(" ");
    return {
      id: `t-${track.replace(" ", "-")}`,
      language,
      kind: kind === "easy" ? ("easy" as const) : ("verbatim" as const),
      label: track,
    };
  }),
});

import { readAdtsFrames } from "./codec/adts.ts";
import { readMpeg2Head } from "./codec/mpeg2.ts";
import { readPictureHead } from "./codec/nal.ts";
import { readH264Sps, readHevcSps, type PictureFormat } from "./codec/sps.ts";
import type { AccessUnit } from "./ts/access-unit.ts";
import type { Codec, ElementaryStream } from "./ts/section.ts";
import { createTsReader } from "./ts/ts-reader.ts";

/** What a contribution carries, unit by unit, told apart and described. */
export type VideoCodec = Extract<Codec, "h264" | "hevc" | "mpeg2">;
export type AudioCodec = Exclude<Codec, VideoCodec>;

export interface VideoFormat {
  codec: VideoCodec;
  picture: PictureFormat;
  /** NAL units; none for MPEG-2. */
  parameterSets: Buffer[];
}

export interface AudioFormat {
  codec: AudioCodec;
  sampleRate: number;
  channels: number;
  /** AudioSpecificConfig; empty for codecs other than AAC. */
  config: Buffer;
}

export interface Picture {
  kind: "picture";
  pts: number;
  dts: number;
  key: boolean;
  damaged: boolean;
  /** As of the last key picture. */
  format: VideoFormat;
  data: Buffer;
}

export interface Sound {
  kind: "sound";
  pts: number;
  format: AudioFormat;
  /** Frames without transport headers (AAC), or one piece of any other codec. */
  frames: Buffer[];
}

export interface ContributionOptions {
  /** The streams that are used: the first video and the first audio. */
  onProgram(program: { video: boolean; audio: boolean }): void;
  onPicture(picture: Picture): void;
  onSound(sound: Sound): void;
  onRubbish(bytes: number): void;
  onLoss(): void;
}

export interface Contribution {
  push(bytes: Buffer): void;
  /** The connection ended; the next bytes are another stream's. */
  reset(): void;
}

export function createContribution(options: ContributionOptions): Contribution {
  let video: ElementaryStream | null = null;
  let audio: ElementaryStream | null = null;
  let videoFormat: VideoFormat | null = null;

  const onPicture = (unit: AccessUnit, codec: VideoCodec) => {
    const { pts, dts, damaged, data } = unit;
    let key = false;
    if (codec === "mpeg2") {
      const picture = readMpeg2Head(data);
      key = picture !== null;
      if (picture) videoFormat = { codec, picture, parameterSets: [] };
    } else {
      const head = readPictureHead(data, codec);
      key = head.key;
      const known = videoFormat?.parameterSets;
      // Parameter sets rarely change and come with each key picture: parse them when they do.
      if (head.sps && !(known && sameBuffers(known, head.parameterSets))) {
        const picture = codec === "h264" ? readH264Sps(head.sps) : readHevcSps(head.sps);
        videoFormat = picture && { codec, picture, parameterSets: head.parameterSets.map((nal) => Buffer.from(nal)) };
      }
    }
    if (videoFormat) options.onPicture({ kind: "picture", pts, dts, key, damaged, format: videoFormat, data });
  };

  const onSound = (unit: AccessUnit, codec: AudioCodec) => {
    if (codec !== "aac") {
      const format = { codec, sampleRate: 48_000, channels: 2, config: Buffer.alloc(0) };
      return options.onSound({ kind: "sound", pts: unit.pts, format, frames: [unit.data] });
    }
    const frames = readAdtsFrames(unit.data);
    const first = frames[0];
    if (!first) return;
    options.onSound({
      kind: "sound",
      pts: unit.pts,
      format: { codec, ...first.format },
      frames: frames.map(({ data }) => data),
    });
  };

  const open = () =>
    createTsReader({
      onProgram(streams) {
        video = streams.find((stream) => stream.kind === "video") ?? null;
        audio = streams.find((stream) => stream.kind === "audio") ?? null;
        videoFormat = null;
        options.onProgram({ video: video !== null, audio: audio !== null });
      },
      onUnit(unit) {
        const { codec } = unit.stream;
        if (unit.stream === video && isVideo(codec)) onPicture(unit, codec);
        else if (unit.stream === audio && !isVideo(codec)) onSound(unit, codec);
      },
      onRubbish: options.onRubbish,
      onLoss: options.onLoss,
    });

  let reader = open();
  return {
    push: (bytes) => reader.push(bytes),
    reset() {
      reader.flush();
      reader = open();
    },
  };
}

const isVideo = (codec: Codec): codec is VideoCodec => codec === "h264" || codec === "hevc" || codec === "mpeg2";

export const sameBuffers = (one: readonly Buffer[], other: readonly Buffer[]): boolean =>
  one.length === other.length && one.every((bytes, index) => bytes.equals(other[index] ?? Buffer.alloc(0)));

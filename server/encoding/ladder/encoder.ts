import { spawn, type ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";
import { monotonicMs } from "../../platform/clock.ts";
import type { Picture, Sound } from "../source/contribution.ts";
import { AAC_FRAME_SAMPLES } from "../source/codec/adts.ts";
import { annexB } from "../source/codec/nal.ts";
import type { EncodedPlan } from "../stages.ts";
import { encoderArguments, FIRST_PIPE } from "./encoder-arguments.ts";
import { createEncoderLoad } from "./encoder-load.ts";
import { createAacPassThrough, createVideoPassThrough } from "./fmp4-writer.ts";
import type { MasteringMetadata } from "./mastering.ts";
import { createNutWriter, type NutStream } from "./nut-writer.ts";
import type { LadderPlan, SourceFacts } from "./plan.ts";
import { createStamper } from "./stamper.ts";

/** Takes one track's fragmented MP4. */
export interface TrackInput {
  push(bytes: Buffer): void;
  end(): void;
}

export interface EncoderOptions {
  facts: SourceFacts;
  plan: LadderPlan;
  mastering: MasteringMetadata | null;
  /** Media time of the first picture, 90 kHz ticks. */
  startTicks: number;
  openTrack(track: EncodedPlan): TrackInput;
  /** ffmpeg ended by itself, cannot keep up or gives nothing; nothing more is taken. Called once, `onClosed` follows. */
  onFailure(failure: EncoderFailure): void;
  /** Every track has ended. */
  onClosed(): void;
}

export interface EncoderFailure {
  reason: "died" | "overloaded" | "hung" | "unreadable";
  /** ffmpeg's last words. */
  line: string;
}

/** One life of a feed's encoder: what passes through is written here, the rest goes to one ffmpeg. */
export interface Encoder {
  readonly pid: number | undefined;
  /** Times in 90 kHz ticks of media time. */
  picture(picture: Picture, pts: number, dts: number): void;
  sound(sound: Sound, pts: number): void;
  /** What is under way comes out, within `patience` ms. */
  close(options?: { patience: number }): void;
}

const FLUSH_MS = 2000;
const TAGS: Readonly<Record<string, Buffer>> = {
  h264: Buffer.from("H264", "latin1"),
  hevc: Buffer.from("HEVC", "latin1"),
  mpeg2: Buffer.from("mpg2", "latin1"),
  aac: Buffer.from([0xff, 0]),
  mp2: Buffer.from([0x50, 0]),
  ac3: Buffer.from([0, 0x20]),
  eac3: Buffer.from("EAC3", "latin1"),
  opus: Buffer.from("Opus", "latin1"),
};

export function createEncoder(options: EncoderOptions): Encoder {
  const { facts, plan } = options;
  const { video, audio } = facts;
  const nominal = 90_000 / facts.fps;
  const open = new Set<TrackInput>();
  const openTrack = (track: EncodedPlan): TrackInput => {
    const input = options.openTrack(track);
    open.add(input);
    return input;
  };
  const endTrack = (input: TrackInput) => {
    if (!open.delete(input)) return;
    input.end();
    if (open.size === 0) options.onClosed();
  };

  let over = false;
  const passVideo =
    plan.passThrough && video.codec !== "mpeg2"
      ? openPassThrough(plan.passThrough, createVideoPassThrough(video.codec, video.parameterSets))
      : null;
  const passAudio =
    plan.audio?.copy && audio
      ? openPassThrough(plan.audio.track, createAacPassThrough(audio.config, audio.sampleRate, audio.channels))
      : null;
  const made = [
    ...plan.transcodes.map(({ track }) => track),
    ...(plan.audio && !plan.audio.copy ? [plan.audio.track] : []),
  ];
  const load = createEncoderLoad(made.map(({ kind }) => kind));
  const process = startProcess();
  const streams: NutStream[] = [
    {
      kind: "video",
      tag: TAGS[video.codec] ?? Buffer.alloc(0),
      extradata: annexB(video.parameterSets),
      decodeDelay: video.picture.reorder ?? (video.codec === "mpeg2" ? 1 : 0),
      video: video.picture,
    },
  ];
  if (audio && !passAudio)
    streams.push({ kind: "audio", tag: TAGS[audio.codec] ?? Buffer.alloc(0), extradata: audio.config, audio });
  const nut = createNutWriter(streams, options.startTicks);
  process?.stdin.write(nut.header());

  function openPassThrough(track: EncodedPlan, writer: ReturnType<typeof createVideoPassThrough>) {
    if (!writer) return null;
    const input = openTrack(track);
    input.push(writer.init);
    return { input, writer, stamper: createStamper() };
  }

  function startProcess(): { child: ChildProcess; stdin: Writable } | null {
    const args = encoderArguments({ facts, plan, mastering: options.mastering });
    if (!args) return null;
    const child = spawn("ffmpeg", args, { stdio: ["pipe", "ignore", "pipe", ...made.map(() => "pipe" as const)] });
    const inputs = made.map(openTrack);
    let words = "";
    child.stderr?.on("data", (text: Buffer) => {
      words = (words + text.toString("utf8")).slice(-2000);
    });
    inputs.forEach((input, index) =>
      child.stdio[FIRST_PIPE + index]?.on("data", (bytes: Buffer) => {
        load.gave(index);
        input.push(bytes);
      }),
    );
    const end = () => {
      fail({ reason: "died", line: words.trim().split("\n").at(-1) ?? "" });
      for (const input of inputs) endTrack(input);
    };
    // `close` follows the last bytes of every pipe; a command that cannot start emits `error` alone.
    child.once("close", end);
    child.once("error", end);
    // A broken pipe is told by the child's end.
    child.stdin?.on("error", () => {});
    return child.stdin && { child, stdin: child.stdin };
  }

  function fail(failure: EncoderFailure): void {
    if (over) return;
    // What a process that is late or hung has under way is worth no wait.
    close(failure.reason === "overloaded" || failure.reason === "hung" ? { patience: 0 } : undefined);
    options.onFailure(failure);
  }

  function close({ patience } = { patience: FLUSH_MS }): void {
    if (over) return;
    over = true;
    if (process) {
      const { child, stdin } = process;
      stdin.end();
      const hard = setTimeout(() => child.kill("SIGKILL"), patience);
      child.once("close", () => clearTimeout(hard));
    }
    if (passVideo) endTrack(passVideo.input);
    if (passAudio) endTrack(passAudio.input);
  }

  const feed = (stream: number, pts: number, key: boolean, data: Buffer) => {
    if (!process || over || pts < 0) return;
    const { stdin } = process;
    const trouble = load.given(stream === 0 ? "video" : "audio", data.length, stdin.writableLength, monotonicMs());
    if (trouble) return fail({ reason: trouble, line: "" });
    stdin.cork();
    stdin.write(nut.frameHead(stream, pts, key, data.length));
    stdin.write(data);
    stdin.uncork();
  };

  /** Decoding times are moved so that the first picture is decoded when it is shown; B-frames then have negative offsets. */
  let reorderDelay: number | null = null;
  return {
    get pid() {
      return process?.child.pid;
    },
    picture(picture, pts, dts) {
      if (over) return;
      feed(0, pts, picture.key, picture.data);
      if (!passVideo || over) return;
      reorderDelay ??= pts - dts;
      const stamp = passVideo.stamper.stamp(dts + reorderDelay, nominal);
      const { key, data } = picture;
      passVideo.input.push(
        passVideo.writer.frame({
          ...stamp,
          composition: picture.pts === picture.dts ? 0 : Math.round(pts) - stamp.dts,
          key,
          data,
        }),
      );
    },
    sound({ frames, format }, pts) {
      if (over) return;
      frames.forEach((data, index) => {
        if (over) return;
        const at = pts + (index * AAC_FRAME_SAMPLES * 90_000) / format.sampleRate;
        if (!passAudio) return audio ? feed(1, Math.round(at), true, data) : undefined;
        // Frames from before the run's time 0 have no place in it.
        if (at < 0) return;
        const stamp = passAudio.stamper.stamp((at * format.sampleRate) / 90_000, AAC_FRAME_SAMPLES);
        passAudio.input.push(passAudio.writer.frame({ ...stamp, composition: 0, key: true, data }));
      });
    },
    close,
  };
}

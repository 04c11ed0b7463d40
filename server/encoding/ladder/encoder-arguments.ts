import type { Rung } from "../../../contracts/event.ts";
import type { LadderPlan, SourceFacts } from "./plan.ts";
import type { MasteringMetadata } from "./mastering.ts";

/** Descriptor of the first output pipe; the others follow. */
export const FIRST_PIPE = 3;

export interface EncoderInput {
  facts: SourceFacts;
  plan: LadderPlan;
  mastering: MasteringMetadata | null;
}

/**
 * Arguments of the ffmpeg that makes what does not pass through: NUT in on standard input, one fragmented MP4 a track
 * out, from pipe 3 on, transcodes in their order and then the sound. Null where there is nothing to make.
 */
export function encoderArguments({ facts, plan, mastering }: EncoderInput): string[] | null {
  const sound = plan.audio && !plan.audio.copy;
  if (plan.transcodes.length === 0 && !sound) return null;
  const { picture } = facts.video;
  const isLarge = picture.height > 1088;
  const outputs = plan.transcodes.map(({ rung, frameStep }, index) => [
    ...["-map", "0:v:0", "-vf", filters(facts, rung, frameStep)],
    ...codecArguments(rung, facts, frameStep, mastering),
    // Pictures keep their times to the tick; without these ffmpeg would round them to a grid of frames.
    ...["-fps_mode", "passthrough", "-enc_time_base", "1:90000"],
    ...["-force_key_frames", keyFrames(facts, plan, frameStep)],
    ...fragmented(FIRST_PIPE + index),
  ]);
  if (sound) {
    outputs.push([
      ...[
        "-map",
        "0:a:0",
        "-af",
        "aresample=48000:async=1000",
        "-c:a",
        "aac",
        "-b:a",
        "128k",
        "-ac",
        "2",
        "-ar",
        "48000",
      ],
      ...fragmented(FIRST_PIPE + plan.transcodes.length),
    ]);
  }
  return [
    ...["-hide_banner", "-nostdin", "-v", "error", "-probesize", "32", "-analyzeduration", "0", "-copyts"],
    // Threads by slices, for those by frames hold pictures back.
    ...["-threads", isLarge ? "4" : "1", "-thread_type", "slice"],
    ...(picture.reorder === 0 ? ["-flags", "low_delay"] : []),
    ...["-f", "nut", "-i", "pipe:0"],
    ...outputs.flat(),
  ];
}

const fragmented = (pipe: number): string[] => [
  ...["-f", "mp4", "-movflags", "+cmaf+frag_every_frame+empty_moov+default_base_moof+frag_discont"],
  ...["-video_track_timescale", "90000", "-flush_packets", "1", `pipe:${pipe}`],
];

/** Where a rung passes through, its key pictures are everybody's; else one falls on each second of the run. */
function keyFrames(facts: SourceFacts, plan: LadderPlan, frameStep: number): string {
  const framesInGroup = facts.gopMs === null ? 0 : Math.round((facts.gopMs / 1000) * facts.fps);
  if (plan.passThrough && framesInGroup % frameStep === 0) return "source";
  // `t` counts from the first picture; half a millisecond of grace, for times are rounded to ticks.
  return "expr:gte(t,n_forced-0.0005)";
}

function filters({ video }: SourceFacts, rung: Rung, frameStep: number): string {
  const { picture } = video;
  const steps: string[] = [];
  if (picture.interlaced) steps.push("yadif=deint=interlaced");
  if (frameStep > 1) steps.push(`framestep=${frameStep}`);
  // Bilinear costs a tenth of bicubic; when a picture becomes smaller by up to two, the eye cannot tell them apart.
  if (picture.height !== rung.height) steps.push(`scale=-2:${rung.height}:flags=bilinear`);
  if (picture.transfer !== "sdr" && rung.dynamicRange === "sdr") {
    steps.push(
      "zscale=t=linear:npl=100",
      "format=gbrpf32le",
      "zscale=p=bt709",
      "tonemap=hable",
      "zscale=t=bt709:m=bt709:r=tv",
    );
  }
  steps.push(`format=${rung.bitDepth === 10 ? "yuv420p10le" : "yuv420p"}`);
  return steps.join(",");
}

const HDR10_TAGS = ["-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc"];

function codecArguments(
  rung: Rung,
  facts: SourceFacts,
  frameStep: number,
  mastering: MasteringMetadata | null,
): string[] {
  const kbps = Math.round(rung.bitrateKbps);
  const hdr = rung.dynamicRange === "hdr10";
  const fps = facts.fps / frameStep;
  // Long enough that only forced key pictures count, short enough to recover.
  const group = String(Math.round(fps * 10));
  const threads = rung.height > 1088 ? 4 : rung.height > 720 ? 2 : 1;
  // A second of bits at most is on its way.
  const rate = ["-b:v", `${kbps}k`, "-maxrate", `${kbps}k`, "-bufsize", `${kbps}k`];
  switch (rung.codec) {
    case "h264":
      // Small rungs fill the small tiles of a wall: many are decoded at once, and without CABAC and deblocking at half the price.
      const tune = rung.height <= 360 ? "zerolatency,fastdecode" : "zerolatency";
      return [
        ...["-c:v", "libx264", "-preset", "superfast", "-tune", tune, "-bf", "0", "-g", group, ...rate],
        ...["-threads", String(threads), "-x264-params", `sliced-threads=${threads > 1 ? 1 : 0}:scenecut=0`],
      ];
    case "hevc": {
      const parameters = [
        ...["log-level=error", "scenecut=0", "bframes=0", "frame-threads=1", `pools=${threads}`, "repeat-headers=0"],
        ...(hdr ? ["hdr10=1", "colorprim=bt2020", "transfer=smpte2084", "colormatrix=bt2020nc", "range=limited"] : []),
        ...(hdr && mastering ? [`master-display=${mastering.display}`, `max-cll=${mastering.lightLevel}`] : []),
      ];
      return [
        ...[
          "-c:v",
          "libx265",
          "-preset",
          "ultrafast",
          "-tune",
          "zerolatency",
          "-forced-idr",
          "1",
          "-g",
          group,
          ...rate,
          "-tag:v",
          "hvc1",
        ],
        ...["-x265-params", parameters.join(":"), ...(hdr ? HDR10_TAGS : [])],
      ];
    }
    case "av1": {
      const parameters = [
        ...["pred-struct=1", "scd=0", "lookahead=0", "rc=2", `tbr=${kbps}`, `lp=${threads}`],
        ...(hdr ? ["enable-hdr=1", "color-primaries=9", "transfer-characteristics=16", "matrix-coefficients=9"] : []),
        ...(hdr && mastering
          ? [`mastering-display=${mastering.displayAv1}`, `content-light=${mastering.lightLevel}`]
          : []),
      ];
      // SVT-AV1 takes no orders for key pictures, so it counts to a second's worth.
      return [
        "-c:v",
        "libsvtav1",
        "-preset",
        "12",
        "-g",
        String(Math.round(fps)),
        "-svtav1-params",
        parameters.join(":"),
        ...(hdr ? HDR10_TAGS : []),
      ];
    }
  }
}

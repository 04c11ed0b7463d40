import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asTransportStream, clipArguments, runFfmpeg, type Clip } from "../../senders-for-tests.ts";
import { createContribution, type Picture, type VideoCodec } from "../contribution.ts";
import { withCaptions } from "./caption-encoder-for-tests.ts";
import { writeTransportStream } from "./transport-stream-for-tests.ts";
import type { CcPair } from "./user-data.ts";

/** Real pictures with captions in them. For tests. */
export const FPS = 30;
export const TICKS = 90_000 / FPS;

const bPictures = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-g", "30", "-sc_threshold", "0"];
export const CODECS: readonly { codec: VideoCodec; video: string[] }[] = [
  { codec: "h264", video: [...bPictures, "-pix_fmt", "yuv420p"] },
  {
    codec: "hevc",
    video: [
      "-c:v",
      "libx265",
      "-preset",
      "ultrafast",
      "-pix_fmt",
      "yuv420p",
      "-x265-params",
      "log-level=error:bframes=3",
    ],
  },
  { codec: "mpeg2", video: ["-c:v", "mpeg2video", "-g", "15", "-bf", "2", "-b:v", "1M"] },
];

/** Pictures with B-pictures among them, as a contribution gives them. `folder`: where ffmpeg may write. */
export async function picturesOf(folder: string, codec: VideoCodec, seconds: number): Promise<Picture[]> {
  const file = join(folder, `${codec}-${seconds}.ts`);
  const video = CODECS.find((each) => each.codec === codec)?.video ?? [];
  const clip: Clip = { fps: FPS, height: 144, audio: null, video, seconds };
  await runFfmpeg([...clipArguments(clip, false), ...asTransportStream(file)]);
  return readPictures(await readFile(file));
}

export function readPictures(bytes: Buffer): Picture[] {
  const pictures: Picture[] = [];
  const contribution = createContribution({
    onProgram() {},
    onPicture: (picture) => void pictures.push(picture),
    onSound() {},
    onRubbish() {},
    onLoss() {},
  });
  for (let at = 0; at < bytes.length; at += 1316) contribution.push(bytes.subarray(at, at + 1316));
  contribution.reset();
  return pictures;
}

/** A transport stream of these pictures; `captions[n]` goes with the n-th picture that is shown. */
export function carry(codec: VideoCodec, pictures: readonly Picture[], captions: readonly CcPair[][]): Buffer {
  const shown = pictures.toSorted((one, other) => one.pts - other.pts);
  return writeTransportStream(
    codec,
    pictures.map(({ pts, dts, data }) => {
      const pairs = captions[shown.findIndex((each) => each.pts === pts)] ?? [];
      return { pts, dts, data: withCaptions(data, codec, pairs, 4) };
    }),
  );
}

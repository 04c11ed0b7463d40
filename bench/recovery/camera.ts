import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";

/** A camera that can be pulled out and plugged in again. */
export interface Camera {
  stop(): Promise<void>;
}

const QUIET = ["-v", "error", "-nostdin"];

export interface CameraSettings {
  height: number;
  sound?: boolean;
  /** Added to all its time stamps, seconds. */
  offset?: number;
}

/** A moving test picture with a tone, 25 frames a second, a key picture each second. Dials until it gets through. */
export function startCamera(port: number, { height, sound = true, offset = 0 }: CameraSettings): Camera {
  const width = (height * 16) / 9;
  let camera: Camera;
  let stopped = false;
  const dial = () => {
    const child = spawn(
      "ffmpeg",
      [
        [...QUIET, "-re", "-f", "lavfi", "-i", `testsrc2=size=${width}x${height}:rate=25`],
        sound ? ["-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"] : [],
        ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "25", "-pix_fmt", "yuv420p"],
        ["-c:a", "aac", "-b:a", "64k", "-muxdelay", "0", "-muxpreload", "0", "-flush_packets", "1"],
        ["-output_ts_offset", String(offset), "-f", "mpegts", srt(port)],
      ].flat(),
      { stdio: "ignore" },
    );
    child.once("close", () => {
      if (!stopped) dial();
    });
    camera = asCamera(child);
  };
  dial();
  return {
    stop() {
      stopped = true;
      return camera.stop();
    },
  };
}

/** Bytes that mean nothing, at the rate of a small camera. */
export function startRubbish(port: number): Camera {
  const child = spawn(
    "ffmpeg",
    [...QUIET.slice(0, 2), "-f", "data", "-raw_packet_size", "1316", "-i", "pipe:0", "-map", "0", "-c", "copy"].concat([
      ...["-flush_packets", "1", "-f", "data", srt(port)],
    ]),
    { stdio: ["pipe", "ignore", "ignore"] },
  );
  child.stdin?.on("error", () => {});
  const sending = setInterval(() => child.stdin?.write(randomBytes(1316 * 4)), 40);
  child.once("close", () => clearInterval(sending));
  return asCamera(child);
}

const srt = (port: number): string =>
  `srt://127.0.0.1:${port}?mode=caller&latency=20000&pkt_size=1316&connect_timeout=1000`;

const asCamera = (child: ChildProcess): Camera => ({
  async stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "close");
  },
});

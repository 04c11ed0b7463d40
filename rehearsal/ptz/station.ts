import { spawn, type ChildProcess } from "node:child_process";
import { stripCells, STRIP_CELLS, STRIP_LUMA, stripHeight, type Timecode } from "../../contracts/timecode.ts";
import type { UtcMs } from "../../contracts/units.ts";
import type { Camera } from "../camera.ts";
import { createPace } from "../clock.ts";
import { encoderArgs } from "../playout/encoder.ts";
import { openPicture } from "../playout/picture.ts";
import { createProgramme, frameAt, type Programme } from "../playout/programme.ts";
import type { Relay } from "../playout/relay.ts";
import { createFlashVideoReader } from "./flash-video.ts";
import type { View } from "./head.ts";

/** Pictures given to the encoder that have not come back; more means that this machine is too slow just now. */
const MAX_UNDERWAY = 3;
const MAX_LOST = 40;
const RESTART_MS = 300;

/** Writes a strip into finished RGBA pixels, where there is no time to draw the picture anew. */
export function stampStrip(
  pixels: Buffer,
  { width, height }: { width: number; height: number },
  timecode: Timecode,
): void {
  const high = stripHeight(height);
  const row = Buffer.alloc(width * 4, 0xff);
  stripCells(timecode).forEach((white, index) => {
    const from = Math.round((index * width) / STRIP_CELLS);
    const to = Math.round(((index + 1) * width) / STRIP_CELLS);
    const luma = white ? STRIP_LUMA.white : STRIP_LUMA.black;
    for (let x = from; x < to; x++) row.fill(luma, x * 4, x * 4 + 3);
  });
  for (let y = height - high; y < height; y++) row.copy(pixels, y * width * 4);
}

/**
 * A camera whose pictures are drawn when they are due: each instant of the grid is drawn, encoded and sent at once.
 * The encoder begins at a whole second of UTC, so its groups of pictures do too.
 */
export function createStation(options: {
  camera: Camera;
  relay: Relay;
  strip: boolean;
  viewAt: (instant: UtcMs) => View;
  /** AAC frames of the loop; silence while they are not there yet. */
  sound: () => readonly Buffer[];
  onAir?: (onAir: boolean) => void;
  onSent?: (instant: UtcMs) => void;
}): { close(): void } {
  const { camera, relay } = options;
  const picture = openPicture(camera);
  let encoder: ChildProcess | undefined;
  let retryAt = 0;
  let underway: UtcMs[] = [];
  let pixels: Buffer | undefined;
  let programme: Programme | undefined;
  let connection = -1;
  let onAir = false;
  let previous: number | undefined;

  const setOnAir = (value: boolean) => {
    if (value !== onAir) options.onAir?.(value);
    onAir = value;
  };

  const stopEncoder = () => {
    encoder?.kill("SIGKILL");
    encoder = undefined;
    underway = [];
    setOnAir(false);
  };

  const send = (bytes: Buffer, key: boolean, instant: UtcMs) => {
    if (!relay.open) return setOnAir(false);
    if (connection !== relay.connection) setOnAir(false);
    if (key && !onAir) {
      connection = relay.connection;
      programme = createProgramme({ sound: options.sound, fps: camera.fps });
      setOnAir(true);
    }
    if (!onAir || !programme) return;
    relay.send(programme.picture(bytes, instant, key));
    options.onSent?.(instant);
  };

  const startEncoder = (instant: UtcMs) => {
    const current = spawn("ffmpeg", encoderArgs(camera, { live: true }), { stdio: ["pipe", "pipe", "inherit"] });
    encoder = current;
    const reader = createFlashVideoReader();
    current.stdout.on("data", (piece: Buffer) => {
      if (encoder !== current) return;
      for (const { bytes, key } of reader.push(piece)) {
        const due = underway.shift();
        if (due !== undefined) send(bytes, key, due);
      }
    });
    current.stdin.on("error", () => {});
    const gone = () => {
      if (encoder !== current) return;
      retryAt = instant + RESTART_MS;
      stopEncoder();
    };
    current.once("exit", gone);
    current.once("error", gone);
  };

  const drawn = (instant: UtcMs): Buffer => {
    const timecode = { camera: camera.index, frame: frameAt(instant, camera.loopMs, camera.fps).frame };
    if (pixels && underway.length > MAX_UNDERWAY) {
      // Late: the last picture again, with the strip of this one, keeps the grid whole.
      const again = Buffer.from(pixels);
      if (options.strip) stampStrip(again, camera, timecode);
      return again;
    }
    pixels = picture.draw(instant, { view: options.viewAt(instant), strip: options.strip ? timecode : null });
    return pixels;
  };

  const pace = createPace({
    periodMs: 1000 / camera.fps,
    onInstant: (instant) => {
      const gap = previous !== undefined && Math.round(instant - previous) !== Math.round(1000 / camera.fps);
      previous = instant;
      // A hole in the grid would put the key pictures off the whole seconds.
      if (encoder && (gap || underway.length > MAX_LOST)) stopEncoder();
      // Nobody takes pictures: none are drawn.
      if (!relay.open) return stopEncoder();
      if (!encoder && instant % 1000 === 0 && instant >= retryAt) startEncoder(instant);
      if (!encoder?.stdin) return;
      const bytes = drawn(instant);
      underway.push(instant);
      encoder.stdin.write(bytes);
    },
  });

  return {
    close() {
      pace.close();
      stopEncoder();
      picture.close();
    },
  };
}

import type { Carrier } from "./playout/relay.ts";

/** What the rehearsal must know of a camera to render it, play it and put it into an event file. */
export interface Camera {
  id: string;
  name: string;
  detail: string;
  venue: string;
  /** In its timecode strip; its port is the base port + 10 + this. */
  index: number;
  /**
   * scene: rendered once and played; live: drawn as it is sent, obeys VISCA; test: a plain moving picture;
   * placeholder: stands where an interpreter would, without a sound.
   */
  kind: "scene" | "live" | "test" | "placeholder";
  carrier: Carrier;
  width: number;
  height: number;
  fps: number;
  /** After this the same pictures and sounds come again. A multiple of 8 s, so that it holds whole AAC frames. */
  loopMs: number;
  bitrateKbps: number;
}

/**
 * rehearsal: what `npm start` plays, sized so that cameras, backend and one browser fit two cores (docs/adr/0014);
 * full: every recorded camera in 720p with a whole ladder; sync25, sync50: plain test pictures for benches.
 */
export const PROFILES = ["rehearsal", "full", "sync25", "sync50"] as const;
export type Profile = (typeof PROFILES)[number];

/** The mountain sends over SRT, as across an open network; the halls as within a house, which costs two processes less. */
const VENUE_CAMERAS: readonly Omit<Camera, "index" | "carrier" | "width" | "height" | "fps" | "bitrateKbps">[] = [
  { id: "alpine-1", name: "Alpine 1", detail: "On course", venue: "alpine", kind: "scene", loopMs: 128_000 },
  { id: "alpine-2", name: "Alpine 2", detail: "Finish area", venue: "alpine", kind: "live", loopMs: 128_000 },
  { id: "biathlon", name: "Biathlon", detail: "Range", venue: "biathlon", kind: "scene", loopMs: 64_000 },
  { id: "ice", name: "Ice arena", detail: "Para ice hockey", venue: "ice", kind: "scene", loopMs: 64_000 },
  { id: "curling", name: "Curling", detail: "Sheet B", venue: "curling", kind: "scene", loopMs: 64_000 },
  { id: "studio", name: "Studio", detail: "Talk", venue: "studio", kind: "scene", loopMs: 64_000 },
  { id: "sign", name: "Sign language", detail: "No signer here", venue: "studio", kind: "placeholder", loopMs: 8000 },
];

const SIZES = {
  large: { width: 1280, height: 720, fps: 25, bitrateKbps: 2500 },
  fair: { width: 960, height: 540, fps: 25, bitrateKbps: 1800 },
  middle: { width: 768, height: 432, fps: 25, bitrateKbps: 1400 },
  still: { width: 640, height: 360, fps: 25, bitrateKbps: 300 },
  small: { width: 512, height: 288, fps: 25, bitrateKbps: 1300 },
} as const;

function sizeOf({ id, kind }: Pick<Camera, "id" | "kind">, profile: "rehearsal" | "full"): keyof typeof SIZES {
  if (kind === "placeholder") return "still";
  if (profile === "full") return kind === "live" ? "fair" : "large";
  // Drawn and encoded live, each line costs all the time.
  if (kind === "live") return "small";
  return id === "alpine-1" ? "large" : "middle";
}

/** Test cameras loop after 16 s: quickly rendered, and still no frame repeats within any latency or DVR check of a bench. */
export const TEST_LOOP_MS = 16_000;

export function camerasOf(profile: Profile): Camera[] {
  if (profile === "rehearsal" || profile === "full")
    return VENUE_CAMERAS.map((camera, index) => ({
      ...camera,
      index,
      carrier: camera.venue === "alpine" ? "srt" : "udp",
      ...SIZES[sizeOf(camera, profile)],
    }));
  return Array.from({ length: 6 }, (_, index) => ({
    id: `sync-${index + 1}`,
    name: `Test camera ${index + 1}`,
    detail: `${profile === "sync25" ? 25 : 50} frames a second`,
    venue: "test",
    index,
    kind: "test",
    carrier: "srt",
    width: 640,
    height: 360,
    fps: profile === "sync25" ? 25 : 50,
    loopMs: TEST_LOOP_MS,
    bitrateKbps: 800,
  }));
}

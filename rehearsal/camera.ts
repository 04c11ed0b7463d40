/** What the rehearsal must know of a camera to render it, play it and put it into an event file. */
export interface Camera {
  id: string;
  name: string;
  detail: string;
  venue: string;
  /** In its timecode strip; its port is the base port + 10 + this. */
  index: number;
  /** scene: rendered once and played; live: drawn as it is sent, obeys VISCA; test: a plain moving picture. */
  kind: "scene" | "live" | "test";
  width: number;
  height: number;
  fps: number;
  /** After this the same pictures and sounds come again. A multiple of 8 s, so that it holds whole AAC frames. */
  loopMs: number;
  bitrateKbps: number;
}

export const PROFILES = ["rehearsal", "sync25", "sync50"] as const;
export type Profile = (typeof PROFILES)[number];

const VENUE_CAMERAS: readonly Omit<Camera, "index" | "width" | "height" | "fps" | "bitrateKbps">[] = [
  {
    id: "alpine-1",
    name: "Alpine: finish slope",
    detail: "Last gates and finish",
    venue: "alpine",
    kind: "scene",
    loopMs: 128_000,
  },
  {
    id: "alpine-2",
    name: "Alpine: tracking camera",
    detail: "Follows the skier",
    venue: "alpine",
    kind: "live",
    loopMs: 128_000,
  },
  {
    id: "biathlon",
    name: "Biathlon range",
    detail: "Shooting lanes",
    venue: "biathlon",
    kind: "scene",
    loopMs: 64_000,
  },
  { id: "ice", name: "Ice arena", detail: "Para ice hockey", venue: "ice", kind: "scene", loopMs: 64_000 },
  { id: "curling", name: "Curling sheet", detail: "House and stones", venue: "curling", kind: "scene", loopMs: 64_000 },
  { id: "studio", name: "Studio", detail: "Course overview", venue: "studio", kind: "scene", loopMs: 64_000 },
];

/** Test cameras loop after 16 s: quickly rendered, and still no frame repeats within any latency or DVR check of a bench. */
export const TEST_LOOP_MS = 16_000;

export function camerasOf(profile: Profile): Camera[] {
  if (profile === "rehearsal")
    return VENUE_CAMERAS.map((camera, index) =>
      camera.kind === "live"
        ? { ...camera, index, width: 960, height: 540, fps: 25, bitrateKbps: 2200 }
        : { ...camera, index, width: 1280, height: 720, fps: 25, bitrateKbps: 2500 },
    );
  return Array.from({ length: 6 }, (_, index) => ({
    id: `sync-${index + 1}`,
    name: `Test camera ${index + 1}`,
    detail: `${profile === "sync25" ? 25 : 50} frames a second`,
    venue: "test",
    index,
    kind: "test",
    width: 640,
    height: 360,
    fps: profile === "sync25" ? 25 : 50,
    loopMs: TEST_LOOP_MS,
    bitrateKbps: 800,
  }));
}

import type { EventFile, Rung } from "../contracts/event.ts";
import { PORT_OFFSETS } from "../contracts/routes.ts";
import { camerasOf, type Camera, type Profile } from "./camera.ts";
import { scriptedTracks } from "./captions/scripts.ts";
import { FEED_LOCATIONS, VENUE_CODES } from "./results/places.ts";
import { athletes, consents } from "./scenario/athletes.ts";
import { sensorTopics } from "./sensors/topics.ts";

/** What a receiver on the same machine needs to repair losses; more only adds latency. */
export const SRT_LATENCY_MS = 60;
export const portOf = (basePort: number, camera: Camera): number => basePort + PORT_OFFSETS.rehearsal + camera.index;
/** Where the pan/tilt/zoom camera listens for VISCA, from the base port. */
export const VISCA_PORT_OFFSET = 30;

const VENUES: Readonly<Record<string, string>> = {
  alpine: "Alpine course",
  biathlon: "Biathlon range",
  ice: "Ice arena",
  curling: "Curling hall",
  studio: "Studio",
  test: "Test pictures",
};

const rung = (height: number, bitrateKbps: number): Rung => ({
  id: `${height}p`,
  height,
  bitrateKbps,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  passThrough: "auto",
});

const ladderOf = ({ kind, height }: Camera, profile: Profile): string =>
  kind === "placeholder"
    ? "still"
    : height >= 720
      ? "standard"
      : profile === "full"
        ? "tracking"
        : height > 360
          ? "middle"
          : "small";

function addressOf(basePort: number, camera: Camera): string {
  const place = `127.0.0.1:${portOf(basePort, camera)}`;
  // libsrt's latency in an ffmpeg address is in microseconds.
  return camera.carrier === "srt" ? `srt://${place}?mode=listener&latency=${SRT_LATENCY_MS * 1000}` : `udp://${place}`;
}

/** Where results look for what the camera shows. */
function locationOf({ id }: Camera): { location?: string } {
  const location = FEED_LOCATIONS[id];
  return location === undefined ? {} : { location };
}

/** The event file of the rehearsal, as an operator would have written it. */
export function rehearsalEvent(basePort: number, profile: Profile = "rehearsal"): EventFile {
  const cameras = camerasOf(profile);
  const isTest = profile === "sync25" || profile === "sync50";
  return {
    id: isTest ? `rehearsal-${profile}` : "rehearsal",
    name: isTest ? "Test pictures" : "Winter Rehearsal",
    detail: isTest ? profile : "Session 1",
    sample: true,
    timeZone: "Europe/Rome",
    venues: [...new Set(cameras.map(({ venue }) => venue))].map((id) => {
      const code = VENUE_CODES[id];
      return { id, name: VENUES[id] ?? id, ...(code === undefined ? {} : { code }) };
    }),
    athletes: isTest ? [] : athletes.map((athlete) => ({ ...athlete })),
    ladders: {
      standard: [rung(720, 2500), rung(360, 700)],
      tracking: [rung(540, 2200), rung(360, 700)],
      // Taken as they come: a transcode a camera is what two cores and a browser cannot carry (docs/adr/0014).
      middle: [rung(432, 1600)],
      small: [rung(288, 1400)],
      still: [rung(360, 400)],
    },
    feeds: cameras.map((camera) => ({
      id: camera.id,
      name: camera.name,
      detail: camera.detail,
      venue: camera.venue,
      ...locationOf(camera),
      source: { url: addressOf(basePort, camera) },
      timing: { mode: "pts-utc" },
      ladder: ladderOf(camera, profile),
      ...(camera.kind === "placeholder" ? { purpose: "sign" as const } : { audio: { language: "en" } }),
      captions: scriptedTracks(camera.id).map((track) => ({ ...track, from: "http" as const })),
    })),
    metrics: [],
    sensors: sensorTopics(cameras).map((sensor) => ({ ...sensor, feeds: [...sensor.feeds], offsetMs: 0 })),
    consents: isTest ? [] : consents.map((consent) => ({ ...consent })),
  };
}

import type { FeedTrouble } from "../../contracts/status.ts";
import type { PlaybackError } from "../core/player/player.ts";
import { shortSpan, spokenSpan, type TimeOfDay } from "../core/figures/times.ts";
import type { TileFace } from "../features/wall/tile-face.ts";

/** Every word that the viewer says, in one place. */

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const spelled = (count: number) => numbers[count] ?? String(count);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const words = {
  product: "Vedetta",
  skip: "Skip to the picture",
  close: "Close",

  settings: "Settings",
  schedule: "Schedule",
  medals: "Medals",
  pages: "Pages",
  ask: "What is happening?",
  copyLink: "Copy a link to this moment",
  answer: "Message",
  closeAnswer: "Close the message",
  layouts: "Layouts",
  layoutIs: (name: string) => `Layout: ${name}`,
  camerasTitle: "Cameras",
  camera: "Camera",
  mainCamera: "chosen",
  noPictures: "No picture is loaded",
  newestFirst: "Newest first",
  goTo: (clock: string, text: string) => `${clock}. ${text} Go there.`,

  openingTitle: "Opening",
  opening: "Asking the server which cameras there are.",
  away: { title: "The server does not answer", text: "This page comes back by itself when the server does." },
  refused: { title: "The server refuses", text: "It answered, but not with an event." },
  unreadable: {
    title: "The server's answer cannot be read",
    text: "It may be of another version than this page. Whoever runs it should know this:",
  },
  serverAway: "The server does not answer. What is loaded goes on, and the page reconnects by itself.",
  again: "Try again now",
  noFeeds: { title: "No cameras yet", text: "This event has no feeds. The wall fills when it gets some." },

  live: "Live",
  behindLive: (ms: number) => `${shortSpan(ms)} behind live`,
  atLiveEdge: "At the live edge",
  goLive: "Go live",
  play: "Play",
  pause: "Pause",
  back10: "Back 10 seconds",
  forward10: "Forward 10 seconds",
  description: "Description",
  captions: "Captions",
  sign: "Sign",
  noneForThisEvent: "None for this event",
  noneShort: "None",
  sound: "Sound",
  more: "More",
  player: "Player",
  fullScreen: "Full screen",
  leaveFullScreen: "Leave full screen",
  pictureInPicture: "Picture in picture",
  keys: "Keys",
  time: "Time",
  timeText: (clock: string, live: boolean, behindMs: number) =>
    `${clock}, ${live ? "at the live edge" : `${spokenSpan(behindMs)} behind live`}`,

  inSync: "In sync",
  catchingUp: "Catching up",
  noCameras: "No pictures",
  cameras: (count: number, spreadMs: number | null) =>
    `${count} camera${count === 1 ? "" : "s"}${spreadMs === null ? "" : `, ${spreadMs < 1 ? "under 1" : Math.round(spreadMs)} ms`}`,
  openMeter: "Sync meter",

  soundOff: "Muted",
  soundBlocked: "Press any key to hear it",
  soundNone: "None for this event",
  soundOf: (percent: number, name: string) => `${percent}%, ${name}`,
  mute: "Mute",
  unmute: "Unmute",
  volume: "Volume",
  listenTo: "Listen to",
  theMainPicture: "The main picture",
  withoutSound: "no sound",

  cameraWall: "Cameras, in the same moment",
  mainPictureOf: (name: string) => `Main picture, ${name}`,
  tileName: (number: number, name: string, state: string, main: boolean, paused: boolean) =>
    main
      ? `Camera ${number}: ${name}. Main picture. ${state}. Press to ${paused ? "play" : "pause"}.`
      : `Camera ${number}: ${name}. ${state}. Press to make it the main picture.`,
  startPicture: "Play",

  whatHappened: "What happened",
  nothingYet: "Nothing yet.",
  happened: {
    start: (name: string) => `${name} starts.`,
    gate: (name: string, gate: number, kmh: number | null) =>
      `${name} passes gate ${gate}${kmh === null ? "" : ` at ${Math.round(kmh)} km/h`}.`,
    shot: (name: string, hit: boolean) => `${name} ${hit ? "hits" : "misses"}.`,
  },
  story: "Race",
  storyPart: (number: number) => `Race, part ${number}`,
  onCourse: "On course",
  nobody: "Nobody on course",
  conditions: "Conditions",
  venue: "Venue",
  conditionColumns: ["Snow or ice", "Air", "Humidity", "Wind"],
  sampleEvent: "Sample event. The athletes, times and values are invented.",
  bib: "Bib",
  calculated: "Calculated",
  realTimes: (time: string, factor: number) => `Real ${time} \u00d7 ${factor}`,
  shared: (label: string) => `${label}, shared`,
  gate: (number: number) => `Gate ${number}`,
  shots: (hits: number, of: number) => `${hits} of ${of} hit`,

  run: "Run",
  speedOverDistance: "Speed over distance",
  noRun: "Nobody is on course. The next run starts a new line.",
  noBest: "The fastest run of the day is not recorded here yet.",
  bestRunOf: (name: string) => `${name}, the fastest run of the day`,
  against: (name: string, best: string) => `${name} against ${best}`,
  comparison: (name: string, kmh: number, best: string, metres: number) =>
    Math.abs(kmh) < 0.05
      ? `${name} as fast as ${best} at ${Math.round(metres)} m`
      : `${name} ${Math.abs(kmh).toFixed(1)} km/h ${kmh < 0 ? "slower" : "faster"} than ${best} at ${Math.round(metres)} m`,
  alone: (name: string, kmh: number, metres: number) =>
    `${name} at ${Math.round(kmh)} km/h, ${Math.round(metres)} m down the course.`,

  announce: {
    main: (name: string) => `Main picture: ${name}.`,
    layout: (name: string, purpose: string) => `Layout: ${name}. ${purpose}`,
    listening: (name: string) => `Listening to ${name}.`,
    noSound: (name: string) => `${name} has no sound.`,
    behind: (ms: number) => `${spokenSpan(ms)} behind live.`,
    live: "At the live edge.",
    paused: "Paused.",
    playing: "Playing.",
    muted: "Muted.",
    unmuted: "Sound on.",
    lost: (name: string, others: number) =>
      others > 0
        ? `${name}: no signal. The other ${spelled(others)} go${others === 1 ? "es" : ""} on.`
        : `${name}: no signal.`,
    back: (name: string) => `${name} is back.`,
    serverAway: "The server does not answer.",
    serverBack: "The server is back.",
    noPictureInPicture: "This browser has no picture in picture.",
  },
} as const;

const troubles: Record<FeedTrouble, { state: string; text: string }> = {
  unreachable: { state: "Unreachable", text: "The source cannot be reached. It is tried again and again." },
  stopped: { state: "Stopped", text: "The camera stopped sending." },
  unreadable: { state: "Unreadable", text: "What the camera sends cannot be read." },
  "no-video": { state: "No picture", text: "The source sends no picture." },
  "no-audio": { state: "No sound", text: "The source sends no sound." },
  "time-jump": { state: "Clock jumped", text: "The camera's clock jumped. The picture goes on." },
  "format-changed": { state: "New format", text: "The camera changed its format. The picture goes on." },
  "encoder-restarted": { state: "Restarted", text: "The encoder was restarted. The picture goes on." },
};

const failures: Record<PlaybackError["kind"], string> = {
  network: "The server stopped sending this picture.",
  decode: "This browser cannot decode the picture.",
  licence: "This picture is protected, and there is no licence for it.",
  "behind-live-window": "This moment is no longer recorded.",
  autoplay: "The browser waits for you.",
  unsupported: "This browser cannot play this kind of stream.",
};

export interface FaceWords {
  /** One or two words beside the name. */
  state: string;
  /** A fault stays visible on narrow tiles. */
  fault: boolean;
  veil: { title: string; text: string; progress?: number; action?: string } | null;
}

/** What a tile says of itself. */
export function faceWords(face: TileFace, time: TimeOfDay): FaceWords {
  const rest = "The rest goes on.";
  const veil = (
    state: string,
    title: string,
    text: string,
    more: { progress?: number; action?: string } = {},
  ): FaceWords => ({
    state,
    fault: true,
    veil: { title, text, ...more },
  });
  switch (face.kind) {
    case "picture":
      if (face.behindMs !== null)
        return { state: `${(face.behindMs / 1000).toFixed(1)} s behind`, fault: true, veil: null };
      if (face.trouble !== null) return { state: troubles[face.trouble].state, fault: true, veil: null };
      return { state: words.live, fault: false, veil: null };
    case "preparing": {
      const percent = Math.floor(face.ready * 100);
      return veil("Rendering", "Getting ready", `Rendering ${percent} %`, { progress: percent });
    }
    case "waiting":
      return face.trouble === null
        ? veil("Waiting", "Waiting", "No picture has come yet.")
        : veil("Waiting", "Waiting", troubles[face.trouble].text);
    case "starting":
      return veil("Loading", "Loading", "The first picture is on its way.");
    case "loading": {
      const seconds = (ms: number) => String(Math.round(ms / 100) / 10);
      const progress = Math.min(100, Math.round((face.readyMs / Math.max(1, face.neededMs)) * 100));
      const text =
        face.neededMs > 1
          ? `${seconds(face.readyMs)} of ${seconds(face.neededMs)} seconds ready`
          : "Asking for the first picture";
      return veil("Loading", "Loading", text, { progress });
    }
    case "stalled":
      return veil("Waiting", "Waiting for data", lastPicture(face.lastPictureAt, time));
    case "reconnecting":
      return veil(
        "Reconnecting",
        "Reconnecting",
        `${lastPicture(face.lastPictureAt, time)} Try ${face.attempt} of ${face.of}.`.trim(),
      );
    case "no-signal":
      return veil(
        "No signal",
        "No signal",
        face.lastPictureAt === null
          ? `The camera stopped sending. ${rest}`
          : `The camera stopped sending at ${time.minute(face.lastPictureAt)}. ${rest}`,
      );
    case "fault":
      return veil(
        "Fault",
        "Cannot be shown",
        `${face.trouble === null ? "Something is wrong at the source." : troubles[face.trouble].text} ${rest}`,
      );
    case "blocked":
      return veil("Waits for you", "Ready", failures.autoplay, { action: words.startPicture });
    case "failed":
      return veil(
        "Failed",
        capital("cannot play"),
        failures[face.error],
        face.error === "unsupported" ? {} : { action: words.again },
      );
  }
}

const lastPicture = (at: number | null, time: TimeOfDay): string =>
  at === null ? "" : `Last picture ${time.clock(at)}.`;

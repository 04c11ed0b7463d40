import { live } from "../contracts/routes.ts";
import { expect, test } from "./stage.ts";

/** What other people's players say of our streams: half a minute each, without a stall. */

const SECONDS = 30;
const FEED = "sync-1";

// The page stands for somebody else's: our own content policy is not theirs.
test.use({ bypassCSP: true, feeds: [FEED] });
// What else the machine does may stall any player; a stream that is wrong stalls it each time.
test.describe.configure({ retries: 2 });

interface Played {
  seconds: number;
  stalls: number;
  errors: string[];
}

const PLAYERS = [
  {
    name: "dash.js plays our MPD",
    script: "node_modules/dashjs/dist/modern/umd/dash.all.min.js",
    address: live.manifest(FEED),
    start: (url: string) => {
      const { dashjs } = globalThis as unknown as {
        dashjs: {
          MediaPlayer: { (): { create(): DashPlayer }; events: { ERROR: string } };
        };
      };
      interface DashPlayer {
        initialize(video: HTMLVideoElement, url: string, autoplay: boolean): void;
        updateSettings(settings: unknown): void;
        on(event: string, listener: (event: unknown) => void): void;
      }
      const player = dashjs.MediaPlayer().create();
      player.on(dashjs.MediaPlayer.events.ERROR, (event) => {
        (globalThis as unknown as { played: Played }).played.errors.push(
          JSON.stringify((event as { error?: unknown }).error),
        );
      });
      player.initialize(document.querySelector("video") ?? document.createElement("video"), url, true);
    },
  },
  {
    name: "hls.js plays our LL-HLS",
    script: "node_modules/hls.js/dist/hls.min.js",
    address: live.master(FEED),
    start: (url: string) => {
      interface Hls {
        on(event: string, listener: (event: string, data: { fatal: boolean; details: string }) => void): void;
        loadSource(url: string): void;
        attachMedia(video: HTMLVideoElement | null): void;
      }
      const { Hls } = globalThis as unknown as { Hls: (new (options: unknown) => Hls) & { Events: { ERROR: string } } };
      const player = new Hls({ lowLatencyMode: true });
      player.on(Hls.Events.ERROR, (_event, { fatal, details }) => {
        if (fatal) (globalThis as unknown as { played: Played }).played.errors.push(details);
      });
      player.loadSource(url);
      const video = document.querySelector("video");
      player.attachMedia(video);
      void video?.play();
    },
  },
];

for (const { name, script, address, start } of PLAYERS) {
  test(`${name} for ${SECONDS} s without a stall`, async ({ page, backend }) => {
    // Any page will do; one of the origin's own host spares the preflights.
    await page.goto(`${backend.base}/api/time`);
    await page.setContent("<!doctype html><video muted playsinline width=640></video>");
    await page.evaluate(() => {
      const played: Played = { seconds: 0, stalls: 0, errors: [] };
      Object.assign(globalThis, { played });
      const video = document.querySelector("video");
      let started = false;
      video?.addEventListener("playing", () => (started = true));
      video?.addEventListener("waiting", () => {
        if (started) played.stalls++;
      });
    });
    await page.addScriptTag({ path: script });
    await page.evaluate(start, new URL(address, backend.origin).href);
    const video = page.locator("video");
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime > 0 && !element.paused))
      .toBe(true);
    // Joining may take a stall or two; what is promised is the half minute after.
    await page.waitForTimeout(3000);
    const before = await video.evaluate((element: HTMLVideoElement) => {
      (globalThis as unknown as { played: Played }).played.stalls = 0;
      return element.currentTime;
    });
    await page.waitForTimeout(SECONDS * 1000);
    const after = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
    const played = await page.evaluate(() => (globalThis as unknown as { played: Played }).played);
    expect(played).toMatchObject({ stalls: 0, errors: [] });
    expect(after - before).toBeGreaterThan(SECONDS * 0.9);
  });
}

/** What a player showed in a frame of its picture: the frame's time, UTC ms, and the captions. */
interface Shown {
  utcMs: number;
  texts: string[];
}
interface Captioned {
  /** Of the picture that is shown. */
  utcMs(): number;
  frames: Shown[];
}

const READERS = [
  {
    name: "dash.js reads the WebVTT track",
    script: "node_modules/dashjs/dist/modern/umd/dash.all.min.js",
    address: live.manifest(FEED),
    start: (url: string) => {
      const video = document.querySelector("video");
      const { dashjs } = globalThis as unknown as { dashjs: { MediaPlayer: () => { create(): DashPlayer } } };
      interface DashPlayer {
        initialize(video: HTMLVideoElement | null, url: string, autoplay: boolean): void;
        setInitialMediaSettingsFor(type: string, settings: object): void;
        updateSettings(settings: object): void;
        enableText(on: boolean): void;
      }
      const player = dashjs.MediaPlayer().create();
      player.initialize(video, url, true);
      player.updateSettings({ streaming: { text: { defaultEnabled: true } } });
      player.setInitialMediaSettingsFor("text", { lang: "en", codec: 'application/mp4;codecs="wvtt"' });
      player.enableText(true);
      Object.assign(globalThis, { captioned: { frames: [], utcMs: () => (video?.currentTime ?? 0) * 1000 } });
    },
  },
  {
    name: "hls.js reads the IMSC1 track",
    script: "node_modules/hls.js/dist/hls.min.js",
    address: live.master(FEED),
    start: (url: string) => {
      const video = document.querySelector("video");
      interface Hls {
        subtitleTrack: number;
        subtitleDisplay: boolean;
        playingDate: Date | null;
        loadSource(url: string): void;
        attachMedia(video: HTMLVideoElement | null): void;
      }
      const { Hls } = globalThis as unknown as {
        Hls: new (options: object) => Hls;
      };
      // Whole segments of words come last of all: a player that reads no parts of them stays behind for their length.
      const player = new Hls({ lowLatencyMode: false });
      // Its choice follows the element's text tracks, and those come with the first pictures.
      const choose = () => {
        player.subtitleTrack = 0;
        player.subtitleDisplay = true;
      };
      video?.addEventListener("playing", choose, { once: true });
      player.loadSource(url);
      player.attachMedia(video);
      void video?.play();
      Object.assign(globalThis, { captioned: { frames: [], utcMs: () => player.playingDate?.getTime() ?? 0 } });
    },
  },
];

for (const { name, script, address, start } of READERS) {
  test(`${name}: each second's words are there for its pictures, to 100 ms`, async ({ page, backend }) => {
    await page.goto(`${backend.base}/api/time`);
    await page.setContent("<!doctype html><video muted playsinline width=640></video>");
    await page.addScriptTag({ path: script });
    await page.evaluate(start, new URL(address, backend.origin).href);
    await page.evaluate(() => {
      const { captioned } = globalThis as unknown as { captioned: Captioned };
      const video = document.querySelector("video");
      const look = () => {
        const tracks = [...(video?.textTracks ?? [])].filter(({ mode }) => mode !== "disabled");
        const texts = tracks.flatMap((track) => [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text));
        captioned.frames.push({ utcMs: captioned.utcMs(), texts });
        requestAnimationFrame(look);
      };
      look();
    });
    const frames = () => page.evaluate(() => (globalThis as unknown as { captioned: Captioned }).captioned.frames);
    await expect.poll(async () => (await frames()).some(({ texts }) => texts.length > 0)).toBe(true);
    await page.waitForTimeout(10_000);
    const all = await frames();
    const since = all.slice(all.findIndex(({ texts }) => texts.length > 0));
    const clock = (ms: number) => new Date(ms).toISOString().slice(11, 19);
    const isRight = ({ utcMs, texts }: Shown) =>
      texts.some((text) => [0, -100, 100].some((off) => text.includes(clock(utcMs + off))));
    const spoken = new Set(since.flatMap(({ texts }) => texts));
    expect(spoken.size).toBeGreaterThanOrEqual(8);
    expect(
      since.filter((frame) => !isRight(frame)).map(({ utcMs, texts }) => `${clock(utcMs)}: ${texts.join()}`).length /
        since.length,
    ).toBeLessThan(0.03);
  });
}

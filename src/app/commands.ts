import type { UtcMs } from "../../contracts/units.ts";
import type { Announcements } from "./announcements.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { words } from "./words.ts";

/** What a viewer can ask for, by button or by key. Each says in words what came of it. */
export interface Commands {
  togglePlay(): void;
  seekBy(ms: number): void;
  go(target: UtcMs | "live" | "start"): void;
  main(feed: string): void;
  /** null follows the main picture. */
  listen(feed: string | null): void;
  mute(muted?: boolean): void;
  pictureInPicture(): void;
  fullScreen(root: HTMLElement): void;
}

export function createCommands({ sync, wall }: Stage, say: Announcements["say"]): Commands {
  const tileOf = (feed: string | null) => wall.tiles.find((tile) => tile.feed.id === feed);
  const { getState } = usePreferences;
  const sayWhere = () => {
    const { live } = sync.state.get();
    say(live ? words.announce.live : words.announce.behind(sync.window().end - sync.playhead()));
  };

  return {
    togglePlay() {
      const { paused } = sync.state.get();
      if (paused) sync.play();
      else sync.pause();
      say(paused ? words.announce.playing : words.announce.paused);
    },
    seekBy(ms) {
      sync.seekBy(ms);
      sayWhere();
    },
    go(target) {
      if (target === "live") sync.goLive();
      else sync.seekTo(target === "start" ? sync.window().start : target);
      sayWhere();
    },
    main(feed) {
      const tile = tileOf(feed);
      if (!tile || feed === getState().main) return;
      getState().change({ main: feed });
      say(words.announce.main(tile.feed.name));
      // Still within the viewer's gesture, so the small window may follow.
      if (document.pictureInPictureElement) void tile.video.requestPictureInPicture().catch(() => undefined);
    },
    listen(feed) {
      const tile = tileOf(feed ?? getState().main);
      if (tile && !tile.feed.hasAudio) {
        say(words.announce.noSound(tile.feed.name));
        return;
      }
      getState().change({ heard: feed });
      if (tile) say(words.announce.listening(tile.feed.name));
    },
    mute(muted = !getState().muted) {
      getState().change({ muted });
      say(muted ? words.announce.muted : words.announce.unmuted);
    },
    pictureInPicture() {
      if (document.pictureInPictureElement) {
        void document.exitPictureInPicture();
        return;
      }
      const video = tileOf(getState().main)?.video;
      if (!video || !document.pictureInPictureEnabled) {
        say(words.announce.noPictureInPicture);
        return;
      }
      void video.requestPictureInPicture().catch(() => say(words.announce.noPictureInPicture));
    },
    fullScreen(root) {
      if (document.fullscreenElement) void document.exitFullscreen();
      else if (document.fullscreenEnabled) void root.requestFullscreen().catch(() => undefined);
      else enterNativeFullScreen(tileOf(getState().main)?.video);
    },
  };
}

/** iPhones know full screen for videos only. */
function enterNativeFullScreen(video: HTMLVideoElement | undefined): void {
  const enter = video && "webkitEnterFullscreen" in video ? video.webkitEnterFullscreen : undefined;
  if (typeof enter === "function") enter.call(video);
}

import { utcMs, type UtcMs } from "../../contracts/units.ts";
import type { AccessFacts } from "./access-commands.ts";
import type { Announcements } from "./announcements.ts";
import { chosenLayout, isMuted, layouts, nameOf, purposeOf } from "./layouts.ts";
import type { AskedOf } from "./what-is-here.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { faultsWords } from "../words/faults.ts";
import { wallWords as words } from "../words/wall.ts";

/** What a viewer can ask for, by button or by key. Each says in words what came of it. */
export interface Commands {
  togglePlay(): void;
  seekBy(ms: number): void;
  go(target: UtcMs | "live" | "start"): void;
  main(feed: string): void;
  layout(id: string): void;
  nextLayout(): void;
  /** Without a word: a link is followed, and nobody pressed anything. */
  seekTo(at: number): void;
  /** Copies the link to this wall at this moment, and gives what to show. */
  share(show: (text: string) => void): void;
  /** Says what is happening in a camera's picture, as of an instant, and gives the answer to be shown. */
  ask(of: AskedOf, asOf: () => number, show: (answer: string) => void): void;
  /** null follows the main picture. */
  listen(feed: string | null): void;
  mute(muted?: boolean): void;
  /** Captions on or off, an interpreter here or gone; where the event has none, why, to be shown. */
  access(what: "captions" | "sign", facts: AccessFacts, show: (text: string) => void): void;
  pictureInPicture(): void;
  fullScreen(root: HTMLElement): void;
}

export function createCommands(stage: Stage, say: Announcements["say"]): Commands {
  const { sync, wall } = stage;
  const tileOf = (feed: string | null) => wall.tiles.find((tile) => tile.feed.id === feed);
  const { getState } = usePreferences;
  /** Parts of the page that cannot be fetched are said: whoever pressed something hears what came of it. */
  const unfetched = () => say(faultsWords.unfetched);
  const sayWhere = () =>
    void import("./where.ts").then(({ whereText }) => say(whereText(sync), "place")).catch(unfetched);

  const chooseLayout = (id: string) => {
    const layout = layouts.find((each) => each.id === id);
    if (!layout || layout.id === chosenLayout(getState()).id) return;
    getState().change({ layout: layout.id, visiting: null, soundAsked: false });
    say(words.announce.layout({ name: nameOf(layout), purpose: purposeOf(layout) }), "layout");
  };

  const commands: Commands = {
    togglePlay() {
      const { paused } = sync.state.get();
      if (paused) sync.play();
      else sync.pause();
      say(paused ? words.announce.playing : words.announce.paused, "play");
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
      say(words.announce.main({ name: tile.feed.name }), "main");
      // Still within the viewer's gesture, so the small window may follow.
      if (document.pictureInPictureElement) void tile.video.requestPictureInPicture().catch(() => undefined);
    },
    layout: chooseLayout,
    nextLayout() {
      const at = layouts.indexOf(chosenLayout(getState()));
      const next = layouts[(at + 1) % layouts.length];
      if (next) chooseLayout(next.id);
    },
    seekTo: (at) => sync.seekTo(utcMs(at)),
    share(show) {
      void import("./share.ts")
        .then(({ copyLink }) => copyLink(stage, say))
        .then(show)
        .catch(unfetched);
    },
    ask(of, asOf, show) {
      void import("./what-is-here.ts")
        .then(({ whatIsHere }) => whatIsHere(stage, of, asOf()))
        .then((answer) => {
          say(answer, "answer");
          show(answer);
        })
        .catch(unfetched);
    },
    listen(feed) {
      const tile = tileOf(feed ?? getState().main);
      if (tile && !tile.feed.hasAudio) {
        say(words.announce.noSound({ name: tile.feed.name }));
        return;
      }
      getState().change({ heard: feed });
      if (tile) say(words.announce.listening({ name: tile.feed.name }), "heard");
    },
    mute(muted = !isMuted(getState())) {
      // The silence of a layout is not the viewer's: elsewhere it sounds as before.
      const { isStill } = chosenLayout(getState());
      getState().change({ soundAsked: !muted, ...(isStill && muted ? {} : { muted }) });
      say(muted ? words.announce.muted : words.announce.unmuted, "sound");
    },
    access(what, facts, show) {
      void import("./access-commands.ts")
        .then(({ toggle }) => toggle[what](stage, facts, commands, say, show))
        .catch(unfetched);
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
  return commands;
}

/** iPhones know full screen for videos only. */
function enterNativeFullScreen(video: HTMLVideoElement | undefined): void {
  const enter = video && "webkitEnterFullscreen" in video ? video.webkitEnterFullscreen : undefined;
  if (typeof enter === "function") enter.call(video);
}

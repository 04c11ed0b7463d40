import type { EmbedEvent, EmbedState } from "../../contracts/embed-told.ts";
import { utcMs } from "../../contracts/units.ts";
import { chosenLayout, isMuted, layouts, nameOf } from "../app/layouts.ts";
import { type PreferenceStore, usePreferences } from "../app/preferences.ts";
import type { Stage } from "../app/stage.ts";
import { faceWords } from "../words/faces.ts";
import type { PartnerChoices } from "./partner-choices.ts";

/** Events without what is common to all. */
export type Told = EmbedEvent extends infer Each
  ? Each extends { event: "loaded" | "refused" | "ready" }
    ? never
    : Each extends object
      ? Omit<Each, "vedetta" | "at">
      : never
  : never;

/** The wall as the page around may know and steer it. What steers gives null, or why it did nothing. */
export interface Played {
  state(): EmbedState;
  play(): string | null;
  pause(): string | null;
  seek(to: number | "live"): string | null;
  layout(id: string): string | null;
  main(feed: string): string | null;
  mute(muted: boolean): string | null;
  captions(on: boolean): string | null;
  volume(volume: number): string | null;
  /** What changed since it was last told. */
  watch(tell: (told: Told) => void): () => void;
}

const TIME_MS = 250;

export function createPlayed({ sync, wall, catalogue, time }: Stage, partner: PartnerChoices<PreferenceStore>): Played {
  const { getState, subscribe } = usePreferences;
  const layoutId = () => chosenLayout(getState()).id;
  const mainTile = () => wall.tiles.find(({ feed }) => feed.id === getState().main) ?? wall.tiles[0];
  const hasCaptions = () => getState().captions["on"] === true;
  /** What the viewer chose goes before what a page wants. */
  const viewers = (what: string) => `the viewer chose ${what}`;

  return {
    state() {
      const { paused, live } = sync.state.get();
      const { start, end } = sync.window();
      const { volume } = getState();
      const muted = isMuted(getState());
      return {
        ...{ paused, live, muted, volume },
        captions: hasCaptions(),
        at: Math.round(sync.playhead()),
        from: Math.round(start),
        to: Math.round(end),
        layout: layoutId(),
        main: mainTile()?.feed.id ?? null,
        event: { id: catalogue.event.id, name: catalogue.event.name },
        feeds: catalogue.feeds.map(({ id, name }) => ({ id, name })),
        layouts: layouts.map((layout) => ({ id: layout.id, name: nameOf(layout) })),
      };
    },
    play() {
      sync.play();
      return null;
    },
    pause() {
      sync.pause();
      return null;
    },
    seek(to) {
      if (to === "live") sync.goLive();
      else sync.seekTo(utcMs(to));
      return null;
    },
    layout(id) {
      const layout = layouts.find((each) => each.id === id);
      if (!layout)
        return `there is no layout called ${id}, expected one of ${layouts.map((each) => each.id).join(", ")}`;
      const { layout: own } = getState();
      if (own !== null && own !== id) return viewers(`the layout ${own}`);
      getState().change({ linked: id, soundAsked: false });
      return null;
    },
    main(feed) {
      if (!catalogue.feeds.some(({ id }) => id === feed)) return `there is no feed called ${feed}`;
      getState().change({ main: feed });
      return null;
    },
    mute(muted) {
      if (!muted && getState().muted && !partner.isHeld("muted")) return viewers("silence");
      if (!muted && isMuted({ ...getState(), muted }))
        return `the layout ${layoutId()} is silent until the viewer asks`;
      partner.choose({ muted });
      return null;
    },
    captions(on) {
      const { captions } = getState();
      if (typeof captions["on"] === "boolean" && captions["on"] !== on && !partner.isHeld("captions"))
        return viewers(on ? "no captions" : "captions");
      partner.choose({ captions: { ...captions, on } });
      return null;
    },
    volume(volume) {
      partner.choose({ volume });
      return null;
    },
    watch(tell) {
      let { paused } = sync.state.get();
      let [layout, main] = [layoutId(), mainTile()?.feed.id];
      let fault: string | null = null;
      const lookAtTime = () => {
        const { live, paused: standing } = sync.state.get();
        if (!standing) tell({ event: "time", live });
        const tile = mainTile();
        const face = tile?.face.get();
        const trouble = face && ["no-signal", "fault", "failed", "blocked"].includes(face.kind) ? face : null;
        const said = trouble ? (faceWords(trouble, time).veil?.title ?? faceWords(trouble, time).state) : null;
        if (said !== null && said !== fault) tell({ event: "error", detail: `${tile?.feed.name}: ${said}` });
        fault = said;
      };
      const timer = setInterval(lookAtTime, TIME_MS);
      const stops = [
        sync.state.subscribe(() => {
          const state = sync.state.get();
          if (state.paused === paused) return;
          paused = state.paused;
          tell({ event: paused ? "paused" : "playing", live: state.live });
        }),
        subscribe((next, before) => {
          if (layoutId() !== layout) tell({ event: "layoutchange", layout: (layout = layoutId()) });
          const id = mainTile()?.feed.id;
          if (id !== undefined && id !== main) tell({ event: "mainchange", main: (main = id) });
          const { volume } = next;
          const muted = isMuted(next);
          const captions = next.captions["on"] === true;
          if (captions !== (before.captions["on"] === true)) tell({ event: "captionschange", captions });
          if (muted !== isMuted(before) || volume !== before.volume) tell({ event: "soundchange", muted, volume });
        }),
      ];
      return () => {
        clearInterval(timer);
        for (const stop of stops) stop();
      };
    },
  };
}

import { useEffect } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { SoundChoice } from "../features/controls/SoundPanel.tsx";
import type { Wall } from "../features/wall/wall.ts";
import { useObservable } from "../ui/use-observable.ts";
import type { Commands } from "./commands.ts";
import { isMuted } from "./layouts.ts";
import { usePreferences } from "./preferences.ts";

/** Lets the wall sound as the viewer chose: the main picture, or one feed whatever is main. */
export function useSound(wall: Wall, feeds: readonly CatalogueFeed[], main: CatalogueFeed | null, commands: Commands) {
  const { heard, volume, change } = usePreferences();
  const muted = usePreferences(isMuted);
  const state = useObservable(wall.sound.state);
  const feed = heard === null ? main : (feeds.find(({ id }) => id === heard) ?? main);

  useEffect(() => wall.sound.listen(feed), [wall, feed]);
  useEffect(() => wall.sound.setMuted(muted), [wall, muted]);
  useEffect(() => wall.sound.setVolume(volume), [wall, volume]);

  const choice: SoundChoice = {
    feeds,
    heard,
    muted,
    volume,
    onHear: commands.listen,
    onMute: commands.mute,
    onVolume: (next) => change({ volume: next }),
  };
  return {
    choice,
    heard: muted ? null : state.feed,
    hearing: feeds.find(({ id }) => id === state.feed)?.name ?? null,
    blocked: state.blocked,
  };
}

import { useId } from "react";
import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import { deckWords as words } from "../../words/deck.ts";
import { percent } from "../../words/figures.ts";
import { Button } from "../../ui/Button.tsx";
import { MutedIcon, SoundIcon } from "../../ui/icons.tsx";
import styles from "./SoundPanel.module.css";

export interface SoundChoice {
  feeds: readonly CatalogueFeed[];
  /** Feed chosen to be heard; null follows the main picture. */
  heard: string | null;
  muted: boolean;
  /** 0 to 1. */
  volume: number;
  onHear(feed: string | null): void;
  onMute(muted: boolean): void;
  onVolume(volume: number): void;
}

export function SoundPanel({ feeds, heard, muted, volume, onHear, onMute, onVolume }: SoundChoice) {
  const id = useId();
  return (
    <div className={styles.sound}>
      <div className={styles.level}>
        <Button icon={muted ? <MutedIcon /> : <SoundIcon />} onClick={() => onMute(!muted)}>
          {muted ? words.unmute : words.mute}
        </Button>
        <div className={styles.volume}>
          <input
            aria-label={words.volume}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(volume * 100)}
            aria-valuetext={percent(volume)}
            onChange={(event) => onVolume(Number(event.target.value) / 100)}
          />
        </div>
      </div>
      <fieldset className={styles.choices}>
        <legend>{words.listenTo}</legend>
        <label className={styles.choice}>
          <input type="radio" name={id} checked={heard === null} onChange={() => onHear(null)} />
          <span>{words.theMainPicture}</span>
        </label>
        {feeds.map((feed) => (
          <label key={feed.id} className={styles.choice} data-silent={!feed.hasAudio || undefined}>
            <input
              type="radio"
              name={id}
              checked={heard === feed.id}
              disabled={!feed.hasAudio}
              onChange={() => onHear(feed.id)}
            />
            <span>{feed.name}</span>
            <small>{feed.hasAudio ? (feed.audioLabel ?? words.commentary) : words.withoutSound}</small>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

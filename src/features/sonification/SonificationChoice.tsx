import { useId } from "react";
import type { Sonification } from "../../core/sonification/choice.ts";
import { Button } from "../../ui/Button.tsx";
import { percent } from "../../words/figures.ts";
import { sonificationWords as said } from "../../words/sonification.ts";
import { canVibrate } from "./haptics.ts";
import styles from "./Sonification.module.css";

interface SonificationChoiceProps {
  on: boolean;
  choice: Sonification;
  onTurn(): void;
  onChange(choice: Sonification): void;
  onLearn(): void;
}

/** In the settings: the sound of a run, how loud, vibration, and where both are learnt. */
export default function SonificationChoice({ on, choice, onTurn, onChange, onLearn }: SonificationChoiceProps) {
  const id = useId();
  const vibrates = canVibrate();
  return (
    <section className={styles.choice} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{said.title}</h3>
      <div className={styles.switch}>
        <input id={`${id}-on`} type="checkbox" checked={on} aria-describedby={`${id}-text`} onChange={onTurn} />
        <label htmlFor={`${id}-on`}>{said.sound}</label>
        <small id={`${id}-text`}>{said.soundText}</small>
      </div>
      <Volume volume={choice.volume} onVolume={(volume) => onChange({ ...choice, volume })} />
      <div className={styles.switch}>
        <input
          id={`${id}-vibration`}
          type="checkbox"
          checked={vibrates && choice.vibration}
          aria-disabled={!vibrates || undefined}
          aria-describedby={`${id}-vibration-text`}
          onChange={(event) => vibrates && onChange({ ...choice, vibration: event.target.checked })}
        />
        <label htmlFor={`${id}-vibration`}>{said.vibration}</label>
        <small id={`${id}-vibration-text`}>{vibrates ? said.vibrationText : said.cannotVibrate}</small>
      </div>
      <Button look="outline" onClick={onLearn}>
        {said.learn}
      </Button>
    </section>
  );
}

export function Volume({ volume, onVolume }: { volume: number; onVolume(volume: number): void }) {
  return (
    <label className={styles.slider}>
      {said.volume}
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(volume * 100)}
        aria-valuetext={percent(volume)}
        onChange={(event) => onVolume(Number(event.target.value) / 100)}
      />
      <span aria-hidden="true">{percent(volume)}</span>
    </label>
  );
}

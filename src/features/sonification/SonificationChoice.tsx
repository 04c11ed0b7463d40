import { useId } from "react";
import type { Sonification } from "../../core/sonification/choice.ts";
import { Button } from "../../ui/Button.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { Switch } from "../../ui/Switch.tsx";
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
      <Switch name={said.sound} text={said.soundText} isOn={on} onTurn={onTurn} />
      <Volume volume={choice.volume} onVolume={(volume) => onChange({ ...choice, volume })} />
      <Switch
        name={said.vibration}
        text={vibrates ? said.vibrationText : said.cannotVibrate}
        isOn={vibrates && choice.vibration}
        unavailable={!vibrates}
        onTurn={(vibration) => onChange({ ...choice, vibration })}
      />
      <Button look="outline" onClick={onLearn}>
        {said.learn}
      </Button>
    </section>
  );
}

export function Volume({ volume, onVolume }: { volume: number; onVolume(volume: number): void }) {
  return (
    <Slider
      name={said.volume}
      least={0}
      most={100}
      step={5}
      value={Math.round(volume * 100)}
      text={percent(volume)}
      onSlide={(value) => onVolume(value / 100)}
    />
  );
}

import { useId } from "react";
import { sightWords } from "../../words/sight.ts";
import styles from "./BreakChoice.module.css";

const said = sightWords.break;
const CHOICES = [0, 20, 40, 60] as const;

/** In the settings: after how long of watching a break is suggested. */
export default function BreakChoice({
  afterMin,
  onChoose,
}: {
  afterMin: number;
  onChoose(afterMin: (typeof CHOICES)[number]): void;
}) {
  const id = useId();
  return (
    <fieldset className={styles.choice} aria-describedby={`${id}-text`}>
      <legend>{said.title}</legend>
      {CHOICES.map((minutes) => (
        <label key={minutes}>
          <input type="radio" name={id} checked={minutes === afterMin} onChange={() => onChoose(minutes)} />
          {minutes === 0 ? said.never : said.after({ minutes })}
        </label>
      ))}
      <small id={`${id}-text`}>{said.text}</small>
    </fieldset>
  );
}

import { useId } from "react";
import styles from "./Field.module.css";

interface ChoiceProps<T extends string | number> {
  title: string;
  /** What it is about, where the title does not say it all. */
  text?: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChoose(value: T): void;
}

/** One of a few, all of them seen. */
export function Choice<T extends string | number>({ title, text, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice} aria-describedby={text === undefined ? undefined : `${name}-text`}>
      <legend>{title}</legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          {label}
        </label>
      ))}
      {text !== undefined && <small id={`${name}-text`}>{text}</small>}
    </fieldset>
  );
}

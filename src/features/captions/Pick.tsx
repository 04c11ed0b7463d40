import { useId } from "react";
import styles from "./CaptionSheet.module.css";

interface PickProps {
  label: string;
  text?: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onPick(value: string): void;
}

/** One of a list. */
export function Pick({ label, text, value, options, onPick }: PickProps) {
  const id = useId();
  return (
    <label className={styles.pick}>
      {label}
      <select
        value={value}
        aria-describedby={text === undefined ? undefined : id}
        onChange={(event) => onPick(event.target.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      {text !== undefined && <small id={id}>{text}</small>}
    </label>
  );
}

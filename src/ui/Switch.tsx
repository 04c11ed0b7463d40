import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

interface SwitchProps {
  name: string;
  /** What it does, or how it stands. */
  text?: ReactNode;
  isOn: boolean;
  /** Reachable and explained, but it does nothing. */
  unavailable?: boolean;
  onTurn(isOn: boolean): void;
}

/** On or off. */
export function Switch({ name, text, isOn, unavailable = false, onTurn }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-disabled={unavailable || undefined}
        aria-describedby={text === undefined ? undefined : `${id}-text`}
        onChange={(event) => {
          if (!unavailable) onTurn(event.target.checked);
        }}
      />
      <label htmlFor={id}>{name}</label>
      {text !== undefined && <small id={`${id}-text`}>{text}</small>}
    </div>
  );
}

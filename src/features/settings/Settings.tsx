import { useId } from "react";
import { words } from "../../app/words.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./Settings.module.css";

export interface SettingsChoice {
  theme: "system" | "dark" | "light";
  plates: "picture" | "below" | "off";
  singleKeys: boolean;
}

interface SettingsProps extends SettingsChoice {
  onChange(patch: Partial<SettingsChoice>): void;
  onClose(): void;
}

const said = words.settingsSheet;

export default function Settings({ theme, plates, singleKeys, onChange, onClose }: SettingsProps) {
  const keys = useId();
  return (
    <Dialog title={words.settings} onClose={onClose}>
      <div className={styles.settings}>
        <Choice title={said.theme} value={theme} options={said.themes} onChoose={(next) => onChange({ theme: next })} />
        <Choice
          title={said.plates}
          value={plates}
          options={said.platesAt}
          onChoose={(next) => onChange({ plates: next })}
        />
        <div className={styles.switch}>
          <input
            id={keys}
            type="checkbox"
            checked={singleKeys}
            aria-describedby={`${keys}-text`}
            onChange={(event) => onChange({ singleKeys: event.target.checked })}
          />
          <label htmlFor={keys}>{said.singleKeys}</label>
          <small id={`${keys}-text`}>{said.singleKeysText}</small>
        </div>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<T extends string> {
  title: string;
  value: T;
  options: Record<T, string>;
  onChoose(value: T): void;
}

function Choice<T extends string>({ title, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{title}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          {options[option]}
        </label>
      ))}
    </fieldset>
  );
}

import { type ReactNode, useId } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { settingsWords as said } from "../../words/settings.ts";
import { wallWords } from "../../words/wall.ts";
import { Installation } from "./Installation.tsx";
import styles from "./Settings.module.css";

export interface SettingsChoice {
  theme: "system" | "dark" | "light";
  plates: "picture" | "below" | "off";
  telling: "off" | "moments" | "full";
  spoilers: boolean;
}

interface SettingsProps extends SettingsChoice {
  onChange(patch: Partial<SettingsChoice>): void;
  onClose(): void;
  /** What else can be set. */
  children?: ReactNode;
}

export default function Settings({ theme, plates, telling, spoilers, onChange, onClose, children }: SettingsProps) {
  return (
    <Dialog title={wallWords.settings} onClose={onClose}>
      <div className={styles.settings}>
        <Choice title={said.theme} value={theme} options={said.themes} onChoose={(next) => onChange({ theme: next })} />
        <Choice
          title={said.plates}
          value={plates}
          options={said.platesAt}
          onChoose={(next) => onChange({ plates: next })}
        />
        <Choice
          title={said.telling}
          text={said.tellingText}
          value={telling}
          options={said.tellings}
          onChoose={(next) => onChange({ telling: next })}
        />
        <Switch
          name={said.spoilers}
          text={said.spoilersText}
          on={spoilers}
          onTurn={(on) => onChange({ spoilers: on })}
        />
        {children}
        <Installation />
      </div>
    </Dialog>
  );
}

function Switch({ name, text, on, onTurn }: { name: string; text: string; on: boolean; onTurn(on: boolean): void }) {
  const id = useId();
  return (
    <div className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        checked={on}
        aria-describedby={`${id}-text`}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <label htmlFor={id}>{name}</label>
      <small id={`${id}-text`}>{text}</small>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  title: string;
  text?: string;
  value: T;
  options: Record<T, string>;
  onChoose(value: T): void;
}

function Choice<T extends string>({ title, text, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice} aria-describedby={text === undefined ? undefined : `${name}-text`}>
      <legend>{title}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          {options[option]}
        </label>
      ))}
      {text !== undefined && <small id={`${name}-text`}>{text}</small>}
    </fieldset>
  );
}

import { type ReactNode, useId } from "react";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { languageNames } from "../../words/language-names.ts";
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
  /** BCP 47; null: as the browser wishes. */
  language: string | null;
  /** What becomes of choices, where they are not kept. */
  note: string | null;
  onLanguage(tag: string | null): void;
  onChange(patch: Partial<SettingsChoice>): void;
  onClose(): void;
  /** What else can be set. */
  children?: ReactNode;
}

export default function Settings(props: SettingsProps) {
  const { theme, plates, telling, spoilers, note, onChange, onClose, children } = props;
  return (
    <Dialog title={wallWords.settings} onClose={onClose}>
      <div className={styles.settings}>
        {note !== null && <p role="note">{note}</p>}
        <Languages {...props} />
        <Choice
          title={said.theme}
          value={theme}
          options={entriesOf(said.themes)}
          onChoose={(next) => onChange({ theme: next })}
        />
        <Choice
          title={said.plates}
          value={plates}
          options={entriesOf(said.platesAt)}
          onChoose={(next) => onChange({ plates: next })}
        />
        <Choice
          title={said.telling}
          text={said.tellingText}
          value={telling}
          options={entriesOf(said.tellings)}
          onChoose={(next) => onChange({ telling: next })}
        />
        <Switch
          name={said.spoilers}
          text={said.spoilersText}
          isOn={spoilers}
          onTurn={(on) => onChange({ spoilers: on })}
        />
        {children}
        <Installation />
      </div>
    </Dialog>
  );
}

const entriesOf = <T extends string>(names: Readonly<Record<T, string>>) => Object.entries(names) as [T, string][];

/** Buttons, not a list: a step through a list would open the page again each time. */
function Languages({ language, onLanguage }: SettingsProps) {
  const id = useId();
  return (
    <div role="group" className={styles.languages} aria-labelledby={id} aria-describedby={`${id}-text`}>
      <h3 id={id}>{said.language}</h3>
      <Button look="outline" aria-pressed={language === null} onClick={() => onLanguage(null)}>
        {said.asBrowser}
      </Button>
      {languageNames.map(({ tag, name }) => (
        <Button key={tag} look="outline" lang={tag} aria-pressed={language === tag} onClick={() => onLanguage(tag)}>
          {name}
        </Button>
      ))}
      <small id={`${id}-text`}>{said.languageText}</small>
    </div>
  );
}

import { type KeyboardEvent, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { keysWords as said } from "../../words/keys.ts";
import styles from "./KeySheet.module.css";
import { nameOfKey } from "./key-press.ts";
import { type CommandId, KEY_MODES, type KeyMode, keyMapOf, KEYS, type OwnKeys, takenBy } from "./keys.ts";

export interface KeyChoice {
  ownKeys: OwnKeys;
  keyMode: KeyMode;
}

interface KeySheetProps extends KeyChoice {
  onChange(patch: Partial<KeyChoice>): void;
  /** Says what came of a change. */
  say(text: string): void;
  onClose(): void;
}

const COMMANDS = Object.keys(KEYS) as CommandId[];
/** What is held beside a key, or leads on. */
const OTHERS = ["Shift", "Alt", "AltGraph", "Control", "Meta", "Tab"];
const MODE_WORDS: Readonly<Record<KeyMode, string>> = {
  single: said.modes.single,
  "alt-shift": said.modes.altShift,
  off: said.modes.off,
};

/** Every key, what it does, and a way to change it. */
export default function KeySheet({ ownKeys, keyMode, onChange, say, onClose }: KeySheetProps) {
  const keys = keyMapOf(ownKeys);
  const [changing, setChanging] = useState<CommandId | null>(null);
  const [note, setNote] = useState("");
  const tell = (text: string) => {
    setNote(text);
    say(text);
  };
  const nameOf = (key: string | null) => (key === null ? said.noKey : key.toUpperCase());
  const shownOf = (key: string | null) =>
    key !== null && keyMode === "alt-shift" ? said.with({ key: nameOf(key) }) : nameOf(key);

  const give = (id: CommandId, key: string | null) => {
    const { [id]: _, ...others } = ownKeys;
    onChange({ ownKeys: key === KEYS[id] ? others : { ...others, [id]: key } });
    const name = said.commands[id];
    tell(key === null ? said.isGone({ name }) : said.isNow({ name, key: nameOf(key) }));
  };
  const press = (event: KeyboardEvent, id: CommandId) => {
    if (changing !== id || OTHERS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return setChanging(null);
    if (event.key === "Backspace" || event.key === "Delete") {
      setChanging(null);
      return give(id, null);
    }
    const key = nameOfKey(event.nativeEvent);
    if (key === null) return tell(said.isNoKey);
    const other = takenBy(keys, key, id);
    if (other) return tell(said.isTaken({ key: nameOf(key), name: said.commands[other] }));
    setChanging(null);
    give(id, key);
  };

  return (
    <Dialog title={said.title} onClose={onClose}>
      <Choice
        title={said.modes.title}
        text={said.modes.text}
        value={keyMode}
        options={KEY_MODES.map((mode) => [mode, MODE_WORDS[mode]])}
        onChoose={(mode) => onChange({ keyMode: mode })}
      />
      <table className={styles.keys} aria-label={said.title}>
        <tbody>
          {COMMANDS.map((id) => (
            <tr key={id}>
              <th scope="row">{said.commands[id]}</th>
              <td>
                {changing === id ? (
                  said.press
                ) : (
                  <kbd data-none={keys[id] === null || keyMode === "off" || undefined}>{shownOf(keys[id])}</kbd>
                )}
              </td>
              <td>
                <Button
                  look="outline"
                  aria-pressed={changing === id}
                  aria-label={said.changeOf({ name: said.commands[id], key: nameOf(keys[id]) })}
                  onClick={() => {
                    setChanging(changing === id ? null : id);
                    if (changing !== id) tell(said.press);
                  }}
                  onKeyDown={(event) => press(event, id)}
                  onBlur={() => setChanging(null)}
                >
                  {said.change}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{note}</p>
      <Button
        look="outline"
        unavailable={Object.keys(ownKeys).length === 0}
        onClick={() => {
          onChange({ ownKeys: {} });
          tell(said.isReset);
        }}
      >
        {said.reset}
      </Button>
      <h3 className={styles.fixedTitle}>{said.fixed.title}</h3>
      <table className={styles.keys} aria-label={said.fixed.title}>
        <tbody>
          {FIXED.map((id) => (
            <tr key={id}>
              <th scope="row">{said.fixed[id]}</th>
              <td>
                <kbd>
                  {id === "listen" && keyMode === "alt-shift" ? said.fixedKeys.listenAltShift : said.fixedKeys[id]}
                </kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

const FIXED = ["cameras", "listen", "space", "arrows", "end", "home", "escape"] as const;

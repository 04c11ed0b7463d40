import { type SubmitEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { LONGEST_NAME, type SavedWall } from "../../core/walls/saved-walls.ts";
import { Button } from "../../ui/Button.tsx";
import { wallsWords as words } from "../../words/walls.ts";
import styles from "./WallsPanel.module.css";

interface WallsPanelProps {
  saved: readonly SavedWall[];
  onArrange(): void;
  /** Each gives a sentence where it cannot be done. */
  onSave(name: string): string | null;
  onRename(id: string, name: string): string | null;
  onOpen(wall: SavedWall): void;
  onRemove(wall: SavedWall): void;
  /** Brings back what was deleted last. */
  onUndo(): void;
  /** The name of what was deleted last and can come back. */
  removed: string | null;
}

/** The viewer's walls: the one in use is arranged or saved, the saved ones opened, renamed, deleted. */
export default function WallsPanel(props: WallsPanelProps) {
  const { saved, onArrange, onSave, onRename, onOpen, onRemove, onUndo, removed } = props;
  const [renaming, setRenaming] = useState<string | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLHeadingElement>(null);
  const close = (from: HTMLElement) => from.closest<HTMLElement>("[popover]")?.hidePopover();
  // Who deleted stands where the way back is.
  useLayoutEffect(() => {
    if (removed !== null) undo.current?.focus();
  }, [removed]);

  return (
    <div className={styles.panel}>
      <Button
        look="solid"
        onClick={(event) => {
          close(event.currentTarget);
          onArrange();
        }}
      >
        {words.arrange}
      </Button>
      <NameForm label={words.name} send={words.save} first="" onSend={onSave} />
      <h2 ref={list} tabIndex={-1}>
        {words.saved}
      </h2>
      {removed !== null && (
        <p className={styles.removed}>
          {words.say.removed({ name: removed })}
          <Button
            ref={undo}
            look="outline"
            onClick={() => {
              list.current?.focus();
              onUndo();
            }}
          >
            {words.undo}
          </Button>
        </p>
      )}
      {saved.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ul className={styles.walls}>
          {saved.map((wall) => (
            <li key={wall.id}>
              {renaming === wall.id ? (
                <NameForm
                  label={words.newName({ name: wall.name })}
                  send={words.keepName}
                  first={wall.name}
                  takesFocus
                  onSend={(name) => {
                    const fault = onRename(wall.id, name);
                    if (fault === null) {
                      list.current?.focus();
                      setRenaming(null);
                    }
                    return fault;
                  }}
                />
              ) : (
                <>
                  <Button
                    className={styles.open}
                    state={words.cameras({ count: wall.tiles.length })}
                    onClick={(event) => {
                      close(event.currentTarget);
                      onOpen(wall);
                    }}
                  >
                    {words.open({ name: wall.name })}
                  </Button>
                  <Button aria-label={words.renameWall({ name: wall.name })} onClick={() => setRenaming(wall.id)}>
                    {words.rename}
                  </Button>
                  <Button aria-label={words.removeWall({ name: wall.name })} onClick={() => onRemove(wall)}>
                    {words.remove}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface NameFormProps {
  label: string;
  send: string;
  first: string;
  takesFocus?: boolean;
  onSend(name: string): string | null;
}

function NameForm({ label, send, first, takesFocus = false, onSend }: NameFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (takesFocus) field.current?.select();
  }, [takesFocus]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!field.current) return;
    const why = onSend(field.current.value);
    setFault(why);
    if (why !== null) field.current.focus();
    else field.current.value = "";
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        defaultValue={first}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
      />
      <Button type="submit" look="outline">
        {send}
      </Button>
      {fault !== null && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </form>
  );
}

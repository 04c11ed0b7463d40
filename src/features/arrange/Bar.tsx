import { useObservable } from "../../ui/use-observable.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { inReadingOrder } from "../../core/walls/arrangement.ts";
import { wallsWords as words } from "../../words/walls.ts";
import styles from "./Bar.module.css";
import type { Editor } from "./editor.ts";

/** The next row's same button, else the first of all. */
const besides = (button: HTMLElement): HTMLElement | null | undefined =>
  button.closest("li")?.nextElementSibling?.querySelector<HTMLElement>("[data-take-away]") ??
  button.closest("[data-arrange-bar]")?.querySelector("button");

/**
 * Everything that can be done to a wall by pressing buttons: to the tile that is selected, or, where the wall is one
 * column, to each in the order in which they stand.
 */
export default function Bar({ editor, isColumn }: { editor: Editor; isColumn: boolean }) {
  const { tiles, selected } = useObservable(editor.state);
  const missing = editor.cameras.filter(({ id }) => !tiles.some(({ feed }) => feed === id));
  const name = editor.nameOf(selected);
  const deeds = [
    [words.left, () => editor.moveBy(selected, -1, 0)],
    [words.right, () => editor.moveBy(selected, 1, 0)],
    [words.up, () => editor.moveBy(selected, 0, -1)],
    [words.down, () => editor.moveBy(selected, 0, 1)],
    [words.smaller, () => editor.resizeBy(selected, -1)],
    [words.larger, () => editor.resizeBy(selected, 1)],
    [words.takeAway, () => editor.remove(selected, false)],
  ] as const;
  return (
    <section className={styles.bar} aria-label={words.bar} data-arrange-bar>
      <p id="arrange-help" className={styles.help}>
        {!isColumn && words.help}
      </p>
      {isColumn ? (
        <ol className={styles.list}>
          {inReadingOrder(tiles).map(({ feed }) => (
            <li key={feed}>
              <span>{editor.nameOf(feed)}</span>
              <Button
                aria-label={words.earlierOf({ name: editor.nameOf(feed) })}
                onClick={() => editor.shift(feed, -1)}
              >
                {words.earlier}
              </Button>
              <Button aria-label={words.laterOf({ name: editor.nameOf(feed) })} onClick={() => editor.shift(feed, 1)}>
                {words.later}
              </Button>
              <Button
                aria-label={words.takeAwayOf({ name: editor.nameOf(feed) })}
                data-take-away
                onClick={({ currentTarget }) => {
                  // Its row goes with it, and the focus would be lost: there is always another row, or nothing is taken.
                  if (tiles.length > 1) besides(currentTarget)?.focus();
                  editor.remove(feed, false);
                }}
              >
                {words.takeAway}
              </Button>
            </li>
          ))}
        </ol>
      ) : (
        <div className={styles.deeds} role="group" aria-label={words.hasTile({ name })}>
          <b className={styles.name}>{name}</b>
          {deeds.map(([text, act]) => (
            <Button key={text} onClick={act}>
              {text}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.deeds}>
        <Popover label={words.add} button={(opens) => <Button {...opens}>{words.add}</Button>}>
          {missing.length === 0 ? (
            <p tabIndex={-1}>{words.allThere}</p>
          ) : (
            <ul className={styles.cameras}>
              {missing.map((camera) => (
                <li key={camera.id}>
                  <Button
                    onClick={(event) => {
                      event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
                      editor.add(camera.id);
                    }}
                  >
                    {camera.name}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Popover>
        <Button look="outline" onClick={editor.cancel}>
          {words.cancel}
        </Button>
        <Button look="solid" onClick={editor.done}>
          {words.done}
        </Button>
      </div>
    </section>
  );
}

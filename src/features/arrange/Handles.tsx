import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef } from "react";
import { COLUMNS } from "../../core/walls/arrangement.ts";
import { useObservable } from "../../ui/use-observable.ts";
import { wallsWords as words } from "../../words/walls.ts";
import styles from "./Handles.module.css";
import { type Editor, placeOf } from "./editor.ts";

const STEPS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Over each tile a handle: dragged, or moved by keys. They stand in the cameras' own order, so that none loses the focus.
 * Over a wall that is one column there are none, and Escape leaves it as well.
 */
export default function Handles({ editor, isColumn }: { editor: Editor; isColumn: boolean }) {
  const { tiles, selected, focusAsked } = useObservable(editor.state);
  const root = useRef<HTMLDivElement>(null);
  const held = useRef<{ feed: string; sizes: boolean; x: number; y: number } | null>(null);
  const isFromRight = () => root.current !== null && getComputedStyle(root.current).direction === "rtl";

  const focus = useEffectEvent(() =>
    root.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(selected)}"]`)?.focus(),
  );
  useEffect(() => focus(), [focusAsked]);
  useEffect(() => {
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog:modal, [popover]:popover-open")) return;
      event.preventDefault();
      held.current = null;
      if (!editor.letGo()) editor.cancel();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [editor]);

  const press = (event: KeyboardEvent, feed: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step) {
      const [across, down] = step;
      const dx = isFromRight() ? -across : across;
      if (event.shiftKey) editor.resizeBy(feed, dx + down);
      else editor.moveBy(feed, dx, down);
    } else if (event.key === "+" || event.key === "=") editor.resizeBy(feed, 1);
    else if (event.key === "-") editor.resizeBy(feed, -1);
    else if (event.key === "Delete" || event.key === "Backspace") editor.remove(feed, true);
    else return;
    event.preventDefault();
  };
  const take = (event: PointerEvent<HTMLElement>, feed: string) => {
    if (event.button !== 0 || held.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const sizes = event.target instanceof Element && event.target.closest("[data-corner]") !== null;
    held.current = { feed, sizes, x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent) => {
    const from = held.current;
    const box = root.current?.getBoundingClientRect();
    if (!from || !box) return;
    const cell = box.width / COLUMNS;
    const dx = Math.round(((isFromRight() ? -1 : 1) * (event.clientX - from.x)) / cell);
    const dy = Math.round((event.clientY - from.y) / ((cell * 9) / 16));
    // The corner follows the pointer along whichever edge it goes further.
    const dw = Math.abs(dx) >= Math.abs(dy) ? dx : dy;
    editor.drag(from.feed, from.sizes ? { dw } : { dx, dy });
  };
  const drop = () => {
    held.current = null;
    editor.drop();
  };

  if (isColumn) return null;
  return (
    <div ref={root} className={styles.handles} data-handles role="group" aria-label={words.bar}>
      {editor.cameras.map(({ id, name }) => {
        const tile = tiles.find(({ feed }) => feed === id);
        if (!tile) return null;
        const { x, y, w } = tile;
        return (
          <button
            key={id}
            type="button"
            className={`${styles.handle} on-picture`}
            style={{ "--x": x + 1, "--y": y + 1, "--w": w } as CSSProperties}
            data-handle={id}
            aria-label={words.tile({ ...placeOf(tile), name })}
            aria-describedby="arrange-help"
            aria-pressed={id === selected}
            onFocus={() => editor.select(id)}
            onKeyDown={(event) => press(event, id)}
            onPointerDown={(event) => take(event, id)}
            onPointerMove={drag}
            onPointerUp={drop}
            onPointerCancel={() => {
              held.current = null;
              editor.letGo();
            }}
          >
            <span className={styles.corner} data-corner />
          </button>
        );
      })}
    </div>
  );
}

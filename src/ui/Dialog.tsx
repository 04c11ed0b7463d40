import { type ReactNode, useEffectEvent, useId, useLayoutEffect, useRef } from "react";
import { AnnouncerRegion } from "../app/AnnouncerRegion.tsx";
import { wallWords } from "../words/wall.ts";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { CloseIcon } from "./icons.tsx";

/**
 * A modal sheet. The browser keeps the focus inside, closes on Escape and gives the focus back. It begins on its title,
 * so that a screen reader says what has opened, and not "Close".
 */
export function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const ask = useEffectEvent((event: Event) => {
    // The parent decides: it takes the sheet away, and the focus goes back.
    event.preventDefault();
    onClose();
  });
  // Before the element leaves the page: else the focus is lost on the way, and a screen reader falls silent.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    // A panel closes where a sheet opens: its button is there still.
    const panel = before?.closest("[popover]")?.id;
    const cancel = (event: Event) => ask(event);
    // Where the browser knows it, a press beside the sheet closes it too.
    element?.setAttribute("closedby", "any");
    element?.addEventListener("cancel", cancel);
    element?.showModal();
    heading.current?.focus();
    return () => {
      element?.removeEventListener("cancel", cancel);
      element?.close();
      const back = panel === undefined ? before : document.querySelector(`[popovertarget="${CSS.escape(panel)}"]`);
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <Button icon={<CloseIcon />} aria-label={wallWords.close} onClick={onClose} />
      </div>
      {children}
      <AnnouncerRegion />
    </dialog>
  );
}

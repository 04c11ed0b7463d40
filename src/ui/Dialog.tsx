import { type ReactNode, useEffect, useId, useRef } from "react";
import { words } from "../app/words.ts";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { CloseIcon } from "./icons.tsx";

/** A modal sheet. The browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button icon={<CloseIcon />} aria-label={words.close} onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}

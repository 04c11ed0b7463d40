import { type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  label: string;
  /** Draws the button that opens the panel; spread the props on it. */
  button(props: { popoverTarget: string; "aria-expanded": boolean; "aria-haspopup": "dialog" }): ReactElement;
  children: ReactNode;
}

/** A panel that opens upward from its button. Escape and a press elsewhere close it; the focus lands on the item in use. */
export function Popover({ label, button, children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  const place = (panel: HTMLElement) => {
    const from = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (!from) return;
    panel.style.insetBlockEnd = `${Math.round(innerHeight - from.top + 8)}px`;
    panel.style.left = `${Math.round(Math.max(8, Math.min(from.left, innerWidth - panel.offsetWidth - 8)))}px`;
  };

  return (
    <>
      <span ref={anchor} style={{ display: "contents" }}>
        {button({ popoverTarget: id, "aria-expanded": open, "aria-haspopup": "dialog" })}
      </span>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.panel}
        onToggle={(event) => {
          const panel = event.currentTarget;
          const opened = event.newState === "open";
          setOpen(opened);
          if (!opened) return;
          place(panel);
          panel.querySelector<HTMLElement>("input:checked, [data-first], button, input")?.focus();
        }}
      >
        {open && children}
      </div>
    </>
  );
}

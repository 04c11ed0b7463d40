import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  label: string;
  /** Draws the button that opens the panel; spread the props on it. */
  button(props: { popoverTarget: string; "aria-expanded": boolean; "aria-haspopup": "dialog" }): ReactElement;
  /** Of its button; above unless it is said. */
  side?: "above" | "below";
  children: ReactNode;
}

/** A panel that opens from its button. Escape and a press elsewhere close it; the focus lands on the item in use. */
export function Popover({ label, button, side = "above", children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  const panel = useRef<HTMLDivElement>(null);

  // The content comes with `open`, so only now can the panel be measured and an item take the focus.
  useLayoutEffect(() => {
    const from = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (!open || !panel.current || !from) return;
    if (side === "above") panel.current.style.insetBlockEnd = `${Math.round(innerHeight - from.top + 8)}px`;
    else panel.current.style.insetBlockStart = `${Math.round(from.bottom + 8)}px`;
    const isRightToLeft = getComputedStyle(panel.current).direction === "rtl";
    const start = isRightToLeft ? innerWidth - from.right : from.left;
    const most = innerWidth - panel.current.offsetWidth - 8;
    panel.current.style.insetInlineStart = `${Math.round(Math.max(8, Math.min(start, most)))}px`;
    (
      panel.current.querySelector<HTMLElement>("input:checked, [aria-pressed=true]") ??
      panel.current.querySelector<HTMLElement>("button, input")
    )?.focus();
  }, [open, side]);

  return (
    <>
      <span ref={anchor} style={{ display: "contents" }}>
        {button({ popoverTarget: id, "aria-expanded": open, "aria-haspopup": "dialog" })}
      </span>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.panel}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && children}
      </div>
    </>
  );
}

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
    const element = panel.current;
    if (!open || !element || !from) return;
    const settle = (): boolean => {
      if (side === "above") element.style.insetBlockEnd = `${Math.round(innerHeight - from.top + 8)}px`;
      else element.style.insetBlockStart = `${Math.round(from.bottom + 8)}px`;
      const isRightToLeft = getComputedStyle(element).direction === "rtl";
      const start = isRightToLeft ? innerWidth - from.right : from.left;
      const most = innerWidth - element.offsetWidth - 8;
      element.style.insetInlineStart = `${Math.round(Math.max(8, Math.min(start, most)))}px`;
      const item =
        element.querySelector<HTMLElement>("input:checked, [aria-pressed=true]") ??
        element.querySelector<HTMLElement>("button, input");
      item?.focus();
      return item !== null;
    };
    if (settle()) return;
    // What has to be fetched first.
    const arrival = new MutationObserver(() => {
      if (settle()) arrival.disconnect();
    });
    arrival.observe(element, { childList: true, subtree: true });
    return () => arrival.disconnect();
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

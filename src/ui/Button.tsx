import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  look?: "plain" | "outline" | "solid" | "now";
  icon?: ReactNode;
  /** Second line: the state in words, or why there is none. */
  state?: ReactNode;
  /** Reachable and explained, but it does nothing: `disabled` would hide it from the keyboard. */
  unavailable?: boolean;
  /** Says why, where somebody presses it all the same. */
  onUnavailable?: (() => void) | undefined;
  /** What is shown beside the pointer or the focus: a name that is seen nowhere else. A screen reader has it already. */
  tip?: string | undefined;
  /** The key that does the same, `K` or `Alt+Shift+K`. */
  keyShortcut?: string | undefined;
}

export function Button({
  look = "plain",
  icon,
  state,
  unavailable = false,
  onUnavailable,
  tip,
  keyShortcut,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[styles.button, look === "plain" ? "" : styles[look], className].filter(Boolean).join(" ")}
      data-tip={tip === undefined ? undefined : keyShortcut === undefined ? tip : `${tip} (${keyShortcut})`}
      aria-keyshortcuts={keyShortcut}
      aria-disabled={unavailable || undefined}
      onClick={unavailable ? onUnavailable : onClick}
    >
      {icon}
      {children !== undefined && (
        <span>
          {children}
          {state !== undefined && <small>{state}</small>}
        </span>
      )}
    </button>
  );
}

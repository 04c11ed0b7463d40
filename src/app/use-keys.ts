import { useEffect, useRef } from "react";
import { type Command, commandOf, contextOf } from "../features/controls/keys.ts";

/** Listens to the whole page; `asleep` while a sheet covers it. */
export function useKeys(onCommand: (command: Command) => void, singleKeys: boolean, asleep: boolean): void {
  const latest = useRef({ onCommand, singleKeys, asleep });
  latest.current = { onCommand, singleKeys, asleep };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const now = latest.current;
      if (now.asleep || event.defaultPrevented) return;
      const command = commandOf(event, contextOf(event.target, now.singleKeys));
      // A held key may seek again and again, but not open and close in turn.
      if (!command || (event.repeat && command.do !== "seek-by")) return;
      event.preventDefault();
      now.onCommand(command);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

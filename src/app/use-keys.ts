import { useEffect, useEffectEvent } from "react";
import { type Command, commandOf, contextOf } from "../features/controls/keys.ts";

/** Listens to the whole page; `asleep` while a sheet covers it. */
export function useKeys(onCommand: (command: Command) => void, singleKeys: boolean, asleep: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (asleep || event.defaultPrevented) return;
    const command = commandOf(event, contextOf(event.target, singleKeys));
    // A held key may seek again and again, but not open and close in turn.
    if (!command || (event.repeat && command.do !== "seek-by")) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

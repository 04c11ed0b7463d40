import { useEffect, useEffectEvent } from "react";
import { type Command, commandOf, contextOf, keyMapOf } from "../features/controls/keys.ts";
import { usePreferences } from "./preferences.ts";

/** What may be done again and again while a key is held. */
const HELD: readonly Command["do"][] = ["back", "forward"];

/** Listens to the whole page; `asleep` while a sheet covers it. */
export function useKeys(onCommand: (command: Command) => void, asleep: boolean): void {
  const { ownKeys, keyMode } = usePreferences();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (asleep || event.defaultPrevented) return;
    const command = commandOf(event, contextOf(event.target), keyMapOf(ownKeys), keyMode);
    if (!command || (event.repeat && !HELD.includes(command.do))) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

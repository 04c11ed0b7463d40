import { useEffect, useEffectEvent } from "react";
import { lazily } from "../core/lazily.ts";
import { type Command, keyMapOf } from "../features/controls/keys.ts";
import { usePreferences } from "./preferences.ts";

// Nobody presses a key before there is a page.
const fetchPresses = lazily(() => import("../features/controls/key-press.ts"));

/** Listens to the whole page; `asleep` while a sheet covers it. */
export function useKeys(onCommand: (command: Command) => void, asleep: boolean): void {
  const { ownKeys, keyMode } = usePreferences();
  const press = useEffectEvent((event: KeyboardEvent, { commandOf, contextOf }: Presses) => {
    if (asleep || event.defaultPrevented) return;
    const command = commandOf(event, contextOf(event.target), keyMapOf(ownKeys), keyMode);
    if (!command) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    let presses: Presses | null = null;
    const whenFetched = async () => (presses = await fetchPresses());
    // Where it does not come, the next press asks again.
    void whenFetched().catch(() => undefined);
    const listen = (event: KeyboardEvent) => {
      if (presses) press(event, presses);
      // What was pressed meanwhile is done as soon as it is understood.
      else void whenFetched().then((fetched) => press(event, fetched));
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
type Presses = Awaited<ReturnType<typeof fetchPresses>>;

import { createContext } from "react";

/** Says something to a screen reader: the announcer's voice, for parts that are handed nothing. */
export const Voice = createContext<(text: string) => void>(() => undefined);

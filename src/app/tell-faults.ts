import { tidy } from "../core/storage/tidy.ts";
import { WALLS_NAME } from "../core/walls/saved-walls.ts";
import { keepingWords as said } from "../words/keeping.ts";
import { keep } from "./keep.ts";

/** Each is said once while the page is open. */
const told = new Set<string>();
/** What lasts as long as the browser does is said once on a device. */
const TOLD = "vedetta.told.frames";

/** @param isFramed in another site's page, where most browsers keep nothing: the rule there, and no news */
export function tellFaults(tellsFrames: boolean, isFramed: boolean, tell: (text: string) => void): void {
  const texts = tidy(keep).map(({ name, why, at }) =>
    said[name === WALLS_NAME ? "walls" : "settings"]({ why, kept: at === null ? "there" : "whole" }),
  );
  if (!tellsFrames && keep.read(TOLD) === null) {
    keep.write(TOLD, "1");
    texts.push(said.noFrames);
  }
  const news = keep.troubles.get().filter((trouble) => !(isFramed && trouble === "denied"));
  texts.push(...news.map((trouble) => said[trouble]));
  const fresh = texts.filter((text) => !told.has(text));
  for (const text of fresh) told.add(text);
  if (fresh.length > 0) tell(fresh.join(" "));
}

import { useState } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { subjectOf } from "../core/layouts/pictures.ts";

/** The camera whose sound, figures and results go with the main picture: an interpreter has none of his own. */
export function useSubject(feeds: readonly CatalogueFeed[], main: CatalogueFeed | null): CatalogueFeed | null {
  const [before, setBefore] = useState<string | null>(null);
  if (main && main.purpose !== "sign" && main.id !== before) setBefore(main.id);
  return main && subjectOf(feeds, main, before);
}

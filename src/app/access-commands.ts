import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Layout } from "../core/layouts/layout.ts";
import { signFor } from "../core/layouts/pictures.ts";
import { captionsWords as said } from "../words/captions.ts";
import type { Announcements } from "./announcements.ts";
import { captionsHere } from "./caption-tracks.ts";
import type { Commands } from "./commands.ts";
import { layouts } from "./layouts.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

/** Whether an interpreter is the main picture, or stands beside it. */
export type SignPlace = "main" | "beside" | "off";

export function signPlace(main: CatalogueFeed, layout: Layout, shown: readonly string[], sign: string): SignPlace {
  if (main.purpose === "sign") return "main";
  return layout.pictures === "two" && shown.includes(sign) ? "beside" : "off";
}

export interface AccessFacts {
  main: CatalogueFeed;
  /** Whom an interpreter signs for. */
  subject: CatalogueFeed;
  layout: Layout;
}

/**
 * The interpreter becomes the main picture, or gives the place back to the camera that he signs for; where a layout has
 * no pictures, he comes with one that has two. Gives what is to be shown where nobody signs.
 */
export function toggleSign(
  { feeds }: Pick<Stage["catalogue"], "feeds">,
  { main, subject, layout }: AccessFacts,
  commands: Pick<Commands, "main" | "layout">,
  say: Announcements["say"],
): string | null {
  const sign = signFor(feeds, subject);
  if (!sign) {
    say(said.why.sign);
    return said.why.sign;
  }
  const pair = layouts.find(({ pictures }) => pictures === "two");
  if (layout.pictures === "none" && pair) commands.layout(pair.id);
  else commands.main(main.purpose === "sign" ? subject.id : sign.id);
  return null;
}

/** Turns captions on or off and says what came of it; gives what is to be shown where there are none to turn on. */
export function toggleCaptions(
  { catalogue }: { catalogue: Pick<Stage["catalogue"], "feeds"> },
  subject: Pick<CatalogueFeed, "id">,
  say: Announcements["say"],
): string | null {
  const here = () => captionsHere(catalogue, usePreferences.getState(), subject);
  const { captions, change } = usePreferences.getState();
  if (!here().hasAny) {
    say(said.why.captions);
    return said.why.captions;
  }
  const isOn = captions["on"] === true;
  change({ captions: { ...captions, on: !isOn } });
  const { found, name } = here();
  if (isOn) say(said.said.off);
  else say(found ? said.said.on({ label: found.track.label }) : said.said.onNone({ name }));
  return null;
}

/** What a button or a key asks for; where there is none, it is shown why. */
export const toggle = {
  captions(
    stage: Stage,
    { subject }: AccessFacts,
    _commands: Commands,
    say: Announcements["say"],
    show: (text: string) => void,
  ): void {
    const why = toggleCaptions(stage, subject, say);
    if (why !== null) show(why);
  },
  sign(
    { catalogue }: Stage,
    facts: AccessFacts,
    commands: Commands,
    say: Announcements["say"],
    show: (text: string) => void,
  ): void {
    const why = toggleSign(catalogue, facts, commands, say);
    if (why !== null) show(why);
  },
};

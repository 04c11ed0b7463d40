import { useEffect } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Layout } from "../core/layouts/layout.ts";
import { signFor } from "../core/layouts/pictures.ts";
import Deck, { type DeckProps } from "../features/controls/Deck.tsx";
import { useSampled } from "../ui/use-sampled.ts";
import { captionsWords as said } from "../words/captions.ts";
import { deckWords } from "../words/deck.ts";
import { signPlace } from "./access-commands.ts";
import { captionsHere, captionState } from "./caption-tracks.ts";
import { usePreferences } from "./preferences.ts";
import { stretchesOf, syncOf } from "./readings.ts";
import type { Stage } from "./stage.ts";

interface PlayerDeckProps extends Omit<DeckProps, "access" | "stretches" | "sync"> {
  stage: Stage;
  /** The main picture, and the camera that is told of. */
  main: CatalogueFeed;
  subject: CatalogueFeed;
  layout: Layout;
  shown: readonly string[];
  onAccess(what: "captions" | "sign"): void;
  onCaptionOptions(): void;
  say(text: string): void;
  /** Shows a sentence. */
  onExplain(text: string): void;
}

/** The deck, told how the wall fares, and what there is of description, captions and sign. */
export default function PlayerDeck(props: PlayerDeckProps) {
  const { stage, main, subject, layout, shown, onAccess, onCaptionOptions, onExplain, say, ...deck } = props;
  const sign = signFor(stage.catalogue.feeds, subject);
  const place = sign && signPlace(main, layout, shown, sign.id);
  const sync = useSampled(500, () => syncOf(stage.wall, stage.sync));
  const here = captionsHere(stage.catalogue, usePreferences(), subject);
  const isWaiting = deck.soundBlocked && deck.hearing !== null && !deck.sound.muted;
  // Whoever sees no button would wait for a sound that waits for him.
  useEffect(() => {
    if (isWaiting) say(deckWords.soundBlocked);
  }, [isWaiting, say]);
  const none = (why: string) => ({
    isOn: false,
    isThere: false,
    state: said.none,
    onPress() {
      say(why);
      onExplain(why);
    },
  });
  return (
    <Deck
      {...{ ...deck, sync }}
      stretches={(from, to) => stretchesOf(stage, subject, from, to)}
      access={{
        description: none(said.why.description),
        captions: {
          isOn: here.choice.on,
          isThere: here.hasAny,
          state: captionState(here),
          onPress: () => onAccess("captions"),
        },
        sign:
          place === null
            ? none(said.why.sign)
            : { isOn: place !== "off", isThere: true, state: said.sign[place], onPress: () => onAccess("sign") },
        onCaptionOptions,
      }}
    />
  );
}

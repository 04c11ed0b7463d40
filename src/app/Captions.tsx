import { useEffect, useEffectEvent, useMemo } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { captionAddress, type FoundCaptions } from "../core/captions/choose-captions.ts";
import { CaptionDock } from "../features/captions/CaptionDock.tsx";
import type { ShownTrack } from "../features/captions/CaptionLines.tsx";
import { CaptionsOnPicture } from "../features/captions/CaptionsOnPicture.tsx";
import { captionsWords as said } from "../words/captions.ts";
import type { Announcements } from "./announcements.ts";
import { captionLack, captionsHere, captionTitle } from "./caption-tracks.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

interface CaptionsProps {
  stage: Stage;
  /** The camera that is told of. */
  subject: CatalogueFeed;
  isOnPicture: boolean;
  hasPlates: boolean;
  keepsBefore: boolean;
  hasSecond: boolean;
  onLines(count: number): void;
  say: Announcements["say"];
}

/** What could not be had was said once, and is not said again when the viewer comes back to it. */
const toldLacks = new Set<string>();

/** The captions that the viewer chose, in the dock or on the picture. */
export default function Captions(props: CaptionsProps) {
  const { stage, subject, isOnPicture, hasPlates, keepsBefore, hasSecond, onLines, say } = props;
  const { catalogue, sync } = stage;
  const preferences = usePreferences();
  const here = captionsHere(catalogue, preferences, subject);
  const { choice, found, foundToo, name } = here;
  const lack = captionLack(here);
  const tellLack = useEffectEvent(() => {
    if (lack === null || toldLacks.has(lack)) return;
    toldLacks.add(lack);
    say(lack, { kind: "news" });
  });
  useEffect(() => tellLack(), [lack]);

  const shown = ({ feed, track }: FoundCaptions): ShownTrack => {
    const { dash } = catalogue.feeds.find(({ id }) => id === feed.id) ?? subject;
    const label = captionTitle(catalogue, { feed, track, lacks: "nothing" }, subject.venue);
    return {
      address: captionAddress({ dash }, track),
      language: track.language,
      label,
      isSpecial: label !== said.commentary,
    };
  };
  const first = found && shown(found);
  const clock = useMemo(() => ({ playhead: () => sync.playhead(), now: () => stage.now() }), [sync, stage]);
  const tell = (text: string, at: number) => say(text, { kind: "caption", ageMs: () => sync.playhead() - at });
  if (isOnPicture)
    return first && <CaptionsOnPicture key={subject.id} track={first} {...{ clock, choice, hasPlates, tell }} />;
  const second = hasSecond && foundToo ? [shown(foundToo)] : [];
  return (
    <CaptionDock
      tracks={[first ?? { nothing: said.nothing({ name }) }, ...second]}
      {...{ clock, choice, keepsBefore, onLines, tell }}
    />
  );
}

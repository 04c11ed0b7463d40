import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { CaptionChoice } from "../core/captions/caption-choice.ts";
import { freshCaptionStyle } from "../core/captions/caption-choice.ts";
import CaptionSheet, { type TrackOption } from "../features/captions/CaptionSheet.tsx";
import { Part } from "../ui/Part.tsx";
import { captionsWords } from "../words/captions.ts";
import type { Announcements } from "./announcements.ts";
import { captionsHere } from "./caption-tracks.ts";
import type { Page } from "./page.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { toggleCaptions } from "./access-commands.ts";

interface CaptionOptionsProps {
  stage: Stage;
  page: Page;
  /** The camera that is told of. */
  subject: CatalogueFeed;
  say: Announcements["say"];
  onClose(): void;
}

const said = captionsWords.sheet;

/** The sheet of captions, with what the event has and what the viewer chose. */
export default function CaptionOptions({ stage, page: { OwnSettings }, subject, say, onClose }: CaptionOptionsProps) {
  const preferences = usePreferences();
  const { captions, captioned, captionedToo, change } = preferences;
  const { feeds } = stage.catalogue;
  const { choice, found } = captionsHere(stage.catalogue, preferences, subject);
  const tracks = trackOptions(stage);
  const set = (patch: Partial<CaptionChoice>) => change({ captions: { ...captions, ...patch } });
  const current = found && keyOf(found.track);
  return (
    <CaptionSheet
      {...{ choice, tracks, current, captioned, captionedToo, onClose }}
      feeds={feeds.filter((feed) => feed.captions.length > 0)}
      onChange={(patch) => {
        if (patch.on !== undefined) return void toggleCaptions(stage, subject, say);
        set(patch);
        const label = tracks.find(({ language, kind }) => language === patch.language && kind === patch.kind)?.label;
        if (label !== undefined) say(captionsWords.said.now({ label }));
        if (patch.place !== undefined) say(captionsWords.said.place({ place: said.places[patch.place] }));
      }}
      onFeed={change}
      onStyle={({ size, ...style }) =>
        set({ ...(size === undefined ? {} : { size }), style: { ...choice.style, ...style } })
      }
      onReset={() => {
        set({ size: 100, style: freshCaptionStyle() });
        say(said.isReset);
      }}
      transfer={
        OwnSettings && (
          <Part>
            <OwnSettings say={say} />
          </Part>
        )
      }
    />
  );
}

const keyOf = ({ language, kind }: Pick<TrackOption, "language" | "kind">) => `${language} ${kind}`;

/** Each language and kind once. */
function trackOptions({ catalogue }: Stage): TrackOption[] {
  const options = new Map<string, TrackOption>();
  for (const { label, language, kind } of catalogue.feeds.flatMap(({ captions }) => captions)) {
    const key = keyOf({ language, kind });
    if (!options.has(key)) options.set(key, { key, label, language, kind });
  }
  return [...options.values()];
}

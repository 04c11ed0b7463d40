import type { ReactNode } from "react";
import type { CaptionChoice, CaptionStyle } from "../../core/captions/caption-choice.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { captionsWords } from "../../words/captions.ts";
import styles from "./CaptionSheet.module.css";
import { Pick } from "./Pick.tsx";
import { StylePanel } from "./StylePanel.tsx";

const said = captionsWords.sheet;

export interface TrackOption {
  key: string;
  label: string;
  language: string;
  kind: CaptionChoice["kind"];
}

export interface FeedOption {
  id: string;
  name: string;
}

interface CaptionSheetProps {
  choice: CaptionChoice;
  /** Every language and kind that the event has, and the one that is read. */
  tracks: readonly TrackOption[];
  current: string | null;
  /** Feeds that have captions. */
  feeds: readonly FeedOption[];
  captioned: string | null;
  captionedToo: string | null;
  onChange(patch: Partial<CaptionChoice>): void;
  onFeed(patch: { captioned?: string | null; captionedToo?: string | null }): void;
  onStyle(patch: Partial<CaptionStyle> & { size?: number }): void;
  onReset(): void;
  /** Inside another site: fetches what was set on ours. */
  transfer: ReactNode;
  onClose(): void;
}

/** Which captions, where, and how they look. */
export default function CaptionSheet(props: CaptionSheetProps) {
  const { choice, tracks, current, feeds, captioned, captionedToo, onChange, onFeed } = props;
  return (
    <Dialog title={captionsWords.title} onClose={props.onClose}>
      <div className={styles.sheet}>
        <Switch name={said.show} isOn={choice.on} onTurn={(on) => onChange({ on })} />
        <Choice
          title={said.language}
          value={current ?? ""}
          options={tracks.map(({ key, label }) => [key, label])}
          onChoose={(key) => {
            const track = tracks.find((each) => each.key === key);
            if (track) onChange({ language: track.language, kind: track.kind });
          }}
        />
        <Choice
          title={said.place}
          value={choice.place}
          options={[
            ["dock", said.places.dock],
            ["picture", said.places.picture],
          ]}
          onChoose={(place) => onChange({ place })}
        />
        <div className={styles.pair}>
          <Pick
            label={said.whose}
            value={captioned ?? ""}
            options={[["", said.followed], ...feeds.map(({ id, name }) => [id, name] as const)]}
            onPick={(id) => onFeed({ captioned: id === "" ? null : id })}
          />
          <Pick
            label={said.second}
            text={said.secondText}
            value={captionedToo ?? ""}
            options={[["", said.noSecond], ...feeds.map(({ id, name }) => [id, name] as const)]}
            onPick={(id) => onFeed({ captionedToo: id === "" ? null : id })}
          />
        </div>
        <Switch name={said.told} text={said.toldText} isOn={choice.told} onTurn={(told) => onChange({ told })} />
        <StylePanel choice={choice} onStyle={props.onStyle} onReset={props.onReset} />
        {props.transfer}
      </div>
    </Dialog>
  );
}

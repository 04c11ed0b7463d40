import type { ReactNode } from "react";
import type { UtcMs } from "../../../contracts/units.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { Button } from "../../ui/Button.tsx";
import {
  AskIcon,
  CaptionsIcon,
  FullScreenIcon,
  KeysIcon,
  LayoutIcon,
  LinkIcon,
  MoreIcon,
  MutedIcon,
  PauseIcon,
  PictureInPictureIcon,
  PlayIcon,
  SoundIcon,
} from "../../ui/icons.tsx";
import { captionsWords } from "../../words/captions.ts";
import { Popover } from "../../ui/Popover.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { deckWords as words } from "../../words/deck.ts";
import { percent } from "../../words/figures.ts";
import { type AccessChoice, AccessButtons } from "./AccessButtons.tsx";
import styles from "./Deck.module.css";
import type { CommandId } from "./keys.ts";
import { type SoundChoice, SoundPanel } from "./SoundPanel.tsx";
import { type Stretch, Timeline } from "./Timeline.tsx";

export interface DeckSync {
  cameras: number;
  locked: boolean;
  spreadMs: number | null;
}

export interface DeckProps {
  transport: Transport;
  time: TimeOfDay;
  stretches(from: UtcMs, to: UtcMs): Stretch[];
  sound: SoundChoice;
  /** Name of the feed that is heard, or null. */
  hearing: string | null;
  soundBlocked: boolean;
  sync: DeckSync;
  meterOpen: boolean;
  fullScreen: boolean;
  onGo(target: UtcMs | "live"): void;
  onSeekBy(ms: number): void;
  onTogglePlay(): void;
  onMeter(): void;
  onFullScreen(): void;
  onPictureInPicture(): void;
  /** The key that asks for the same, as `aria-keyshortcuts` has it. */
  shortcutOf(id: CommandId): string | undefined;
  /** Description, captions and sign. */
  access: AccessChoice;
  onKeys(): void;
  onAsk(): void;
  onShare(): void;
  hasTimeline: boolean;
  /** The list of cameras, where the wall does not show them; null where it does. */
  cameras: ReactNode;
  /** The magnifier and how the picture looks: its button, and the same where there is no room for that. */
  picture: ((className: string | undefined) => ReactNode) | null;
  pictureParts: ReactNode;
}

export default function Deck(props: DeckProps) {
  const { transport, sound, hearing, soundBlocked, sync, fullScreen } = props;
  const { paused } = useObservable(transport.state);
  const soundState =
    hearing === null
      ? words.soundNone
      : sound.muted
        ? words.soundOff
        : soundBlocked
          ? words.soundBlocked
          : words.soundOf({ percent: percent(sound.volume), name: hearing });
  const syncTitle = sync.cameras === 0 ? words.noPictures : sync.locked ? words.inSync : words.catchingUp;
  const syncText =
    sync.spreadMs === null
      ? words.playing({ count: sync.cameras })
      : words.playingApart({ count: sync.cameras, ms: sync.spreadMs < 1 ? 0 : Math.round(sync.spreadMs) });
  const tip = (name: string, id: CommandId) => {
    const keyShortcut = props.shortcutOf(id);
    return { tip: name, keyShortcut };
  };
  const fullScreenName = fullScreen ? words.leaveFullScreen : words.fullScreen;

  return (
    <footer className={styles.deck}>
      {props.hasTimeline && (
        <Timeline transport={transport} time={props.time} stretches={props.stretches} onGo={props.onGo} />
      )}
      <div className={styles.controls} role="group" aria-label={words.player}>
        <Button
          look="solid"
          className={styles.play}
          icon={paused ? <PlayIcon /> : <PauseIcon />}
          onClick={props.onTogglePlay}
        >
          {paused ? words.play : words.pause}
        </Button>
        <Button
          className={styles.ten}
          aria-label={`${words.back10Short}, ${words.back10}`}
          {...tip(words.back10, "back")}
          onClick={() => props.onSeekBy(-10_000)}
        >
          {words.back10Short}
        </Button>
        <Button
          className={styles.ten}
          aria-label={`${words.forward10Short}, ${words.forward10}`}
          {...tip(words.forward10, "forward")}
          onClick={() => props.onSeekBy(10_000)}
        >
          {words.forward10Short}
        </Button>
        <span className={styles.rule} />
        <AccessButtons {...props.access} shortcutOf={props.shortcutOf} />
        <span className={styles.rule} />
        <Popover
          label={words.sound}
          button={(opens) => (
            <Button
              className={styles.wide}
              icon={sound.muted || hearing === null ? <MutedIcon /> : <SoundIcon />}
              state={soundState}
              {...opens}
            >
              {words.sound}
            </Button>
          )}
        >
          <SoundPanel {...sound} />
        </Popover>
        <Popover
          label={words.more}
          button={(opens) => (
            <Button className={styles.more} icon={<MoreIcon />} {...opens}>
              {words.more}
            </Button>
          )}
        >
          <div className={styles.moreList}>
            <div className={styles.moreRow}>
              <Button
                look="outline"
                onClick={() => props.onSeekBy(-10_000)}
                aria-label={`${words.back10Short}, ${words.back10}`}
              >
                {words.back10Short}
              </Button>
              <Button
                look="outline"
                onClick={() => props.onSeekBy(10_000)}
                aria-label={`${words.forward10Short}, ${words.forward10}`}
              >
                {words.forward10Short}
              </Button>
            </div>
            <SoundPanel {...sound} />
            {props.pictureParts}
            {props.access.captions.isThere && (
              <Button icon={<CaptionsIcon />} aria-haspopup="dialog" onClick={props.access.onCaptionOptions}>
                {captionsWords.options}
              </Button>
            )}
            <Button icon={<FullScreenIcon />} onClick={props.onFullScreen}>
              {fullScreenName}
            </Button>
            <Button icon={<PictureInPictureIcon />} onClick={props.onPictureInPicture}>
              {words.pictureInPicture}
            </Button>
            <Button icon={<Ticks />} state={syncText} onClick={props.onMeter}>
              {syncTitle}
            </Button>
            <Button icon={<AskIcon />} onClick={props.onAsk}>
              {words.ask}
            </Button>
            <Button icon={<LinkIcon />} onClick={props.onShare}>
              {words.copyLink}
            </Button>
            <Button icon={<KeysIcon />} onClick={props.onKeys}>
              {words.keys}
            </Button>
          </div>
        </Popover>
        <Button
          className={styles.wide}
          icon={<AskIcon />}
          {...tip(words.ask, "ask")}
          aria-label={words.ask}
          onClick={props.onAsk}
        />
        {props.cameras !== null && (
          <Popover
            label={words.cameras}
            button={(opens) => (
              <Button icon={<LayoutIcon />} {...opens}>
                {words.camera}
              </Button>
            )}
          >
            {props.cameras}
          </Popover>
        )}
        {props.picture?.(styles.wide)}
        <span className={styles.push} />
        <Button
          className={styles.wide}
          icon={<Ticks />}
          state={syncText}
          aria-expanded={props.meterOpen}
          {...tip(words.openMeter, "meter")}
          onClick={props.onMeter}
        >
          {syncTitle}
        </Button>
        <Button
          className={styles.wide}
          icon={<LinkIcon />}
          aria-label={words.copyLink}
          {...tip(words.copyLink, "share")}
          onClick={props.onShare}
        />
        <Button
          className={styles.wide}
          icon={<KeysIcon />}
          aria-label={words.keys}
          {...tip(words.keys, "keys")}
          onClick={props.onKeys}
        />
        <Button
          className={styles.wide}
          icon={<PictureInPictureIcon />}
          aria-label={words.pictureInPicture}
          {...tip(words.pictureInPicture, "picture-in-picture")}
          onClick={props.onPictureInPicture}
        />
        <Button
          className={styles.wide}
          icon={<FullScreenIcon />}
          aria-label={fullScreenName}
          {...tip(fullScreenName, "full-screen")}
          onClick={props.onFullScreen}
        />
      </div>
    </footer>
  );
}

function Ticks() {
  return (
    <span className={styles.ticks} aria-hidden="true">
      <i />
      <i />
      <i data-centre />
      <i />
      <i />
    </span>
  );
}

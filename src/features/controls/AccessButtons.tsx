import type { ReactNode } from "react";
import { deckWords as words } from "../../words/deck.ts";
import { Button } from "../../ui/Button.tsx";
import { CaptionsIcon, DescriptionIcon, SettingsIcon, SignIcon } from "../../ui/icons.tsx";
import { captionsWords as said } from "../../words/captions.ts";
import styles from "./Deck.module.css";
import type { CommandId } from "./keys.ts";

/** One of the three that stand beside Play: on, off, or not to be had in this event. */
export interface AccessState {
  isOn: boolean;
  isThere: boolean;
  /** In words. */
  state: string;
  /** One press turns it on or off, as one press plays (EN 301 549 clause 7.3); where there is none, it is said why. */
  onPress(): void;
}

export interface AccessChoice {
  description: AccessState;
  captions: AccessState;
  sign: AccessState;
  onCaptionOptions(): void;
}

interface AccessButtonsProps extends AccessChoice {
  shortcutOf(id: CommandId): string | undefined;
}

/** Their places beside Play are the same in every event and every layout. */
export function AccessButtons({ description, captions, sign, onCaptionOptions, shortcutOf }: AccessButtonsProps) {
  return (
    <>
      <Access icon={<DescriptionIcon />} name={words.description} {...description} />
      <Access icon={<CaptionsIcon />} name={words.captions} keyShortcut={shortcutOf("captions")} {...captions} />
      {captions.isThere && (
        <Button
          className={styles.wide}
          icon={<SettingsIcon />}
          aria-label={said.options}
          aria-haspopup="dialog"
          tip={said.options}
          keyShortcut={shortcutOf("caption-options")}
          onClick={onCaptionOptions}
        />
      )}
      <Access icon={<SignIcon />} name={words.sign} keyShortcut={shortcutOf("sign")} {...sign} />
    </>
  );
}

interface AccessProps extends AccessState {
  icon: ReactNode;
  name: string;
  keyShortcut?: string | undefined;
}

function Access({ icon, name, isOn, isThere, state, onPress, keyShortcut }: AccessProps) {
  return (
    <Button
      icon={icon}
      aria-pressed={isThere ? isOn : undefined}
      unavailable={!isThere}
      onUnavailable={onPress}
      keyShortcut={keyShortcut}
      state={isThere ? state : <None />}
      onClick={onPress}
    >
      {name}
    </Button>
  );
}

function None() {
  return (
    <>
      <span className={styles.long}>{words.noneForThisEvent}</span>
      <span className={styles.short} aria-hidden="true">
        {words.noneShort}
      </span>
    </>
  );
}

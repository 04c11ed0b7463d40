import { useRef } from "react";
import { chosenLayout } from "../app/layouts.ts";
import { ownTiles } from "../app/own-wall.ts";
import type { LinksProps } from "../app/page.ts";
import { usePreferences } from "../app/preferences.ts";
import { linkTo } from "../core/share/link.ts";
import { Button } from "../ui/Button.tsx";
import { useObservable } from "../ui/use-observable.ts";
import { embedWords as said } from "../words/embed.ts";
import styles from "./Links.module.css";
import type { SettingsHere } from "./settings-here.ts";

/** At the end of the widget's top line: the viewer's own settings, where they can be had, and the way to Vedetta itself. */
export function Links({ stage, say, settings }: LinksProps & { settings: SettingsHere }) {
  const hasOwn = useObservable(settings.canUseOwn);
  const way = useRef<HTMLAnchorElement>(null);
  /** As the link is followed, not as it was drawn: a moment later it is another moment. */
  const aim = (link: HTMLAnchorElement) => {
    const { main, ...state } = usePreferences.getState();
    const { live } = stage.sync.state.get();
    const layout = chosenLayout(state);
    link.href = linkTo(new URL("/", location.href).href, {
      layout: layout.id,
      wall: layout.pictures === "own" ? ownTiles.get() : null,
      camera: main,
      at: live ? null : Math.round(stage.sync.playhead()),
    });
  };
  return (
    <div className={styles.links}>
      {hasOwn && (
        <Button
          className={styles.own}
          icon={
            <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <circle cx="12" cy="8" r="4" />
              <path d="M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7" />
            </svg>
          }
          title={said.mySettingsHint}
          onClick={() =>
            void settings.takeOwn().then((isUsed) => {
              say(isUsed ? said.mySettingsUsed : said.mySettingsRefused);
              // The button is gone then, and the focus would be nowhere.
              if (isUsed) way.current?.focus();
            })
          }
        >
          <span className={styles.name}>{said.mySettings}</span>
        </Button>
      )}
      <a
        ref={way}
        className={styles.open}
        href="/"
        target="_blank"
        rel="noopener"
        title={said.openHint}
        onPointerDown={(event) => aim(event.currentTarget)}
        onFocus={(event) => aim(event.currentTarget)}
        onClick={(event) => aim(event.currentTarget)}
      >
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />
        </svg>
        <span className={styles.name}>{said.open}</span>
      </a>
    </div>
  );
}

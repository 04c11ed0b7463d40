import type { Layout } from "../core/layouts/layout.ts";
import { Button } from "../ui/Button.tsx";
import { SettingsIcon } from "../ui/first-icons.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Part } from "../ui/Part.tsx";
import { useObservable } from "../ui/use-observable.ts";
import { wallWords as words } from "../words/wall.ts";
import type { Announcements } from "./announcements.ts";
import { layouts, nameOf, purposeOf } from "./layouts.ts";
import type { Sheet } from "./Sheets.tsx";
import type { Stage } from "./stage.ts";
import styles from "./TopLine.module.css";
import type { Widget } from "./widget.ts";

// Neither is needed for the first picture.
const LayoutChoice = lazyPart(() => import("../features/controls/LayoutChoice.tsx"));
const OwnWallMenu = lazyPart(() => import("./OwnWallMenu.tsx"));

interface TopLineProps {
  stage: Stage;
  layout: Layout;
  /** Feed in the main place. */
  main: string;
  canArrange: boolean;
  widget: Widget | null;
  say: Announcements["say"];
  onMain(feed: string): void;
  onLayout(id: string): void;
  onSheet(sheet: Sheet): void;
  onExplain(text: string): void;
}

/** What is on, the layouts, and the ways to the other pages. */
export function TopLine({ stage, layout, main, canArrange, widget, say, ...on }: TopLineProps) {
  const { event } = stage.catalogue;
  const connected = useObservable(stage.status.connected);
  return (
    <header className={styles.top} data-measure="top">
      <p className={styles.brand}>
        <span className={styles.lamp} aria-hidden="true" />
        <span className={styles.brandName}>{words.product}</span>
      </p>
      <h1 className={styles.event}>
        <b>{event.name}</b> {event.detail}
      </h1>
      {!connected && (
        <p className={styles.away} role="note">
          {words.serverAway}
        </p>
      )}
      <Part waiting={<span className={styles.choice} />}>
        <LayoutChoice
          layouts={layouts.map((each) => ({ id: each.id, name: nameOf(each), purpose: purposeOf(each) }))}
          current={layout.id}
          onChoose={on.onLayout}
        />
      </Part>
      {canArrange && (
        <Part>
          <OwnWallMenu {...{ stage, main, say }} onMain={on.onMain} onExplain={on.onExplain} />
        </Part>
      )}
      {widget ? (
        <Part>
          <widget.Links {...{ stage, say }} />
        </Part>
      ) : (
        <nav className={styles.pages} aria-label={words.pages}>
          {(["schedule", "medals"] as const).map((page) => (
            <Button key={page} onClick={() => on.onSheet(page)}>
              {words[page]}
            </Button>
          ))}
        </nav>
      )}
      <Button className={styles.settings} icon={<SettingsIcon />} onClick={() => on.onSheet("settings")}>
        <span className={styles.settingsName}>{words.settings}</span>
      </Button>
    </header>
  );
}

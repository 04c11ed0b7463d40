import type { Layout } from "../core/layouts/layout.ts";
import { Button } from "../ui/Button.tsx";
import { SettingsIcon } from "../ui/first-icons.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Part } from "../ui/Part.tsx";
import { useObservable } from "../ui/use-observable.ts";
import { wallWords as words } from "../words/wall.ts";
import { layouts, nameOf, purposeOf } from "./layouts.ts";
import type { LinksProps, Page } from "./page.ts";
import styles from "./TopLine.module.css";

// Not needed for the first picture.
const LayoutChoice = lazyPart(() => import("../features/controls/LayoutChoice.tsx"));

interface TopLineProps extends LinksProps {
  layout: Layout;
  page: Page;
  onLayout(id: string): void;
}

/** What is on, the layouts, and the ways to the other pages. */
export function TopLine({ layout, page, onLayout, ...links }: TopLineProps) {
  const { catalogue, status } = links.stage;
  const { event } = catalogue;
  const connected = useObservable(status.connected);
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
          onChoose={onLayout}
        />
      </Part>
      <Part>
        <page.Links {...links} />
      </Part>
      <Button className={styles.settings} icon={<SettingsIcon />} onClick={() => links.onSheet("settings")}>
        <span className={styles.settingsName}>{words.settings}</span>
      </Button>
    </header>
  );
}

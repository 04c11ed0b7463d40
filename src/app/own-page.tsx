import { lazy, type ReactNode, Suspense } from "react";
import { observable } from "../core/observable.ts";
import { wallShape } from "../features/wall/wall-shape.ts";
import { Button } from "../ui/Button.tsx";
import { wallWords as words } from "../words/wall.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Part } from "../ui/Part.tsx";
import type { Page } from "./page.ts";
import styles from "./TopLine.module.css";

const OwnWallMenu = lazyPart(() => import("./OwnWallMenu.tsx"));

// Without a network and without a kept shell it cannot be had either.
const Offline = lazy(() =>
  import("../pwa/Offline.tsx").catch(() => ({ default: (props: { otherwise: ReactNode }) => props.otherwise })),
);

/** Vedetta in a page of its own. */
export const ownPage: Page = {
  isWidget: false,
  sheet: /[?&]open=schedule\b/.test(location.search) ? "schedule" : null,
  Links: ({ canArrange, onSheet, ...rest }) => (
    <>
      {canArrange && (
        <Part>
          <OwnWallMenu {...rest} />
        </Part>
      )}
      <nav className={styles.pages} aria-label={words.pages}>
        {(["schedule", "medals"] as const).map((page) => (
          <Button key={page} onClick={() => onSheet(page)}>
            {words[page]}
          </Button>
        ))}
      </nav>
    </>
  ),
  Offline: (props) => (
    <Suspense fallback={props.otherwise}>
      <Offline {...props} />
    </Suspense>
  ),
  Handles: lazyPart(() => import("../features/arrange/Handles.tsx")),
  ArrangeBar: lazyPart(() => import("../features/arrange/Bar.tsx")),
  short: observable(false),
  async open(stage, commands, show) {
    if (!/[?&](?:layout|camera|at|wall)=/.test(location.search)) return;
    const { openLink } = await import("./share.ts");
    const missing = openLink(location.search, stage, commands);
    if (missing.length > 0) show(missing.join(" "));
  },
  shape: wallShape,
};

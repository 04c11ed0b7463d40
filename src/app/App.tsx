// First of all: the order of the layers of CSS is said there, and the first file that names one says its place.
import "../ui/base.css";
import "../ui/tokens.css";
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Catalogue } from "../../contracts/catalogue.ts";
import type { Say } from "../core/announce/queue.ts";
import { type CatalogueFailure, fetchCatalogue, retryDelayMs } from "../api/catalogue.ts";
import { Button } from "../ui/Button.tsx";
import { AgainIcon } from "../ui/first-icons.tsx";
import { Part } from "../ui/Part.tsx";
import { Voice } from "../ui/voice.ts";
import type { Announcements } from "./announcements.ts";
import { Announcer } from "./Announcer.tsx";
import styles from "./App.module.css";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { Viewer } from "./Viewer.tsx";
import { wallWords as words } from "../words/wall.ts";
import type { Page } from "./page.ts";

interface AppProps {
  compose(catalogue: Catalogue): Promise<Stage>;
  page: Page;
}

type Phase =
  | { kind: "opening" }
  | { kind: "failed"; failure: CatalogueFailure }
  | { kind: "empty" }
  | { kind: "on"; stage: Stage };

export function App({ compose, page }: AppProps) {
  const announcements = useRef<Pick<Announcements, "say"> | null>(null);
  const say = useCallback<Say>((text, about) => announcements.current?.say(text, about), []);
  const { phase, again } = useStage(compose, say);
  const theme = usePreferences((state) => state.theme);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  const { Offline } = page;
  const opening = phase.kind !== "on" && <Opening phase={phase} onAgain={again} />;
  return (
    <>
      <Announcer onReady={(ready) => (announcements.current = ready)} />
      <Voice value={say}>
        <Part isPage>
          {phase.kind === "on" && <Viewer stage={phase.stage} say={say} page={page} />}
          {Offline && phase.kind === "failed" && phase.failure.kind === "away" ? (
            <Offline onAgain={again} say={say} otherwise={opening} />
          ) : (
            opening
          )}
        </Part>
      </Voice>
    </>
  );
}

function Opening({ phase, onAgain }: { phase: Exclude<Phase, { kind: "on" }>; onAgain(): void }) {
  const said =
    phase.kind === "failed"
      ? words[phase.failure.kind]
      : phase.kind === "empty"
        ? words.noFeeds
        : { title: words.openingTitle, text: words.opening };
  // As index.html has it before any script runs: the place of the main picture, with a picture in it.
  if (phase.kind === "opening")
    return (
      <main className="first" aria-busy="true">
        <p>
          <span className="first-lamp" aria-hidden="true" />
          {words.product}
        </p>
        <img src="/poster.webp" alt="" width={1280} height={720} />
        <h1 className="unseen">{said.title}</h1>
        <p className="unseen">{said.text}</p>
      </main>
    );
  return (
    <main className={styles.open}>
      <p className={styles.brand}>
        <span className={styles.lamp} aria-hidden="true" />
        {words.product}
      </p>
      <h1>{said.title}</h1>
      <p>{said.text}</p>
      {phase.kind === "failed" && phase.failure.kind !== "away" && <code>{phase.failure.detail}</code>}
      <Button look="outline" icon={<AgainIcon />} onClick={onAgain}>
        {words.again}
      </Button>
    </main>
  );
}

/** Asks for the event until there is one, and again when a server that was away returns: it may run another by then. */
function useStage(compose: AppProps["compose"], say: Announcements["say"]): { phase: Phase; again(): void } {
  const [phase, setPhase] = useState<Phase>({ kind: "opening" });
  const wake = useRef<() => void>(() => undefined);

  useEffect(() => {
    const closing = new AbortController();
    let stage: Stage | null = null;
    let stageOf = "";
    const rest = (ms: number) =>
      new Promise<void>((resume) => {
        const timer = setTimeout(resume, ms);
        wake.current = () => {
          clearTimeout(timer);
          resume();
        };
        closing.signal.addEventListener("abort", () => wake.current(), { once: true });
      });

    const open = async () => {
      for (let attempt = 1; !closing.signal.aborted; attempt++) {
        const result = await fetchCatalogue(closing.signal);
        if (closing.signal.aborted) return;
        if (result.ok && result.catalogue.feeds.length > 0) {
          const description = JSON.stringify(result.catalogue);
          if (stage && description === stageOf) return;
          // A sheet of what was known last is not taken away while it is read.
          while (!stage && document.querySelector("dialog[open]")) await rest(500);
          await stage?.close();
          stageOf = description;
          stage = await compose(result.catalogue);
          if (closing.signal.aborted) return void stage.close();
          const on: Phase = { kind: "on", stage };
          // The page is large: built in slices, it holds up nobody who already presses a key.
          startTransition(() => setPhase(on));
          watch(stage);
          return;
        }
        if (!stage) setPhase(result.ok ? { kind: "empty" } : { kind: "failed", failure: result.failure });
        await rest(retryDelayMs(attempt));
      }
    };
    const watch = ({ status }: Stage) => {
      status.connected.subscribe(() => {
        if (status.connected.get()) {
          say(words.announce.serverBack, { kind: "news" });
          void open();
        } else say(words.announce.serverAway, { kind: "news" });
      });
    };
    void open();
    return () => {
      closing.abort();
      void stage?.close();
    };
  }, [compose, say]);

  return { phase, again: () => wake.current() };
}

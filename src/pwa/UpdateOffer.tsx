import { useEffect, useState } from "react";
import type { Say } from "../core/announce/queue.ts";
import { Button } from "../ui/Button.tsx";
import { pwaWords } from "../words/pwa.ts";
import { keepShell, pageBuild } from "./shell.ts";
import styles from "./UpdateOffer.module.css";

const said = pwaWords.update;

/** A quiet line when a new version is ready. Nothing is loaded again unless the viewer asks. */
export function UpdateOffer({ say }: { say: Say }) {
  const [isNew, setNew] = useState(false);
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const shell = keepShell(navigator.serviceWorker, pageBuild());
    const stop = shell.newVersion.subscribe(() => {
      setNew(true);
      say(said.ready, { kind: "news" });
    });
    return () => {
      stop();
      shell.close();
    };
  }, [say]);
  if (!isNew || isLater) return null;
  return (
    <section className={styles.offer} aria-label={said.title}>
      <p>{said.ready}</p>
      <Button look="outline" onClick={() => location.reload()}>
        {said.now}
      </Button>
      <Button onClick={() => setLater(true)}>{said.later}</Button>
    </section>
  );
}

import { useState } from "react";
import { install, installPrompt } from "../../pwa/install-offer.ts";
import { deviceFacts, installingOf } from "../../pwa/installing.ts";
import { Button } from "../../ui/Button.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { pwaWords } from "../../words/pwa.ts";
import styles from "./Settings.module.css";

const said = pwaWords.install;

/** How this device installs the app: by a press where the browser can, else in plain words. */
export function Installation() {
  const prompt = useObservable(installPrompt);
  const [isAccepted, setAccepted] = useState(false);
  const how = installingOf(deviceFacts(prompt !== null));
  return (
    <section className={styles.device} aria-label={said.title}>
      <h3>{said.title}</h3>
      <p>{how === "installed" ? said.installed : isAccepted ? said.accepted : said.text}</p>
      {how === "prompt" && prompt && (
        <Button look="outline" onClick={() => void install(prompt).then(setAccepted, () => undefined)}>
          {said.press}
        </Button>
      )}
      {!isAccepted && how === "apple" && <p>{said.apple}</p>}
      {!isAccepted && how === "menu" && <p>{said.menu}</p>}
    </section>
  );
}

import { useState } from "react";
import type { Announcements } from "../app/announcements.ts";
import { Button } from "../ui/Button.tsx";
import { useObservable } from "../ui/use-observable.ts";
import { captionsWords } from "../words/captions.ts";
import type { SettingsHere } from "./settings-here.ts";

const said = captionsWords.sheet;

/** In the sheet of captions: what the viewer set in Vedetta itself, where the browser may hand it out. */
export function OwnSettings({ say, settings }: { say: Announcements["say"]; settings: SettingsHere }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const hasOwn = useObservable(settings.canUseOwn);
  const { host } = location;
  const [isAsked, setAsked] = useState(false);
  // What was pressed stays where the focus is.
  if (!hasOwn && !isAsked) return null;
  return (
    <div>
      <Button
        look="outline"
        unavailable={!hasOwn}
        onClick={() => {
          setAsked(true);
          void settings.takeOwn().then((isTaken) => {
            const text = isTaken ? said.mineShared({ host }) : said.mineOwn({ host });
            setAnswer(text);
            say(text);
          });
        }}
      >
        {said.mine({ host })}
      </Button>
      <p>
        <small>{answer ?? said.mineText({ host })}</small>
      </p>
    </div>
  );
}

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Say } from "../../core/announce/queue.ts";
import { begunAgain, later, looked, newRest, type Rest } from "../../core/rest/rest.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { Button } from "../../ui/Button.tsx";
import { sightWords } from "../../words/sight.ts";
import styles from "./BreakNote.module.css";

interface BreakNoteProps {
  transport: Transport;
  /** 0: never. */
  afterMin: number;
  now(): number;
  onPause(): void;
  say: Say;
}

const LOOK_MS = 1000;
const said = sightWords.break;

/** After a while of watching: a quiet question. Nothing stops by itself, and it is told once. */
export default function BreakNote({ transport, afterMin, now, onPause, say }: BreakNoteProps) {
  const rest = useRef<Rest>(newRest);
  const [minutes, show] = useState<number | null>(null);
  const look = useEffectEvent(() => {
    const { isDue } = rest.current;
    const isWatching = !transport.state.get().paused && document.visibilityState === "visible";
    rest.current = looked(rest.current, now(), isWatching, afterMin * 60_000);
    if (rest.current.isDue === isDue) return;
    const watched = Math.round(rest.current.watchedMs / 60_000);
    show(rest.current.isDue ? watched : null);
    if (rest.current.isDue) say(said.note({ minutes: watched }), { kind: "news" });
  });
  useEffect(() => {
    const timer = setInterval(() => look(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const answer = (next: (rest: Rest) => Rest) => {
    rest.current = next(rest.current);
    show(null);
    // The buttons are gone; whoever pressed one by key goes on at the picture.
    document.querySelector<HTMLElement>("#picture")?.focus();
  };
  if (minutes === null) return null;
  return (
    <section className={styles.note} aria-label={said.region}>
      <p>{said.note({ minutes })}</p>
      <div>
        <Button
          look="solid"
          onClick={() => {
            answer(begunAgain);
            onPause();
          }}
        >
          {said.pause}
        </Button>
        <Button look="outline" onClick={() => answer(begunAgain)}>
          {said.goOn}
        </Button>
        <Button look="outline" onClick={() => answer(later)}>
          {said.later}
        </Button>
      </div>
    </section>
  );
}

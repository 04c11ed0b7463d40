import { useEffect, useState } from "react";
import type { Unit } from "../../../contracts/results.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import { hereOf } from "../../core/results/here.ts";
import type { Results } from "../../core/results/results.ts";
import { hereSentences, hereWords as said, leadersText } from "../../words/here.ts";
import styles from "./NowAndNext.module.css";

interface NowAndNextProps {
  results: Results;
  time: Pick<TimeOfDay, "minute">;
  unitAt(asOf: number): { id: string; body: Unit } | null;
  /** What comes at this place after a unit. */
  followingAt(asOf: number): { name: string; start: number } | null;
  venue: string;
  asOf(): number;
}

/** Numbers wait: what is said stays long enough to be read in peace. */
const RESTS_MS = 6000;

/** Now, next, after that, in plain words. */
export function NowAndNext({ results, time, unitAt, followingAt, venue, asOf }: NowAndNextProps) {
  const read = () => {
    const at = asOf();
    const unit = unitAt(at);
    const here = unit && hereOf(results, unit.id, at);
    return { id: unit?.id ?? null, here, following: followingAt(at) };
  };
  const [{ id, here, following }, show] = useState(read);
  useEffect(() => results.follow(id === null ? ["schedule"] : ["schedule", `unit:${id}`]), [results, id]);
  useEffect(() => {
    const soon = setTimeout(() => show(read()), 1000);
    const timer = setInterval(() => show(read()), RESTS_MS);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
    // `read` reads what is current whenever it is called.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [results, id, venue]);
  const next = here?.next?.name ?? null;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [
      said.now,
      here ? hereSentences({ ...here, next: null, leaders: [], done: 0, starters: 0 }) : [said.nothing({ venue })],
    ],
    [said.nextTitle, next === null ? [] : [said.nextName({ name: next })]],
    [
      said.leadingTitle,
      here && here.leaders.length > 0 ? [leadersText(here.leaders.map(({ person }) => person.shortName))] : [],
    ],
    [said.afterTitle, following ? [said.startsAt({ name: following.name, minute: time.minute(following.start) })] : []],
  ];
  return (
    <dl className={styles.parts} data-now-and-next>
      {parts.map(
        ([title, sentences]) =>
          sentences.length > 0 && (
            <div key={title}>
              <dt>{title}</dt>
              {sentences.map((sentence) => (
                <dd key={sentence}>{sentence}</dd>
              ))}
            </div>
          ),
      )}
    </dl>
  );
}

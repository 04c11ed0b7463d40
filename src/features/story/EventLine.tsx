import { useEffect, useId, useMemo } from "react";
import type { Topic } from "../../../contracts/cues.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import { momentsOf, type Moment } from "../../core/results/moments.ts";
import type { Results } from "../../core/results/results.ts";
import { Section } from "../../ui/Section.tsx";
import { useLooked } from "../../ui/use-looked.ts";
import { momentWords } from "../../words/moments.ts";
import { storyWords } from "../../words/story.ts";
import { wallWords as words } from "../../words/wall.ts";
import styles from "./EventLine.module.css";
import { lineName } from "./line-name.ts";

interface EventLineProps {
  results: Results;
  time: Pick<TimeOfDay, "clock">;
  /** The units that the cameras show at an instant, with the camera's name; the main picture's first. */
  unitsAt(asOf: number): readonly { id: string; name: string }[];
  asOf(): number;
  /** The beginning of what can be watched, UTC ms. */
  recordedFrom(): number;
  onGo(at: UtcMs): void;
}

const LOOK_MS = 500;
const MOST_LINES = 40;
/** Before its moment, so that it is seen or heard coming. */
const LEAD_MS = 3000;

/** What happened until the playhead, the newest first: a list to read, and to go to each of its moments. */
export function EventLine({ results, time, unitsAt, asOf, recordedFrom, onGo }: EventLineProps) {
  const [key, lastKey] = useLooked(LOOK_MS, () => {
    const at = asOf();
    const units = unitsAt(at);
    const last = linesOf(results, units, recordedFrom(), at)[0];
    return [units.map(({ id }) => id).join(" "), last?.moment.key ?? ""];
  });
  useEffect(() => {
    const units = key === "" ? [] : key.split(" ");
    return results.follow(["schedule", ...units.map((id): Topic => `unit:${id}`)]);
  }, [results, key]);
  const lines = useMemo(() => {
    const at = asOf();
    return linesOf(results, unitsAt(at), recordedFrom(), at);
    // What is read is told apart by the newest line and the units.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, lastKey, results]);
  const [first, ...rest] = lines;
  return (
    <Section title={words.whatHappened} beside={storyWords.newestFirst}>
      {!first && <p className={styles.quiet}>{words.nothingYet}</p>}
      <ol className={styles.line} data-event-line>
        {first && (
          <li className={styles.first}>
            <Line line={first} time={time} onGo={onGo} />
          </li>
        )}
        {rest.map((line) => (
          <li key={line.moment.key}>
            <Line line={line} time={time} onGo={onGo} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface EventText {
  moment: Moment;
  /** Of another unit than the main picture's, its name. */
  unit: string | null;
}

function Line({ line: { moment, unit }, time, onGo }: { line: EventText } & Pick<EventLineProps, "time" | "onGo">) {
  const id = useId();
  const [clock, text] = [time.clock(moment.at), momentWords(moment)];
  const name = lineName(clock, unit, text);
  return (
    <button
      type="button"
      className={styles.go}
      aria-label={name ?? undefined}
      aria-describedby={name === null ? undefined : id}
      onClick={() => onGo(utcMs(moment.at - LEAD_MS))}
    >
      <time dateTime={new Date(moment.at).toISOString()}>{clock}</time>{" "}
      <span id={id}>
        {unit !== null && <small>{unit}: </small>}
        {text}
      </span>
    </button>
  );
}

function linesOf(
  results: Pick<Results, "at" | "versions">,
  units: readonly { id: string; name: string }[],
  from: number,
  to: number,
): EventText[] {
  return units
    .flatMap(({ id, name }, index) =>
      momentsOf(results, id, from, to).map((moment) => ({ moment, unit: index === 0 ? null : name })),
    )
    .toSorted((one, other) => other.moment.at - one.moment.at)
    .slice(0, MOST_LINES);
}

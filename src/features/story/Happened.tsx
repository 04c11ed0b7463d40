import type { Athlete } from "../../../contracts/event.ts";
import type { Place } from "../../core/course/course.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import type { Transport } from "../../core/sync/transport.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { useSampled } from "../../ui/use-sampled.ts";
import { wallWords as words } from "../../words/wall.ts";
import styles from "./Story.module.css";
import { lastHappening } from "./happenings.ts";

interface HappenedProps {
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, Athlete>;
  transport: Transport;
  feed: Place;
  time: TimeOfDay;
}

/** The band under the main picture: what happened in it, at the playhead. */
export default function Happened({ telemetry, athletes, transport, feed, time }: HappenedProps) {
  const last = useSampled(250, () => lastHappening(telemetry, athletes, feed, transport.playhead()));
  return (
    <div className={styles.band}>
      <p className={styles.key}>
        {last && <time>{time.clock(last.at)}</time>} {words.whatHappened}
      </p>
      <p className={styles.event} data-quiet={last === null || undefined}>
        {last?.text ?? words.nothingYet}
      </p>
    </div>
  );
}

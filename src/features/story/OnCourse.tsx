import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Athlete, MetricDeclaration } from "../../../contracts/event.ts";
import { channelOf } from "../../../contracts/telemetry.ts";
import { athleteAt } from "../../core/course/course.ts";
import type { Transport } from "../../core/sync/transport.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { Section } from "../../ui/Section.tsx";
import { useSampled } from "../../ui/use-sampled.ts";
import { figureIn } from "../../words/figures.ts";
import { storyWords as words } from "../../words/story.ts";
import styles from "./Story.module.css";

interface OnCourseProps {
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, Athlete>;
  metrics: ReadonlyMap<string, MetricDeclaration>;
  transport: Transport;
  /** One feed of each venue. */
  feeds: readonly CatalogueFeed[];
  venueName(id: string): string;
  /** The venue in the main picture. */
  venue: string;
}

/** Who is out there now, at every venue that says so. */
export function OnCourse({ telemetry, athletes, metrics, transport, feeds, venueName, venue }: OnCourseProps) {
  const rows = useSampled(500, () => {
    const at = transport.playhead();
    return feeds.flatMap((feed) => {
      const id = athleteAt(telemetry, feed, at);
      if (id === null) return [];
      const speed = telemetry.valueAt(channelOf(`athlete:${id}`, "speed"), at);
      const metric = metrics.get("speed");
      const figure = metric && speed !== null ? figureIn(metric, speed) : null;
      const athlete = athletes.get(id) ?? { id, name: id };
      return [{ athlete, venue: feed.venue, figure }];
    });
  });
  return (
    <Section title={words.onCourse}>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{words.nobody}</p>
      ) : (
        <ol className={styles.rows}>
          {rows.map(({ athlete, venue: where, figure }) => (
            <li key={athlete.id} data-now={where === venue || undefined}>
              <span className={styles.place}>{athlete.bib}</span>
              <span className={styles.who}>
                <b>{athlete.name}</b> <small>{[athlete.nation, athlete.sportClass].filter(Boolean).join(" ")}</small>
              </span>
              <span className={styles.figure}>
                {figure && (
                  <>
                    {figure.text} <small>{figure.unit}</small>
                  </>
                )}
                <small className={styles.under}>{venueName(where)}</small>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

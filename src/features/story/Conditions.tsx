import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { MetricDeclaration } from "../../../contracts/event.ts";
import { splitChannel } from "../../../contracts/telemetry.ts";
import { undeclared } from "../../core/figures/figures.ts";
import type { Transport } from "../../core/sync/transport.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { Section } from "../../ui/Section.tsx";
import { useSampled } from "../../ui/use-sampled.ts";
import { figureIn, labelOf } from "../../words/figures.ts";
import { storyWords as words } from "../../words/story.ts";
import styles from "./Story.module.css";

interface ConditionsProps {
  telemetry: Telemetry;
  metrics: ReadonlyMap<string, MetricDeclaration>;
  transport: Transport;
  feeds: readonly CatalogueFeed[];
  venueName(id: string): string;
  venue: string;
}

/** What moves belongs on the picture, not among the conditions. */
const NOT_CONDITIONS = new Set(["on-course", "best-run", "stone-speed", "puck-speed", "ready"]);
/** Snow and ice share a column: a venue has one or the other. */
const COLUMNS = [["snow-temperature", "ice-temperature"], ["air-temperature"], ["humidity"], ["wind-speed"]] as const;
const { ground, air, humidity, wind } = words.columns;
const COLUMN_NAMES = [ground, air, humidity, wind];

/** Snow, ice, air and wind of every venue, as they were at the playhead. */
export function Conditions({ telemetry, metrics, transport, feeds, venueName, venue }: ConditionsProps) {
  const rows = useSampled(1000, () => {
    const at = transport.playhead();
    return feeds.flatMap((feed) => {
      const subject = `venue:${feed.venue}`;
      const values = new Map<string, { label: string; text: string; unit: string }>();
      for (const channel of telemetry.channelsOf(feed.id)) {
        const { subject: of, metric: id } = splitChannel(channel);
        const value = of === subject && !NOT_CONDITIONS.has(id) ? telemetry.valueAt(channel, at) : null;
        if (value === null) continue;
        const metric = metrics.get(id) ?? undeclared(id);
        values.set(id, { label: labelOf(metric), ...figureIn(metric, value) });
      }
      if (values.size === 0) return [];
      const known = COLUMNS.map((ids) => ids.map((id) => values.get(id)).find((value) => value !== undefined) ?? null);
      const own = [...values]
        .filter(([id]) => !COLUMNS.flat().some((column) => column === id))
        .map(([, value]) => value);
      return [{ venue: feed.venue, known, own }];
    });
  });
  if (rows.length === 0) return null;
  return (
    <Section title={words.conditions}>
      <table className={styles.conditions}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.venue}</span>
            </th>
            {COLUMN_NAMES.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.venue} data-now={row.venue === venue || undefined}>
              <th scope="row">
                {venueName(row.venue)}
                {row.own.length > 0 && (
                  <small>
                    {row.own.map((value) => `${value.label} ${value.text} ${value.unit}`.trim()).join(", ")}
                  </small>
                )}
              </th>
              {row.known.map((value, index) => (
                <td key={COLUMN_NAMES[index]}>{value && `${value.text}\u00a0${value.unit}`}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

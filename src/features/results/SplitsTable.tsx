import type { CSSProperties } from "react";
import { resultsWords as words } from "../../words/results.ts";
import type { Person } from "../../core/results/people.ts";
import { Section } from "../../ui/Section.tsx";
import styles from "./Results.module.css";
import type { SplitLine } from "./standings.ts";

/** A bar this long is a second. */
const FULL_MS = 1000;

/** The way of whoever is on course, against the best at each point. */
export function SplitsTable({
  person,
  lines,
  toBeat,
}: {
  person: Person;
  lines: readonly SplitLine[];
  toBeat: string | null;
}) {
  return (
    <Section title={words.splits} beside={words.against({ name: person.shortName })}>
      <table className={styles.splits}>
        <thead className={styles.columns}>
          <tr>
            <Head>{words.splits}</Head>
            <Head>{words.time}</Head>
            <th scope="col" className={styles.deviation} aria-hidden="true" />
            <Head>{words.gap}</Head>
            <Head>{words.place}</Head>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ at, time, gap, gapMs, rank }) => (
            <tr key={at}>
              <th scope="row">{words.split({ at })}</th>
              <td>{time}</td>
              <td className={styles.deviation} aria-hidden="true">
                {gapMs !== null && (
                  <span
                    data-ahead={gapMs < 0 || undefined}
                    style={{ "--v": Math.min(1, Math.abs(gapMs) / FULL_MS) } as CSSProperties}
                  />
                )}
              </td>
              <td>
                <b>{gap}</b>
              </td>
              <td>{rank === null ? "" : words.ordinal({ place: rank })}</td>
            </tr>
          ))}
          {toBeat !== null && (
            <tr>
              <th scope="row">{words.finish}</th>
              <td colSpan={4}>{words.toBeat({ time: toBeat })}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col">
      <span className={styles.spoken}>{children}</span>
    </th>
  );
}

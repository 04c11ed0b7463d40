import { formats } from "../../words/formats.ts";
import { factorText, resultsWords as words } from "../../words/results.ts";
import { Section } from "../../ui/Section.tsx";
import { useHeldOrder } from "../../ui/use-held-order.ts";
import styles from "./Results.module.css";
import { StandingLine } from "./StandingLine.tsx";
import type { Standings } from "./standings.ts";

interface StandingsTableProps {
  standings: Standings;
  isStartList: boolean;
  onAthlete(code: string): void;
}

/** Who stands where, as a table; a sentence says why where it is not plain to see. */
export function StandingsTable({ standings, isStartList, onAthlete }: StandingsTableProps) {
  const byKey = new Map(standings.rows.map((row) => [row.key, row]));
  const { order, area } = useHeldOrder([...byKey.keys()]);
  const { why, done, starters, isFactored } = standings;
  const beside = isStartList
    ? null
    : isFactored
      ? words.calculatedOverReal({ done, of: starters })
      : words.after({ done, of: starters });
  return (
    <Section title={isStartList ? words.startList : words.standings} beside={beside}>
      {why && (
        <p className={styles.why} data-why>
          {words.why({
            leader: why.leader.person.shortName,
            faster: why.faster.person.shortName,
            gap: formats.clock(why.behindRealMs),
            leaderFactor: factorText(why.leader.factor),
            fasterFactor: factorText(why.faster.factor),
          })}
        </p>
      )}
      <table className={styles.standings} {...area}>
        <thead className={styles.columns}>
          <tr>
            <th scope="col">
              <span className={styles.spoken}>{words.place}</span>
            </th>
            <th scope="col">
              <span className={styles.spoken}>{words.athlete}</span>
            </th>
            <th scope="col">
              <span className={styles.spoken}>{words.result}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.map((key) => {
            const row = byKey.get(key);
            return row && <StandingLine key={key} row={row} onAthlete={onAthlete} />;
          })}
        </tbody>
      </table>
    </Section>
  );
}

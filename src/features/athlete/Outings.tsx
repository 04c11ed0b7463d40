import { athleteWords as said } from "../../words/athlete.ts";
import { formats } from "../../words/formats.ts";
import { disciplineName, placeText, shortPlace } from "../../words/sheets.ts";
import styles from "./Athlete.module.css";
import type { Outing } from "./athlete-view.ts";
import { Name } from "./Name.tsx";

interface OutingsProps {
  outings: readonly Outing[];
  onAthlete: ((code: string) => void) | undefined;
}

export function Outings({ outings, onAthlete }: OutingsProps) {
  const { competition, place, result, status } = said.columns;
  return (
    <table className={styles.table}>
      <caption>{said.results}</caption>
      <thead>
        <tr>
          <th scope="col">{competition}</th>
          <th scope="col">{place}</th>
          <th scope="col" className={styles.figure}>
            {result}
          </th>
          <th scope="col">{status}</th>
        </tr>
      </thead>
      <tbody>
        {outings.map((outing) => (
          <tr key={outing.key}>
            <th scope="row">
              {outing.name ?? disciplineName(outing.discipline)}
              <small>
                {formats.listed(
                  [
                    outing.name === null ? null : disciplineName(outing.discipline),
                    outing.kind === "result" ? null : said.totals[outing.kind],
                  ].filter((text) => text !== null),
                )}
              </small>
              {outing.opponent && (
                <small>
                  {said.against} <Name person={outing.opponent.person} onAthlete={onAthlete} />
                </small>
              )}
            </th>
            <td>
              <Place outing={outing} />
            </td>
            <td className={styles.figure}>
              {figureOf(outing)}
              {outing.gap !== null && <small>{outing.gap}</small>}
            </td>
            <td className={styles.status}>{said.statuses[outing.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Place({ outing: { irm, outcome, rank, isTied } }: { outing: Outing }) {
  if (irm !== null) return said.irms[irm];
  if (outcome !== null && outcome !== undefined) return said.outcomes[outcome];
  if (rank === null) return <span className="unseen">{said.noPlace}</span>;
  return (
    <>
      <b aria-hidden="true">{shortPlace(rank, isTied)}</b>
      <span className="unseen">{placeText(rank, isTied)}</span>
    </>
  );
}

/** 5:3, or what the athlete alone has reached. */
const figureOf = ({ result, opponent }: Outing): string | null =>
  result !== null && opponent?.result != null ? `${result}:${opponent.result}` : result;

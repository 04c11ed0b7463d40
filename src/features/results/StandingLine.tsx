import { useId, useState } from "react";
import { explainClass } from "../../words/classes.ts";
import { formats } from "../../words/formats.ts";
import { factorText, resultsWords as words, shootingText } from "../../words/results.ts";
import { wallWords } from "../../words/wall.ts";
import styles from "./Results.module.css";
import type { StandingRow } from "./standings.ts";

/** One athlete or team; a press on the class explains it below. */
export function StandingLine({ row, onAthlete }: { row: StandingRow; onAthlete(code: string): void }) {
  const [explains, setExplains] = useState(false);
  const id = useId();
  const { state, rank, irm, person, sportClass, figure, real, gap, point } = row;
  const place = irm ?? (rank === null ? "" : state === "course" ? `(${rank})` : `${rank}${row.isTied ? "=" : ""}`);
  return (
    <>
      <tr data-now={state === "course" || undefined} data-state={state}>
        <td className={styles.place}>
          {row.isTied && <span className={styles.spoken}>{words.tied}</span>} {place}
        </td>
        <th scope="row">
          <span className={styles.who}>
            {row.bib !== null && state !== "done" && (
              <>
                <span className={styles.spoken}>{wallWords.bib({ bib: row.bib })} </span>
                <span className={styles.bib} aria-hidden="true">
                  {row.bib}
                </span>
              </>
            )}
            <button type="button" className={styles.name} onClick={() => onAthlete(person.code)}>
              {person.name}
            </button>{" "}
            <small>{person.organisation}</small>{" "}
            {sportClass !== null && (
              <button
                type="button"
                className={styles.sportClass}
                aria-expanded={explains}
                aria-controls={explains ? id : undefined}
                aria-label={words.explain({ sportClass })}
                onClick={() => setExplains(!explains)}
              >
                {sportClass} <span aria-hidden="true">?</span>
              </button>
            )}
          </span>
          <Under row={row} />
        </th>
        <td className={styles.figure}>
          {irm ? <small>{words.irm[irm]}</small> : figure}
          {(real !== null || gap !== null || point !== null) && (
            <small className={styles.under}>
              {point !== null && words.atSplit({ at: point })}
              {gap}
              {gap !== null && real !== null && ", "}
              {real !== null && (
                <>
                  <span className={styles.spoken}>{`${words.real}\u00a0`}</span>
                  {real}
                </>
              )}
            </small>
          )}
        </td>
      </tr>
      {explains && sportClass !== null && (
        <tr id={id} className={styles.explained}>
          <td colSpan={3}>
            {explainClass(sportClass) ?? words.noExplanation}{" "}
            {row.factor !== null && words.factor({ factor: factorText(row.factor) })}
          </td>
        </tr>
      )}
    </>
  );
}

function Under({ row: { state, guides, shootings, penaltyLoops, medal } }: { row: StandingRow }) {
  const bouts = shootings.map(({ position, shots }) => ({
    position: position ?? null,
    hits: shots.filter(Boolean).length,
    shots: shots.length,
  }));
  const said = [
    state === "course" ? words.onCourse : state === "next" ? words.next : "",
    medal === null ? "" : words.medal[medal],
    guides.length > 0 ? words.guide({ names: formats.and(guides.map(({ name }) => name)) }) : "",
    bouts.length > 0 ? shootingText(bouts) : "",
    penaltyLoops === null ? "" : words.loops({ count: penaltyLoops }),
  ].filter(Boolean);
  return said.length > 0 ? <small className={styles.under}>{formats.listed(said)}</small> : null;
}

import type { Play } from "../../../contracts/results.ts";
import { resultsWords as words } from "../../app/results-words.ts";
import type { Results } from "../../core/results/results.ts";
import { Section } from "../../ui/Section.tsx";
import { type Match, playLines } from "./match.ts";
import styles from "./Results.module.css";

const MOST_PLAYS = 5;

interface BoardProps {
  match: Match;
  play: Play | null;
  results: Pick<Results, "at">;
  asOf: number;
}

/** A match: the score by period or end, the clock, and what gives one side an advantage. */
export function Board({ match, play, results, asOf }: BoardProps) {
  const { sides, periods, period, clock, powerPlay, hammer } = match;
  const facts = [
    powerPlay && words.powerPlay(powerPlay.more.shortName, ...powerPlay.players),
    hammer && words.hammer(hammer.shortName),
  ].filter(Boolean);
  const happened = play ? playLines(play, results, asOf, MOST_PLAYS) : [];
  return (
    <>
      <Section
        title={words.match}
        beside={
          <>
            {period !== null && <b>{words.period(period)}</b>}{" "}
            {clock && (
              <>
                {clock.text}
                <span className={styles.spoken}> {clock.isRunning ? words.clockRuns : words.clockStands}</span>
              </>
            )}
          </>
        }
      >
        <div className={styles.wide}>
          <table className={styles.board}>
            <thead>
              <tr>
                <th scope="col">
                  <span className={styles.spoken}>{words.team}</span>
                </th>
                {periods.map((name) => (
                  <th key={name} scope="col" data-now={name === period || undefined}>
                    <span aria-hidden="true">{words.periodShort(name)}</span>
                    <span className={styles.spoken}>{words.period(name)}</span>
                  </th>
                ))}
                <th scope="col">{words.total}</th>
              </tr>
            </thead>
            <tbody>
              {sides.map((side) => (
                <tr key={side.key}>
                  <th scope="row">{side.person.shortName}</th>
                  {side.byPeriod.map((score, index) => (
                    <td key={periods[index]} data-now={periods[index] === period || undefined}>
                      {score}
                    </td>
                  ))}
                  <td className={styles.total}>{side.score}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {facts.map((fact) => (
          <p key={String(fact)} className={styles.fact}>
            {fact}
          </p>
        ))}
        {sides.some(hasCounts) && (
          <ul className={styles.counts}>
            {sides.filter(hasCounts).map((side) => (
              <li key={side.key}>
                <b>{side.person.shortName}</b> {countsOf(side).join(", ")}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {happened.length > 0 && (
        <Section title={words.whatHappened}>
          <ol className={styles.plays}>
            {happened.map(({ id, when, text, who, score }) => (
              <li key={id}>
                <small>{when}</small>
                <span>
                  {text} {who.length > 0 && <small>{who.map(({ shortName }) => shortName).join(", ")}</small>}
                </span>
                <b>{score}</b>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

type Side = Match["sides"][number];
const countsOf = ({ shots, penaltyMinutes, stonesLeft, timeLeft }: Side): string[] =>
  [
    shots === null ? "" : words.shots(shots),
    penaltyMinutes === null ? "" : words.penaltyMinutes(penaltyMinutes),
    stonesLeft === null ? "" : words.stonesLeft(stonesLeft),
    timeLeft === null ? "" : words.timeLeft(timeLeft),
  ].filter(Boolean);
const hasCounts = (side: Side): boolean => countsOf(side).length > 0;

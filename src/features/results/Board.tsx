import type { Play } from "../../../contracts/results.ts";
import { formats } from "../../words/formats.ts";
import { periodName, periodShort, resultsWords as words } from "../../words/results.ts";
import { wallWords } from "../../words/wall.ts";
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
  const facts = [powerPlay && powerPlaySentence(powerPlay), hammer && words.hammer({ team: hammer.shortName })].filter(
    Boolean,
  );
  const happened = play ? playLines(play, results, asOf, MOST_PLAYS) : [];
  return (
    <>
      <Section
        title={words.match}
        beside={
          <>
            {period !== null && <b>{periodName(period)}</b>}{" "}
            {clock && (
              <>
                {clock.text}
                <span className={styles.spoken}> {clock.isRunning ? words.clockRuns : words.clockStands}</span>
              </>
            )}
          </>
        }
      >
        {/* A part that scrolls must be reachable by keyboard; Safari does not see to that by itself. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.wide} tabIndex={0} role="group" aria-label={words.match}>
          <table className={styles.board}>
            <thead>
              <tr>
                <th scope="col">
                  <span className={styles.spoken}>{words.team}</span>
                </th>
                {periods.map((name) => (
                  <th key={name} scope="col" data-now={name === period || undefined}>
                    <span aria-hidden="true">{periodShort(name)}</span>
                    <span className={styles.spoken}>{periodName(name)}</span>
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
                <b>{side.person.shortName}</b> {formats.listed(countsOf(side))}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {happened.length > 0 && (
        <Section title={wallWords.whatHappened}>
          <ol className={styles.plays}>
            {happened.map(({ id, when, text, who, score }) => (
              <li key={id}>
                <small>{when}</small>
                <span>
                  {text} {who.length > 0 && <small>{formats.listed(who.map(({ shortName }) => shortName))}</small>}
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

function powerPlaySentence({ more: { shortName }, players: [more, fewer] }: NonNullable<Match["powerPlay"]>): string {
  return words.powerPlay({ team: shortName, more, fewer });
}

type Side = Match["sides"][number];
const countsOf = ({ shots, penaltyMinutes, stonesLeft, timeLeft }: Side): string[] =>
  [
    shots === null ? "" : words.shots({ count: shots }),
    penaltyMinutes === null ? "" : words.penaltyMinutes({ count: penaltyMinutes }),
    stonesLeft === null ? "" : words.stonesLeft({ count: stonesLeft }),
    timeLeft === null ? "" : words.timeLeft({ time: timeLeft }),
  ].filter(Boolean);
const hasCounts = (side: Side): boolean => countsOf(side).length > 0;

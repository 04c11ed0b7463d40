import { resultsWords as words, roundName } from "../../words/results.ts";
import { Section } from "../../ui/Section.tsx";
import type { Heat, Place, Round } from "./bracket.ts";
import styles from "./Bracket.module.css";

/** Who meets whom, round by round, and who goes on. */
export function BracketRounds({ rounds }: { rounds: readonly Round[] }) {
  return (
    <Section title={words.bracket}>
      <div className={styles.rounds} role="region" aria-label={words.roundsAside} tabIndex={0}>
        {rounds.map(({ code, heats }) => (
          <div key={code} className={styles.round}>
            <h3>{roundName(code)}</h3>
            <ol>
              {heats.map((heat, index) => (
                <li key={heat.key} className={styles.heat} data-shown={heat.isShown || undefined}>
                  <HeatLines heat={heat} number={index + 1} />
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  );
}

function HeatLines({ heat: { name, isShown, places }, number }: { heat: Heat; number: number }) {
  return (
    <>
      <p className={styles.heatName}>
        {name ?? words.heat({ number })}
        {isShown && <span className="unseen">, {words.shownHere}</span>}
      </p>
      {places.length === 0 ? (
        <p className={`${styles.competitor} ${styles.open}`}>{words.toBeDecided}</p>
      ) : (
        <ul>
          {places.map((place) => (
            <li key={place.key} className={styles.competitor} data-outcome={place.outcome}>
              <PlaceLine place={place} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PlaceLine({ place: { person, seed, from, result, outcome } }: { place: Place }) {
  if (!person)
    return <span className={styles.open}>{from === null ? words.toBeDecided : words.decidedIn({ unit: from })}</span>;
  return (
    <>
      <span>
        {seed !== null && (
          <small>
            <span className="unseen">{words.seed} </span>
            {seed}
          </small>
        )}{" "}
        {person.shortName} <small>{person.organisation}</small>
      </span>{" "}
      <span className={styles.time}>
        {outcome === "won" && (
          <>
            <span aria-hidden="true">{"\u25B6"}</span>
            <span className="unseen">{words.winner}</span>
          </>
        )}{" "}
        {result}
      </span>
    </>
  );
}

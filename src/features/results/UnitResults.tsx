import { useEffect } from "react";
import type { Unit } from "../../../contracts/results.ts";
import { rscAt } from "../../../contracts/rsc.ts";
import { resultsWords as words } from "../../words/results.ts";
import type { Results } from "../../core/results/results.ts";
import { useLooked } from "../../ui/use-looked.ts";
import { useObservable } from "../../ui/use-observable.ts";
import { Board } from "./Board.tsx";
import { roundsOf } from "./bracket.ts";
import { BracketRounds } from "./BracketRounds.tsx";
import { matchOf } from "./match.ts";
import styles from "./Results.module.css";
import { splitsOf, standingsOf } from "./standings.ts";
import { SplitsTable } from "./SplitsTable.tsx";
import { StandingsTable } from "./StandingsTable.tsx";

interface UnitResultsProps {
  results: Results;
  /** The instant that is shown: the playhead, or now where the viewer wants to know. */
  asOf(): number;
  /** Somebody's page is wanted. */
  onAthlete(code: string): void;
  /** Which unit the main picture shows at an instant. */
  unitAt(asOf: number): { id: string; body: Unit } | null;
}

const LOOK_MS = 250;
const FEW = 2;

/** The sport of a unit, such as the one on the main picture: how it stands, at the playhead. */
export function UnitResults({ results, asOf, onAthlete, unitAt }: UnitResultsProps) {
  const [id, unit, result, play, bracket, people, known] = useLooked(LOOK_MS, () => {
    const at = asOf();
    const found = unitAt(at);
    return [
      found?.id ?? null,
      found?.body ?? null,
      found ? results.at("result", found.id, at) : null,
      found ? results.at("play", found.id, at) : null,
      found ? results.at("bracket", rscAt(found.id, "event"), at) : null,
      results.news.get(),
      found !== null && results.knows(`unit:${found.id}`, at),
    ] as const;
  });
  const connected = useObservable(results.connected);
  useEffect(() => results.follow(id === null ? ["schedule"] : ["schedule", `unit:${id}`]), [results, id]);
  if (!unit) return <p className={styles.quiet}>{words.noUnit}</p>;

  const at = asOf();
  const match = result ? matchOf(result, results, at) : null;
  const standings = result && !match ? standingsOf(result, results, at) : null;
  const onTheWay = standings?.rows.filter(({ state }) => state === "course") ?? [];
  // Of a field that is on the way together, the table says it better.
  const onCourse = onTheWay.length <= FEW ? onTheWay[0] : undefined;
  const onCourseEntry = onCourse && result?.entries.find(({ competitor }) => competitor === onCourse.key);
  const next = result?.status === "start-list" ? undefined : standings?.rows.find(({ state }) => state === "next");
  const leader = standings?.rows.find(({ state, rank }) => state === "done" && rank === 1);
  return (
    <div className={styles.unit} data-unit={id} data-news={people}>
      <div className={styles.title}>
        <h2>{unit.name}</h2>
        <p>
          <b data-status={result?.status ?? unit.status}>
            {result && result.status !== "start-list" ? words.status[result.status] : words.unitStatus[unit.status]}
          </b>
          {next && <span>{words.nextIs({ name: next.person.shortName })}</span>}
          {unit.medals !== undefined && <span>{words.atStake[unit.medals]}</span>}
          {unit.note !== undefined && <span>{unit.note}</span>}
        </p>
      </div>
      {!connected && <p className={styles.quiet}>{words.away}</p>}
      {!result && (
        <p className={styles.quiet}>
          {!known ? words.unknown : unit.status === "finished" ? words.noResults : words.noStartList}
        </p>
      )}
      {match && <Board match={match} play={play} results={results} asOf={at} />}
      {standings && (
        <>
          {onCourseEntry && onCourse && (
            <SplitsTable person={onCourse.person} lines={splitsOf(onCourseEntry)} toBeat={leader?.figure ?? null} />
          )}
          <StandingsTable standings={standings} isStartList={result?.status === "start-list"} onAthlete={onAthlete} />
        </>
      )}
      {bracket && id !== null && <BracketRounds rounds={roundsOf(bracket, id, results, at)} />}
    </div>
  );
}

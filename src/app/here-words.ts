import type { ResultStatus, UnitStatus } from "../../contracts/results.ts";
import type { Here } from "../core/results/here.ts";
import { clockText } from "../core/results/time-text.ts";
import { hereWords as said, momentWords, resultsWords } from "./results-words.ts";

const statuses: Readonly<Record<ResultStatus | UnitStatus, string>> = {
  ...resultsWords.unitStatus,
  ...resultsWords.status,
};
const MOST_NAMED = 3;

/** "What is happening here?", answered in a few short sentences: what it is, how it stands, what came last. */
export function hereSentences(here: Here): string[] {
  const { name, status, isOver, score, period, remainingMs, onTheWay, leaders, next, done, starters, last } = here;
  const [one, other] = score;
  const [leader] = leaders;
  return [
    said.unit(name, statuses[status]),
    one && other ? said.score(one.person.shortName, one.score, other.person.shortName, other.score) : "",
    period !== null && !isOver
      ? said.period(resultsWords.period(period), remainingMs === null ? null : clockText(remainingMs, 0))
      : "",
    onTheWay.length > 0 ? said.onCourse(onTheWay.slice(0, MOST_NAMED).map(({ shortName }) => shortName)) : "",
    leader ? (isOver ? said.wins : said.leads)(leader.person.shortName, leader.figure) : "",
    starters > 2 && !isOver ? said.done(done, starters) : "",
    next ? said.next(next.shortName) : "",
    last ? said.last(momentWords(last)) : "",
  ].filter((sentence) => sentence !== "");
}

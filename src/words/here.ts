import type { Here } from "../core/results/here.ts";
import english from "./en/here.json?messages";
import { formats } from "./formats.ts";
import { inLanguage } from "./in-language.ts";
import type { HereMessages } from "./messages.ts";
import { momentWords } from "./moments.ts";
import { periodName } from "./results.ts";

/** Words of the answers to "What is happening here?". */
export const hereWords = inLanguage("here", english) as HereMessages;
const said = hereWords;

const MOST_NAMED = 3;

/** "What is happening here?", answered in a few short sentences: what it is, how it stands, what came last. */
export function hereSentences(here: Here): string[] {
  const { name, status, isOver, score, period, onTheWay, leaders, next, done, starters, last } = here;
  const [one, other] = score;
  const [leader] = leaders;
  return [
    said.unit[status]({ name }),
    one && other
      ? said.score({
          ...{ one: one.person.shortName, oneScore: one.score ?? 0 },
          ...{ other: other.person.shortName, otherScore: other.score ?? 0 },
        })
      : "",
    period !== null && !isOver ? periodSentence(periodName(period), here.remainingMs) : "",
    onTheWay.length > 0
      ? said.onCourse({ names: formats.listed(onTheWay.slice(0, MOST_NAMED).map(({ shortName }) => shortName)) })
      : "",
    leader ? leaderSentence(leader.person.shortName, leader.figure, isOver) : "",
    starters > 2 && !isOver ? said.done({ done, starters }) : "",
    next ? said.next({ name: next.shortName }) : "",
    last ? said.last({ text: momentWords(last) }) : "",
  ].filter((sentence) => sentence !== "");
}

const periodSentence = (name: string, remainingMs: number | null): string =>
  remainingMs === null ? said.period({ name }) : said.periodLeft({ name, clock: formats.clock(remainingMs, 0) });

function leaderSentence(name: string, result: string | null, isOver: boolean): string {
  if (result === null) return isOver ? said.won({ name }) : said.leads({ name });
  const figure = formats.score(result);
  return isOver ? said.wonWith({ name, figure }) : said.leadsWith({ name, figure });
}

/** "1 Morita, 2 Ritter" */
export const leadersText = (names: readonly string[]): string =>
  formats.listed(names.map((name, index) => said.leader({ place: index + 1, name })));

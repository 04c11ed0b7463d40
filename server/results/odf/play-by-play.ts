import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { codeOf } from "./competitors.ts";
import { present, required, textOf, timeOf, type Reading } from "./fields.ts";
import type { OdfHeader } from "./header.ts";
import { elapsedOf, named, numberOf, onceEach, upTo } from "./measures.ts";
import { all, deep, one, type Element } from "./xml.ts";

type Action = Body<"play">["actions"][number];

const MAX_ACTIONS = 5000;
const MAX_PEOPLE = 50;

/** DT_PLAY_BY_PLAY: everything that happened in a unit up to now, in order. */
export function readPlay(root: Element, { code: id }: OdfHeader, reading: Reading): Change[] {
  const once = onceEach(reading, "expected each action once");
  const elements = actionsOf(root, reading);
  const actions = elements.map((element): Action => {
    const code = required(reading, element, "Id");
    const place = named(element, code);
    once(place, "Id", code);
    return actionOf(place, code, reading);
  });
  return [{ kind: "play", id, scope: "", body: { actions } }];
}

/** Some feeds put actions in a list of their own, some do not. */
const actionsOf = (root: Element, reading: Reading): Element[] =>
  upTo(MAX_ACTIONS, reading, { ...root, children: [...deep(root, "Action")] }, "Action");

function actionOf(element: Element, id: string, reading: Reading): Action {
  const competitors = upTo(MAX_PEOPLE, reading, element, "Competitor");
  const codes = competitors.flatMap((competitor) => codeOf(competitor, reading) ?? []);
  const athletes = competitors.flatMap((competitor) => all(one(competitor, "Composition"), "Athlete"));
  const [home, away] = [numberOf(reading, element, "ScoreH"), numberOf(reading, element, "ScoreA")];
  return {
    id,
    action: required(reading, element, "Action"),
    ...present({
      at: timeOf(reading, element, "TimeStamp"),
      period: textOf(element, "Period"),
      clock: elapsedOf(reading, element, "When"),
      outcome: textOf(element, "Result"),
      competitor: codes[0],
      score: home === undefined || away === undefined ? undefined : ([home, away] satisfies [number, number]),
      note: textOf(element, "Comment"),
    }),
    participants: athletes.slice(0, MAX_PEOPLE).map((athlete) => required(reading, athlete, "Code")),
  };
}

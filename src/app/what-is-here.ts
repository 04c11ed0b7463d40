import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { hereOf } from "../core/results/here.ts";
import { askedOf } from "../core/layouts/asked-of.ts";
import { placeOf, unitAt } from "../core/results/unit-of.ts";
import { hereSentences, hereWords } from "../words/here.ts";
import type { Stage } from "./stage.ts";

/** Longer nobody waits for an answer. */
const WAIT_MS = 800;
const LOOK_MS = 50;

export interface AskedOf {
  /** The camera that is told of: the main one, or whom the interpreter there signs for. */
  subject: CatalogueFeed;
  /** The camera in whose tile the focus stands. */
  focused: string | undefined;
}

/** The answer to "What is happening here?" as of an instant; with what is known, in less than a second. */
export async function whatIsHere(stage: Stage, { subject, focused }: AskedOf, asOf: number): Promise<string> {
  const feed = askedOf(stage.catalogue.feeds, subject, focused);
  const answer = await answerOf(stage, feed, asOf);
  return feed.id === subject.id ? answer : hereWords.camera({ name: feed.name, answer });
}

async function answerOf(stage: Stage, feed: CatalogueFeed, asOf: number): Promise<string> {
  const results = await stage.results();
  const { venues } = stage.catalogue;
  const unit = () => unitAt(results.list("unit", asOf), placeOf(feed, venues), asOf);
  const unfollow = results.follow(["schedule"]);
  try {
    await until(() => results.knows("schedule", asOf));
    const found = unit();
    if (!found) {
      const venue = venues.find(({ id }) => id === feed.venue)?.name ?? feed.name;
      return results.knows("schedule", asOf) ? hereWords.nothing({ venue }) : hereWords.unknown;
    }
    const topic = `unit:${found.id}` as const;
    const leave = results.follow([topic]);
    await until(() => results.knows(topic, asOf));
    leave();
    const here = hereOf(results, found.id, asOf);
    return here ? hereSentences(here).join(" ") : hereWords.unknown;
  } finally {
    unfollow();
  }
}

/** Looks again and again until it holds, or until nobody would wait any longer. */
async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < WAIT_MS / 2; waited += LOOK_MS)
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
}

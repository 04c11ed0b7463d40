import * as v from "valibot";
import { EventFile } from "../../contracts/event.ts";
import { DAY, inventedDay, messagesOf, storeOf } from "../../server/results/graphql/day-for-tests.ts";
import { openDatabase } from "../../server/results/store/database.ts";
import { createStore, type Store } from "../../server/results/store/store.ts";

/** A day of 60 races with 60 starters each, the same in each process. */
export const day = inventedDay({ units: 60, entries: 60 });

export const event = v.parse(EventFile, {
  id: "bench-graphql",
  name: "Bench",
  timeZone: "UTC",
  venues: [{ id: "tofana", name: "Tofana", code: "TOF" }],
  feeds: [
    {
      ...{ id: "course", name: "Course", venue: "tofana", timing: { mode: "pts-utc" }, ladder: "standard" },
      source: { url: "srt://127.0.0.1:9000?mode=listener" },
    },
  ],
});

/** Schedule, results and athletes of the day. */
export const QUERY = `query Day {
  schedule(day: "${new Date(DAY).toISOString().slice(0, 10)}", first: 60) {
    code name status start venue { name }
    result {
      status
      entries(first: 60) {
        nodes {
          rank irm result timeMs realTimeMs behindMs medal organisation
          competitor { __typename ... on Participant { code name organisation sportClass } }
        }
      }
    }
  }
}`;

/** The service's own store with the day in it, or a list in memory: then GraphQL alone is measured. */
export async function openStore(kind: string | undefined): Promise<Pick<Store, "many" | "list">> {
  if (kind === "list") return storeOf(day.versions);
  const store = createStore(await openDatabase("memory"));
  for (const message of messagesOf(day))
    await store.accept(message, Buffer.from(message.document + message.version), message.at);
  return store;
}

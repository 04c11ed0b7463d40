import { setTimeout as sleep } from "node:timers/promises";
import { results as routes } from "../../contracts/routes.ts";
import type { EventFile } from "../../contracts/event.ts";
import { createResults, type Results } from "../../src/core/results/results.ts";
import { now } from "../../server/platform/clock.ts";
import { odf, unitXml } from "../../server/results/odf-for-tests.ts";
import { randomOf } from "../../testing/random.ts";
import { startBackend, until } from "../backend.ts";
import { FetchEventSource } from "./event-source.ts";
import { entriesOf, raceOf, resultXml, type Race } from "./result-message.ts";

const ATHLETES = 60;
const MEAN_INTERVAL_MS = 100;
const WAIT_MS = 10_000;

/** When a version could be read from a viewer's book, ms: after its acceptance was answered, and after it was sent. */
export interface Visible {
  afterAcceptance: number;
  afterSending: number;
}

/**
 * Sends results to the service of results, in a process of its own, at random intervals, and looks at each with the
 * viewer's own client. Where the viewer has it before the sender has his answer, the first figure is below zero.
 */
export async function visibleAfter(messages: number, basePort: number): Promise<Visible[]> {
  const backend = await startBackend({ basePort, roles: ["results"], event: EVENT });
  const base = backend.results;
  const results = createResults({
    ...{ base, playhead: now, now, dvrMs: 600_000 },
    open: (url) => new FetchEventSource(url) as unknown as EventSource,
  });
  try {
    const race = raceOf(0, ATHLETES);
    const post = async (raw: Buffer): Promise<number> => {
      const headers = { authorization: `Bearer ${backend.odfToken}` };
      const response = await fetch(base + routes.odf, { method: "POST", body: new Uint8Array(raw), headers });
      const answeredAt = performance.now();
      const { fate } = (await response.json()) as { fate: string };
      if (fate !== "accepted") throw new Error(`a message was ${fate}`);
      return answeredAt;
    };
    await post(everybody(race));
    await post(planned(race));
    const topic = `unit:${race.unit}` as const;
    results.follow([topic]);
    await until("the viewer follows the race", WAIT_MS, async () => results.knows(topic, now()));

    const random = randomOf(1);
    const running: Promise<Visible>[] = [];
    for (let version = 1; version <= messages; version++) {
      await sleep(random(0, 2 * MEAN_INTERVAL_MS));
      const at = Math.floor(now());
      const raw = Buffer.from(resultXml(race, version, at));
      const sentAt = performance.now();
      const seen = untilSeen(results, race, version, at);
      const one = Promise.all([post(raw), seen]).then(([answeredAt, seenAt]) => ({
        ...{ afterAcceptance: seenAt - answeredAt, afterSending: seenAt - sentAt },
      }));
      one.catch(() => {});
      running.push(one);
    }
    return await Promise.all(running);
  } finally {
    results.close();
    await backend.close();
  }
}

function untilSeen(results: Results, race: Race, version: number, at: number): Promise<number> {
  const wanted = keyOf(entriesOf(race, version));
  return new Promise((resolve, reject) => {
    const end = results.news.subscribe(() => {
      const entries = results.at("result", race.unit, at)?.entries;
      if (!entries || keyOf(entries) !== wanted) return;
      done();
      resolve(performance.now());
    });
    const timer = setTimeout(() => {
      done();
      reject(new Error(`version ${version} did not come to the viewer within ${WAIT_MS} ms`));
    }, WAIT_MS);
    const done = () => {
      end();
      clearTimeout(timer);
    };
  });
}

/** Real times are in whole hundredths: they come back as they were sent. */
const keyOf = (entries: readonly { competitor: string; realTime?: number | undefined }[]): string =>
  entries.map(({ competitor, realTime }) => `${competitor} ${realTime}`).join();

const everybody = ({ codes }: Race): Buffer =>
  odf(
    { type: "DT_PARTIC", at: Math.floor(now()) - 1000 },
    codes.map((code) => `<Participant Code="${code}" FamilyName="Family" Organisation="ITA"/>`).join(""),
  );

const planned = ({ unit }: Race): Buffer =>
  odf({ type: "DT_SCHEDULE", at: Math.floor(now()) - 1000 }, unitXml("Race", "RUNNING", unit));

const EVENT = {
  ...{ id: "bench", name: "Bench", timeZone: "UTC", venues: [{ id: "hill", name: "Hill" }] },
  feeds: [
    {
      ...{ id: "hill", name: "Hill", venue: "hill", source: { url: "udp://127.0.0.1:8999" } },
      ...{ timing: { mode: "pts-utc" }, ladder: "l" },
    },
  ],
  ladders: { l: [{ id: "360p", height: 360, bitrateKbps: 700 }] },
} as unknown as EventFile;

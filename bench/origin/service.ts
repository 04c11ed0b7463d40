import { createOrigin } from "../../server/encoding/origin/origin.ts";
import { CHUNK_MS, SEGMENT_MS, type Chunk } from "../../server/encoding/stages.ts";
import { now } from "../../server/platform/clock.ts";
import { BIG, packagedFootage, TILE, TRACK } from "./footage.ts";

/**
 * The product's origin in a process of its own, told what to do by the bench.
 * argv: port, data folder. It begins with ten seconds of a big picture and grows by a tile's chunk
 * every 200 ms while told to.
 */
export type ServiceRequest = { type: "live"; seconds: number; viewers: number };
export type ServiceReply =
  | { type: "ready"; firstSequence: number; segments: number }
  /** When each chunk was handed to the origin, UTC ms, by `sequence.index`. */
  | { type: "live-over"; publishedAt: Record<string, number>; dropped: number };

const [port = "0", dataDir = ""] = process.argv.slice(2);
const reply = (message: ServiceReply) => process.send?.(message);
const origin = await createOrigin({
  feeds: ["bench"],
  dataDir,
  now,
  onTrouble: (sentence) => console.error(sentence),
  // The rival has all its files in the page cache, and a minute of bench may pass before the last round.
  limits: { memoryMs: 600_000 },
});
const startMs = Math.floor(now() / SEGMENT_MS) * SEGMENT_MS;
const { run, init, chunks: big } = await packagedFootage(startMs, BIG);
const { chunks: tile } = await packagedFootage(startMs, TILE);
const { sink } = origin;
const firstSequence = Math.floor(run.startMs / SEGMENT_MS);
sink.openRun(run);
sink.init(init);

const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
let slot = 0;
let index = 0;
let at = 0;
/** Footage over and over; only its place in the numbering changes. */
const publishNext = (chunks: readonly Chunk[]): void => {
  const source = chunks[at++ % chunks.length];
  if (!source) throw new Error("no footage");
  sink.chunk({ ...source, run, slot, index });
  const next = chunks[at % chunks.length];
  if (next?.index === 0) {
    sink.segmentDone(run, TRACK, slot++);
    index = 0;
  } else index++;
};
for (let count = 0; count < big.length; count++) publishNext(big);

process.on("message", async (request: ServiceRequest) => {
  const publishedAt: Record<string, number> = {};
  // Viewers who are still connecting would take the first chunk late by their own doing.
  while (origin.stats().held < request.viewers) await sleep(10);
  let due = performance.now();
  for (let left = (request.seconds * 1000) / CHUNK_MS; left > 0; left--) {
    due += CHUNK_MS;
    await sleep(Math.max(0, due - performance.now()));
    publishedAt[`${firstSequence + slot}.${index}`] = now();
    publishNext(tile);
  }
  reply({ type: "live-over", publishedAt, dropped: origin.stats().dropped });
});
process.on("disconnect", () => process.exit());
await origin.listen(Number(port), "127.0.0.1");
reply({ type: "ready", firstSequence, segments: slot });

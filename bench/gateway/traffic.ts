import { channelOf, type SenmlPack } from "../../contracts/telemetry.ts";

/** What the sensors of one alpine feed say in one video frame: two athletes on the course, and the weather now and then. */

export const FEED = "course";
export const FRAME_MS = 40;
export const event = {
  id: "bench-gateway",
  name: "Bench",
  venues: [{ id: "slope", name: "Slope" }],
  athletes: [
    { id: "a1", name: "Ada Uno" },
    { id: "a2", name: "Bea Due" },
  ],
  feeds: [
    {
      id: FEED,
      name: "Course",
      venue: "slope",
      source: { url: "srt://127.0.0.1:9000?mode=listener" },
      timing: { mode: "pts-utc" },
      ladder: "standard",
    },
  ],
  sensors: [{ id: "all", topic: "slope/+", feeds: [FEED] }],
  consents: [{ athlete: "a1", metric: "heart-rate", audience: "public" }],
};

export interface Frame {
  packs: Array<{ topic: string; pack: SenmlPack }>;
  samples: Array<[channel: string, utc: number, value: number]>;
}

export function frameAt(index: number, utc: number): Frame {
  const values: Array<[subject: string, metric: string, value: number]> = [];
  for (const athlete of ["a1", "a2"]) {
    const phase = index / 40 + (athlete === "a1" ? 0 : 1);
    values.push([`athlete:${athlete}`, "speed", round(18 + 6 * Math.sin(phase), 100)]);
    values.push([`athlete:${athlete}`, "g-force", round(1.4 + Math.cos(phase * 3), 100)]);
    values.push([`athlete:${athlete}`, "distance", round((index * 0.72) % 1200, 10)]);
  }
  if (index % 5 === 0) values.push(["athlete:a1", "heart-rate", 150 + (index % 20)]);
  if (index % 25 === 0)
    values.push(
      ["venue:slope", "snow-temperature", round(-6 + Math.sin(index), 10)],
      ["venue:slope", "wind-speed", 2.5],
    );
  const bySubject = Map.groupBy(values, ([subject]) => subject);
  return {
    packs: [...bySubject].map(([subject, records]) => ({
      topic: `slope/${subject.replace(":", "-")}`,
      pack: records.map(([, metric, value], at) =>
        at === 0 ? { bn: `${subject}/`, bt: utc / 1000, n: metric, v: value } : { n: metric, v: value },
      ),
    })),
    samples: values.map(([subject, metric, value]) => [channelOf(subject, metric), utc, value]),
  };
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

import type { Summary, TelemetrySource } from "./source.ts";

export interface TelemetryReader {
  summary(athlete: string, from: number, to: number): Promise<Summary | null>;
}

/** One question to the source for all athletes of a window that are asked for in one turn. */
export function createTelemetryReader(source: TelemetrySource): TelemetryReader {
  const windows = new Map<string, { athletes: Set<string>; answer: Promise<ReadonlyMap<string, Summary>> }>();
  return {
    async summary(athlete, from, to) {
      const key = `${from} ${to}`;
      let window = windows.get(key);
      if (!window) {
        const athletes = new Set<string>();
        const answer = new Promise<void>((done) => setImmediate(done)).then(() => {
          windows.delete(key);
          return source.summary([...athletes], from, to);
        });
        windows.set(key, (window = { athletes, answer }));
      }
      window.athletes.add(athlete);
      return (await window.answer).get(athlete) ?? null;
    },
  };
}

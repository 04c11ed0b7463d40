import { Agent, request } from "node:http";

export interface Load {
  /** Of each answer, ms. */
  latencies: number[];
  seconds: number;
  bytes: number;
}

/** So many at once, each asking again as soon as it is answered. @throws what an answer says that is no 200 with data */
export async function load(
  port: number,
  query: string,
  { concurrent, ms }: { concurrent: number; ms: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrent });
  const body = JSON.stringify({ query });
  const total: Load = { latencies: [], seconds: 0, bytes: 0 };
  const startedAt = performance.now();
  const ask = (): Promise<void> =>
    new Promise((done, fail) => {
      const askedAt = performance.now();
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const asked = request({ agent, port, host: "127.0.0.1", path: "/graphql", method: "POST", headers }, (answer) => {
        let beginning = "";
        answer.on("data", (chunk: Buffer) => {
          total.bytes += chunk.length;
          if (beginning.length < 20) beginning += chunk.toString();
        });
        answer.on("end", () => {
          if (answer.statusCode !== 200 || !beginning.startsWith('{"data":{"schedule"'))
            return fail(new Error(`${answer.statusCode}: ${beginning.slice(0, 300)}`));
          total.latencies.push(performance.now() - askedAt);
          done();
        });
        answer.on("error", fail);
      });
      asked.on("error", fail);
      asked.end(body);
    });
  const viewer = async () => {
    while (performance.now() - startedAt < ms) await ask();
  };
  await Promise.all(Array.from({ length: concurrent }, viewer));
  total.seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return total;
}

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { until } from "../bench/backend.ts";
import { commandLineOf, treeOf } from "../bench/process-cost.ts";

/** The whole backend as processes: what starts, and what is left when it ends. */
const PORT = 9180;
const folder = mkdtempSync(join(tmpdir(), "vedetta-house-"));
const eventFile = join(folder, "event.json");
writeFileSync(
  eventFile,
  JSON.stringify({
    id: "race",
    name: "Race",
    venues: [{ id: "hill", name: "Hill" }],
    feeds: [
      {
        id: "a",
        name: "A",
        venue: "hill",
        source: { url: `srt://127.0.0.1:${PORT + 20}?mode=listener` },
        timing: { mode: "pts-utc" },
        ladder: [{ id: "l", height: 360, bitrateKbps: 800 }],
      },
    ],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

async function start(): Promise<{ house: ChildProcess; pids: number[] }> {
  const args = [resolve(import.meta.dirname, "../server/main.ts"), "--event", eventFile];
  const house = spawn(process.execPath, [...args, "--port", String(PORT), "--data", join(folder, "data")]);
  let out = "";
  house.stdout.on("data", (text) => (out += String(text)));
  let err = "";
  house.stderr.on("data", (text) => (err += String(text)));
  try {
    await until("it says where it is", 40_000, async () => out.includes(`Vedetta is at http://localhost:${PORT}\n`));
    // Three roles and the receiver of the feed.
    await until("its receiver listens", 20_000, async () => {
      const tree = treeOf([house.pid ?? -1]).map(({ pid }) => commandLineOf(pid).join(" "));
      return tree.length >= 5 && tree.some((line) => /ffmpeg.*srt:/.test(line));
    });
  } catch (error) {
    house.kill("SIGKILL");
    throw new Error(err, { cause: error });
  }
  return { house, pids: treeOf([house.pid ?? -1]).map(({ pid }) => pid) };
}

const left = (pids: readonly number[]) =>
  treeOf(pids)
    .map(({ pid }) => commandLineOf(pid).join(" "))
    .filter(Boolean);

test.each<[string, NodeJS.Signals]>([
  ["is told to end", "SIGTERM"],
  ["is interrupted", "SIGINT"],
  ["is killed", "SIGKILL"],
])("when the house %s, everything that it started ends within 5 s", { timeout: 90_000 }, async (_, signal) => {
  const { house, pids } = await start();
  house.kill(signal);
  await until("nothing is left", 5000, async () => left(pids).length === 0);
  expect(left(pids)).toEqual([]);
});

test("a role that dies is started again, and answers", { timeout: 90_000 }, async () => {
  const { house, pids } = await start();
  const role = pids.find((pid) => commandLineOf(pid).includes("bff"));
  if (role === undefined) throw new Error("no bff");
  process.kill(role, "SIGKILL");
  const answers = async () => (await fetch(`http://127.0.0.1:${PORT}/health`)).ok;
  await until("it is gone", 5000, async () => left([role]).length === 0);
  await until("another answers", 20_000, answers);
  house.kill("SIGTERM");
  await until("nothing is left", 5000, async () => left(pids).length === 0);
});

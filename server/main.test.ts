import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "vedetta-main-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const main = resolve(import.meta.dirname, "main.ts");
  const child = spawn(process.execPath, [main, "--data", join(folder, "data"), ...args], { env });
  let out = "";
  let err = "";
  child.stdout.on("data", (text) => (out += String(text)));
  child.stderr.on("data", (text) => (err += String(text)));
  return new Promise((done) => child.once("close", (code) => done({ code, out, err })));
}

const event = (change: object = {}) => {
  const path = join(folder, `${Math.random()}.json`);
  const feed = {
    id: "a",
    name: "A",
    venue: "hill",
    source: { url: "srt://127.0.0.1:9177?mode=listener" },
    timing: { mode: "pts-utc" },
    ladder: [{ id: "l", height: 360, bitrateKbps: 800 }],
  };
  writeFileSync(
    path,
    JSON.stringify({ id: "race", name: "Race", venues: [{ id: "hill", name: "Hill" }], feeds: [feed], ...change }),
  );
  return path;
};

test("an event file with errors: all of them on standard error, exit code 2, nothing started", async () => {
  const file = event({ name: "", colour: "red", timeZone: "Mars/Base", mqtt: "http://broker" });
  const { code, out, err } = await run(["--event", file, "--port", "9170"]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err.split("\n")[0]).toContain("4 things are wrong");
  for (const place of ["name:", "colour:", "timeZone:", "mqtt:"]) expect(err).toContain(`\n  ${place}`);
});

test("an unknown option: what is wrong, how it is meant, exit code 2", async () => {
  const { code, err } = await run(["--prot", "9170"]);
  expect(code).toBe(2);
  expect(err).toContain("--prot: there is no such option");
  expect(err).toContain("--port N");
});

test("a port that is taken is named before anything starts", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    const { code, err } = await run(["--event", event(), "--port", String(port)]);
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port}, needed for the wall, is already taken.`);
    expect(err).toContain("--port N");
  } finally {
    taken.close();
  }
});

test("a port where a camera is awaited that is taken is named with its feed", async () => {
  const taken = createSocket("udp4").bind(9177);
  await once(taken, "listening");
  try {
    const { code, err } = await run(["--event", event(), "--port", "9170"]);
    expect(code).toBe(1);
    expect(err).toContain("UDP port 9177, where feed a is awaited, is already taken.");
  } finally {
    taken.close();
  }
});

test("without ffmpeg: what is missing and how to get it", async () => {
  const { code, err } = await run(["--event", event(), "--port", "9170"], { PATH: folder });
  expect(code).toBe(1);
  expect(err).toContain("ffmpeg is not installed; on Debian: apt-get install ffmpeg");
});

test("a data folder that cannot be made", async () => {
  const file = event();
  const { code, err } = await run(["--event", file, "--data", join(file, "data")]);
  expect(code).toBe(1);
  expect(err).toContain(`The data folder ${join(file, "data")} cannot be made`);
  expect(err).toContain("--data");
});

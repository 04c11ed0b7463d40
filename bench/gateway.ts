import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { PORT_OFFSETS, telemetry } from "../contracts/routes.ts";
import { now } from "../server/platform/clock.ts";
import { median, printFigures, printTable } from "./figures.ts";
import type { FrameCounts } from "./gateway/frame-counter.ts";
import { FEED, FRAME_MS, frameAt } from "./gateway/traffic.ts";
import type { ViewersRequest } from "./gateway/viewers.ts";
import { cpuSecondsOf } from "./process-cost.ts";

/**
 * `npm run bench -- gateway [viewers] [base port]`: CPU per sample delivered to viewers of one feed, by the sensors' service
 * (MQTT in, consent, alignment, segments and all) and by a bare ws broadcast of the same samples, one message each.
 * Rounds alternate, the order turns each time, medians count. The service goes at 25 frames a second; the rival,
 * which cannot, at the pace that it holds.
 */
const viewers = Number(process.argv[2] ?? 2000);
const basePort = Number(process.argv[3] ?? 8850);
const ROUNDS = 3;
const SERVICE_FRAMES = 125;
const BARE_FRAMES = 20;
const BARE_OFFSET = 5;

interface Round {
  samples: number;
  expected: number;
  messages: number;
  bytes: number;
  cpuSeconds: number;
  seconds: number;
}

const dataDir = await mkdtemp(join(tmpdir(), "vedetta-bench-"));
const children: ChildProcess[] = [];
const begin = (file: URL, ...args: string[]): ChildProcess => {
  const child = fork(file, args, {
    env: { ...process.env, VEDETTA_LOG: "error" },
  });
  children.push(child);
  return child;
};
const answer = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error("a process of the bench ended early"));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });
const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

let sentFrames = 0;
try {
  const service = begin(new URL("./gateway/service.ts", import.meta.url), String(basePort), dataDir);
  await answer(service);
  const bare = begin(new URL("./gateway/bare.ts", import.meta.url), String(basePort + BARE_OFFSET));
  await answer(bare);
  const crowd = begin(new URL("./gateway/viewers.ts", import.meta.url));
  const ask = <T>(request: ViewersRequest): Promise<T> => {
    const reply = answer<T>(crowd);
    crowd.send(request);
    return reply;
  };
  const servicePort = basePort + PORT_OFFSETS.sensors;
  const barePort = basePort + BARE_OFFSET;
  const sensor = await connectAsync(`mqtt://127.0.0.1:${basePort + PORT_OFFSETS.mqtt}`, { protocolVersion: 4 });

  const toService = async (frames: number): Promise<number> => {
    let samples = 0;
    let due = performance.now();
    for (let at = 0; at < frames; at++) {
      const frame = frameAt(sentFrames++, Math.round(now()));
      for (const { topic, pack } of frame.packs) sensor.publish(topic, JSON.stringify(pack));
      samples += frame.samples.length;
      due += FRAME_MS;
      await sleep(Math.max(0, due - performance.now()));
    }
    return samples;
  };
  const toBare = async (frames: number): Promise<number> => {
    let samples = 0;
    for (let at = 0; at < frames; at++) {
      const frame = frameAt(sentFrames++, Math.round(now()));
      const sent = answer(bare);
      bare.send(frame.samples);
      samples += frame.samples.length;
      await Promise.all([sent, sleep(FRAME_MS)]);
    }
    return samples;
  };
  /** Until nothing more comes; what has not come then is lost. */
  const settled = async (port: number): Promise<FrameCounts> => {
    let counts = await ask<FrameCounts>({ ask: "counts", port });
    for (let calm = 0; calm < 3;) {
      await sleep(100);
      const later = await ask<FrameCounts>({ ask: "counts", port });
      calm = later.bytes === counts.bytes ? calm + 1 : 0;
      counts = later;
    }
    return counts;
  };
  const round = async (
    child: ChildProcess,
    port: number,
    perMessage: (counts: FrameCounts) => number,
    send: () => Promise<number>,
  ): Promise<Round> => {
    const before = await settled(port);
    const cpu = cpuSecondsOf([child.pid ?? 0]);
    const startedAt = performance.now();
    const sent = await send();
    const seconds = (performance.now() - startedAt) / 1000;
    const after = await settled(port);
    const cpuSeconds = cpuSecondsOf([child.pid ?? 0]) - cpu;
    return {
      samples: perMessage(after) - perMessage(before),
      expected: sent * viewers,
      messages: after.messages - before.messages,
      bytes: after.bytes - before.bytes,
      cpuSeconds,
      seconds,
    };
  };
  // {"type":"samples","samples":[[…],[…]]} has one bracket more than samples.
  const serviceRound = () =>
    round(
      service,
      servicePort,
      ({ brackets, messages }) => brackets - messages,
      () => toService(SERVICE_FRAMES),
    );
  const bareRound = () =>
    round(
      bare,
      barePort,
      ({ messages }) => messages,
      () => toBare(BARE_FRAMES),
    );

  console.log(`Connecting ${viewers} viewers to each.`);
  await ask({
    ask: "connect",
    port: servicePort,
    path: telemetry.socket,
    count: viewers,
    first: JSON.stringify({ type: "subscribe", feeds: [FEED] }),
  });
  await ask({ ask: "connect", port: barePort, path: "/", count: viewers });
  // Announces every channel, and warms both.
  await toService(26);
  await toBare(2);

  const rounds: { service: Round[]; bare: Round[] } = { service: [], bare: [] };
  for (let at = 0; at < ROUNDS; at++) {
    const order = [
      async () => rounds.service.push(await serviceRound()),
      async () => rounds.bare.push(await bareRound()),
    ];
    for (const run of at % 2 === 0 ? order : order.toReversed()) await run();
  }
  const row = (what: string, number: number, { samples, expected, messages, bytes, cpuSeconds, seconds }: Round) => ({
    round: number + 1,
    what,
    "samples/s": Math.round(samples / seconds),
    "messages/s": Math.round(messages / seconds),
    "MB/s": bytes / seconds / 1e6,
    cores: cpuSeconds / seconds,
    "CPU µs/sample": (cpuSeconds / samples) * 1e6,
    lost: expected - samples,
  });
  printTable([
    ...rounds.service.map((each, at) => row("gateway", at, each)),
    ...rounds.bare.map((each, at) => row("bare ws", at, each)),
  ]);
  const cpuPerSample = (all: Round[]) => median(all.map(({ cpuSeconds, samples }) => (cpuSeconds / samples) * 1e6));
  const framesPerSecond = median(rounds.service.map(({ messages, seconds }) => messages / seconds / viewers));
  if (framesPerSecond < 22) {
    console.log("This machine was too busy for 25 frames a second: messages were joined, which flatters the ratio.\n");
  }
  printFigures({
    viewers,
    frames_per_s: framesPerSecond,
    deliveries_per_s: Math.round(median(rounds.service.map(({ samples, seconds }) => samples / seconds))),
    lost: rounds.service.reduce((sum, { expected, samples }) => sum + expected - samples, 0),
    cpu_us_per_sample: cpuPerSample(rounds.service),
    cpu_us_per_sample_bare: cpuPerSample(rounds.bare),
    cpu_ratio_vs_bare: cpuPerSample(rounds.service) / cpuPerSample(rounds.bare),
  });
  await sensor.endAsync(true);
} finally {
  for (const child of children) child.kill("SIGKILL");
  await rm(dataDir, { recursive: true });
}

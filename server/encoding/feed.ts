import type { Feed as FeedPlan, Rung } from "../../contracts/event.ts";
import type { FeedStatus, FeedTrouble } from "../../contracts/status.ts";
import type { UtcMs } from "../../contracts/units.ts";
import type { Log } from "../platform/log.ts";
import { withoutSecrets } from "../platform/log.ts";
import { createFeedHealth } from "./feed-health.ts";
import type { FeedMetrics } from "./feed-metrics.ts";
import { createFeedRun, type FeedRun } from "./feed-run.ts";
import type { SourceFacts } from "./ladder/plan.ts";
import type { CeaCaptions } from "./source/cea/cea-captions.ts";
import { createContribution, type Picture, type Sound } from "./source/contribution.ts";
import { createHold, sameFormat } from "./source/hold.ts";
import { createReceiver } from "./source/receiver.ts";
import { receiverArguments } from "./source/receiver-arguments.ts";
import { createTimeline, ticksToMs } from "./source/timeline.ts";
import { SEGMENT_MS, type ChunkSink } from "./stages.ts";

export interface FeedOptions {
  feed: FeedPlan;
  ladder: readonly Rung[];
  /** Number of its first run; rises from start to start, so that no address ever gets other pictures. */
  firstRun: number;
  /** Where its segments would best begin, ms within their length: a wall of feeds that all begin theirs at once asks in bursts. */
  phaseMs: number;
  sink: ChunkSink;
  /** Captions that come inside the contribution; absent: none is wanted. */
  carried?: CeaCaptions | undefined;
  now: () => UtcMs;
  log: Log;
  metrics: FeedMetrics;
  onStatus: () => void;
}

/** One camera's way from its contribution to the sink. Whatever befalls it stays within it. */
export interface Feed {
  readonly id: string;
  status(): FeedStatus;
  /** Of the receiver and the encoder, where they run. */
  pids(): { receiver: number | undefined; encoder: number | undefined };
  close(): Promise<void>;
}

/** Without a picture for this long the source has stopped. */
const STOPPED_MS = 1500;
/** Without a byte for this long a sender has, too: a transport stream tells its clock each 100 ms (ISO/IEC 13818-1, 2.7.2). */
const SILENT_LINE_MS = 1000;
/** Bytes that make no picture for this long are not what we can read. */
const UNREADABLE_MS = 2500;
/** Pictures without their sound for this long: it has vanished, though the program still announces it. */
const SILENT_MS = 3000;
const TICK_MS = 100;
/** An encoder that dies at once again is not started in a circle. */
const RETRY_MS = [0, 500, 2000, 5000];
const HEALTHY_RUN_MS = 10_000;
const KNOWN_FORMATS = 4;

export function createFeed(options: FeedOptions): Feed {
  const { feed, ladder, firstRun, phaseMs, sink, carried, now, log, metrics, onStatus } = options;
  const receiving = receiverArguments(feed.source.url);
  if ("expected" in receiving) throw new Error(`feeds/${feed.id}/source/url: expected ${receiving.expected}`);
  const health = createFeedHealth(feed.id, now(), onStatus);
  const timeline = createTimeline(feed.timing);
  const hold = createHold();

  let run: FeedRun | null = null;
  let closing: FeedRun | null = null;
  let runNumber = firstRun - 1;
  let failures = 0;
  let retryAt = 0;
  /** Of the formats that it came in, the newest first. */
  let known: SourceFacts[] = [];
  let program: { video: boolean; audio: boolean } | null = null;
  /** After a break the decoder needs a key picture. */
  let needsKey = false;
  let lastPictureAt: UtcMs | null = null;
  let lastSoundAt: UtcMs = now();
  let bytesSince: UtcMs | null = null;
  let lastBytesAt: UtcMs = now();
  let passingTrouble: FeedTrouble | null = null;
  /** Ticks without a byte, not ms: while this process waits for its turn nobody is missed. */
  let silentTicks = 0;
  let heardAt: UtcMs = lastBytesAt;

  const endRun = (trouble: FeedTrouble | null, why: string) => {
    hold.clear();
    passingTrouble = trouble;
    if (!run) return;
    log.info({ feed: feed.id, run: run.number, why }, "run ended");
    metrics.runEnded(why);
    failures = now() - run.openedAt > HEALTHY_RUN_MS || trouble !== "encoder-restarted" ? 0 : failures + 1;
    closing = run;
    run = null;
    closing.close();
  };

  const startRun = (facts: SourceFacts) => {
    const [first, second] = hold.keys();
    const at = (picture: Picture | undefined) => (picture ? timeline.place(picture.pts) : null);
    const onGrid = (ticks: number | null) =>
      ticks !== null && Math.abs(((ticksToMs(ticks) - phaseMs + 2) % SEGMENT_MS) - 2) < 2;
    const fromSecond = !onGrid(at(first)) && onGrid(at(second));
    const startTicks = at(fromSecond ? second : first);
    if (startTicks === null) return;
    known = [facts, ...known.filter(({ video }) => !sameFormat(video, facts.video))].slice(0, KNOWN_FORMATS);
    const units = hold.take(fromSecond);
    const key = units.find((unit) => unit.kind === "picture");
    const opened = createFeedRun({
      feed: feed.id,
      number: ++runNumber,
      startTicks,
      openedAt: now(),
      facts,
      key: key?.data ?? Buffer.alloc(0),
      ladder,
      ...(feed.audio ? { audio: feed.audio } : {}),
      sink,
      onLive: () => {
        // An interpreter has none, and nothing is missing.
        const lasting = facts.audio || feed.purpose === "sign" ? null : "no-audio";
        if (run === opened) health.become("live", passingTrouble ?? lasting, now(), lasting);
      },
      onFailure: ({ reason, line }) => {
        log.warn({ feed: feed.id, run: opened.number, reason, line }, "encoder failed");
        if (run !== opened) return;
        endRun(reason === "time-jump" ? "time-jump" : "encoder-restarted", reason);
        retryAt = now() + (RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0);
        // A restart is short; one that did not help leaves no picture.
        health.become(failures > 0 ? "starting" : health.state, passingTrouble, now());
      },
      onClosed: () => {
        if (closing === opened) closing = null;
        if (run === opened) run = null;
      },
    });
    run = opened;
    lastSoundAt = now();
    health.began(ticksToMs(startTicks));
    log.info(
      {
        feed: feed.id,
        run: opened.number,
        start: new Date(ticksToMs(startTicks)).toISOString(),
        tracks: opened.tracks,
      },
      "run opened",
    );
    if (health.state !== "live") health.become("starting", passingTrouble, now());
    for (const unit of units) deliver(opened, unit);
  };

  const deliver = (to: FeedRun, unit: Picture | Sound) => {
    const ticks = timeline.place(unit.pts);
    if (ticks === null) return;
    if (unit.kind === "sound") return to.sound(unit, ticks);
    health.picture(ticksToMs(ticks));
    to.picture(unit, ticks, timeline.place(unit.dts) ?? ticks);
  };

  const tryStart = () => {
    if (run || closing || now() < retryAt) return;
    const facts = hold.facts({ audio: program?.audio ?? false, known });
    if (facts) startRun(facts);
  };

  const onPicture = (picture: Picture) => {
    const arrivedAt = now();
    const placed = timeline.picture(picture.pts, picture.dts, arrivedAt);
    if (!placed.ok) {
      if (health.state !== "fault")
        log.warn({ feed: feed.id, offMs: Math.round(placed.offMs) }, "time stamps are not the time of day");
      endRun("time-jump", "time-jump");
      carried?.end();
      lastPictureAt = null;
      return health.become("fault", "time-jump", arrivedAt);
    }
    lastPictureAt = arrivedAt;
    bytesSince = null;
    metrics.picture(arrivedAt - ticksToMs(placed.ticks));
    if (placed.jumpMs !== undefined) {
      endRun("time-jump", "time-jump");
      carried?.end();
    }
    // Before the picture is: what is said with it is sent with it.
    carried?.picture({ data: picture.data, codec: picture.format.codec }, placed.ticks, placed.decodeTicks);
    if (run && picture.key && !sameFormat(picture.format, run.facts.video)) endRun("format-changed", "format-changed");
    if (needsKey && !picture.key) return;
    needsKey = false;
    if (run?.facts.audio && arrivedAt - lastSoundAt > SILENT_MS) {
      if (program) program.audio = false;
      endRun(null, "sound-vanished");
    }
    if (run) return deliver(run, picture);
    if (health.state !== "live") health.become("starting", passingTrouble, arrivedAt);
    // An encoder that must wait its turn begins with what is newest then.
    if (picture.key && known.length > 0 && arrivedAt < retryAt) hold.skip();
    hold.add(picture);
    tryStart();
  };

  const onSound = (sound: Sound) => {
    lastSoundAt = now();
    if (run) {
      // Sound that appears, or changes its kind, in mid-run has no track there.
      const { audio } = run.facts;
      const isSame = audio !== null && audio.codec === sound.format.codec && audio.config.equals(sound.format.config);
      if (isSame) return deliver(run, sound);
      endRun("format-changed", "format-changed");
    }
    hold.add(sound);
  };

  const contribution = createContribution({
    onProgram(streams) {
      program = streams;
      // A track without anything in it would hold players up.
      if (run?.facts.audio && !streams.audio) endRun(null, "sound-vanished");
    },
    onPicture,
    onSound,
    onRubbish: (bytes) => metrics.rubbish(bytes),
    onLoss: () => metrics.loss(),
  });

  const receiver = createReceiver({
    address: feed.source.url,
    receiving,
    onBytes(bytes) {
      lastBytesAt = now();
      bytesSince ??= lastBytesAt;
      metrics.bytes(bytes.length);
      contribution.push(bytes);
    },
    onGone(hadBytes, line) {
      contribution.reset();
      carried?.end();
      program = null;
      needsKey = true;
      bytesSince = null;
      if (hadBytes) log.info({ feed: feed.id, line }, "source left");
      else if (!receiving.listens && lastPictureAt === null && health.state !== "no-signal") {
        if (health.status().trouble !== "unreachable")
          log.warn({ feed: feed.id, source: withoutSecrets(feed.source.url), line }, "source cannot be reached");
        health.become("waiting", "unreachable", now());
      }
    },
  });

  const tick = () => {
    const at = now();
    health.tick(at);
    silentTicks = lastBytesAt === heardAt ? silentTicks + 1 : 0;
    heardAt = lastBytesAt;
    const lineIsSilent = silentTicks * TICK_MS >= (receiving.listens ? SILENT_LINE_MS : STOPPED_MS);
    if (lastPictureAt !== null && (at - lastPictureAt > STOPPED_MS || lineIsSilent)) {
      endRun(null, "stopped");
      timeline.forget();
      contribution.reset();
      carried?.end();
      lastPictureAt = null;
      bytesSince = null;
      // A sender that vanished without a word still holds the connection.
      if (lineIsSilent) receiver.restart();
      return health.become("no-signal", "stopped", at);
    }
    if (bytesSince !== null && at - bytesSince > UNREADABLE_MS && !lineIsSilent && health.state !== "fault") {
      health.become("fault", program && !program.video ? "no-video" : "unreadable", at);
    }
    if (health.state === "fault" && lineIsSilent) {
      receiver.restart();
      health.become("no-signal", "stopped", at);
    }
    tryStart();
  };
  const ticking = setInterval(tick, TICK_MS);

  return {
    id: feed.id,
    status: () => health.status(),
    pids: () => ({ receiver: receiver.pid, encoder: run?.pid }),
    async close() {
      clearInterval(ticking);
      await receiver.close();
      carried?.end();
      endRun(null, "closed");
    },
  };
}

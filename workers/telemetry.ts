import { telemetry as routes } from "../contracts/routes.ts";
import type { GatewayMessage, TelemetrySegment, Value } from "../contracts/telemetry.ts";
import type { TelemetryNews, TelemetryOrder } from "../contracts/telemetry-worker.ts";
import { toBatches } from "./telemetry/batches.ts";
import {
  forgetOld,
  missingSegments,
  NOTHING_COVERED,
  segmentHeld,
  socketClosed,
  socketOpened,
  type Coverage,
} from "./telemetry/coverage.ts";
import { createGatewaySocket, type GatewaySocket } from "./telemetry/gateway-socket.ts";
import { createSegmentReader, type SegmentReader } from "./telemetry/segment-reader.ts";

/** The telemetry worker: brings live samples and, behind live, those of timed segments; parses them off the main thread. */

const say = (news: TelemetryNews, transfer: Transferable[] = []): void => self.postMessage(news, { transfer });

let socket: GatewaySocket | undefined;
let reader: SegmentReader | undefined;
let followed: string[] = [];
let playhead = 0;
let now = 0;
let open = false;
const coverage = new Map<string, Coverage>();
const numbers = new Map<number, string>();
const withdrawn = new Set<string>();
const known = new Map<string, Set<string>>();

function tellSamples(samples: { channel: string; at: number; value: Value }[]): void {
  const { batches, buffers } = toBatches(samples.filter(({ channel }) => !withdrawn.has(channel)));
  if (batches.length > 0) say({ type: "samples", batches }, buffers);
}

/** Tells of channels that the page does not know, or not of this feed. */
function tellChannels(channels: readonly { channel: string; feeds: readonly string[] }[]): void {
  const news = channels.filter(({ channel, feeds }) => {
    if (withdrawn.has(channel)) return false;
    const before = known.get(channel) ?? new Set();
    known.set(channel, new Set([...before, ...feeds]));
    return feeds.some((feed) => !before.has(feed)) || before.size === 0;
  });
  if (news.length > 0)
    say({ type: "channels", channels: news.map(({ channel, feeds }) => ({ channel, feeds: [...feeds] })) });
}

function onMessage(message: GatewayMessage): void {
  switch (message.type) {
    case "channels":
      for (const { number, channel } of message.channels) {
        numbers.set(number, channel);
        // Named again: the athlete agreed again.
        withdrawn.delete(channel);
      }
      return tellChannels(message.channels);
    case "samples":
      return tellSamples(
        message.samples.flatMap(([number, at, value]) => {
          const channel = numbers.get(number);
          return channel === undefined ? [] : [{ channel, at, value }];
        }),
      );
    case "withdrawn":
      withdrawn.add(message.channel);
      known.delete(message.channel);
      return say({ type: "withdrawn", channel: message.channel });
    case "refused":
      return;
  }
}

function onSegment(feed: string, number: number, segment: TelemetrySegment | null): void {
  coverage.set(feed, segmentHeld(coverage.get(feed) ?? NOTHING_COVERED, number));
  if (!segment) return;
  tellChannels(segment.channels.map((channel) => ({ channel, feeds: [feed] })));
  tellSamples(
    [...segment.initial, ...segment.samples].flatMap(([index, at, value]) => {
      const channel = segment.channels[index];
      return channel === undefined ? [] : [{ channel, at, value }];
    }),
  );
}

function fetchMissing(): void {
  if (!reader || now === 0) return;
  const missing = followed.map((feed) => {
    const kept = forgetOld(coverage.get(feed) ?? NOTHING_COVERED, now);
    coverage.set(feed, kept);
    return missingSegments(kept, playhead, now).map((number) => ({ feed, number }));
  });
  // First what every feed needs now, then what it will need.
  const longest = Math.max(0, ...missing.map(({ length }) => length));
  reader.want(Array.from({ length: longest }, (_, rank) => missing.flatMap((list) => list[rank] ?? [])).flat());
}

function markLive(feeds: readonly string[], change: (coverage: Coverage, at: number) => Coverage): void {
  for (const feed of feeds) coverage.set(feed, change(coverage.get(feed) ?? NOTHING_COVERED, now));
}

function follow(feeds: string[]): void {
  const before = new Set(followed);
  const after = new Set(feeds);
  if (open && now > 0) {
    markLive(
      followed.filter((feed) => !after.has(feed)),
      socketClosed,
    );
    markLive(
      feeds.filter((feed) => !before.has(feed)),
      socketOpened,
    );
  }
  followed = feeds;
  socket?.subscribe(feeds);
}

self.addEventListener("message", ({ data: order }: MessageEvent<TelemetryOrder>) => {
  switch (order.type) {
    case "start":
      reader = createSegmentReader({ base: order.segments, onSegment, now: () => now });
      socket = createGatewaySocket({
        url: order.socket + routes.socket,
        onMessage,
        onOpen() {
          open = true;
          // Numbers hold for one connection's life.
          numbers.clear();
          if (now > 0) markLive(followed, socketOpened);
        },
        onLost() {
          open = false;
          markLive(followed, socketClosed);
        },
      });
      return socket.subscribe(followed);
    case "follow":
      follow(order.feeds);
      return fetchMissing();
    case "playhead": {
      const first = now === 0;
      ({ at: playhead, now } = order);
      if (first && open) markLive(followed, socketOpened);
      return fetchMissing();
    }
  }
});

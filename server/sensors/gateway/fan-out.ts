import type { GatewayMessage } from "../../../contracts/telemetry.ts";
import type { Placed } from "../align/align.ts";
import { concerns, createAudienceGroups, type AudienceGroup } from "./audience-group.ts";
import {
  backlogOf,
  createChannelBook,
  newestOf,
  remember,
  samplesText,
  sampleText,
  tailOf,
  type BookedChannel,
} from "./channel-book.ts";
import { textFrame } from "./text-frame.ts";
import type { Viewer } from "./viewer.ts";

/** Above this a viewer loses samples, about six seconds of a feed's. */
const SLOW_BYTES = 32_768;
/** Above this he is cut off: not even what may not be lost (channels, withdrawals) gets through. */
const DEAD_BYTES = 1_048_576;
/** Samples between two ticks; a flood of good ones is cut here. */
const MAX_PENDING = 8192;
/** For how long a viewer who was away is told of a withdrawal: as long as replays reach back, and some. */
const WITHDRAWN_FOR_MS = 15 * 60_000;

export interface FanOutEvents {
  onDelivered?: (samples: number, viewers: number) => void;
  onSkipped?: () => void;
  onOverflow?: () => void;
}

/**
 * Samples to viewers: what came since the last tick goes out as one message to each, encoded once per set of feeds.
 * Holds no clock, timer or socket.
 */
export function createFanOut(events: FanOutEvents = {}) {
  const book = createChannelBook();
  const groups = createAudienceGroups();
  const withdrawn = new Map<string, { at: number; feeds: readonly string[] }>();
  let pending: Array<{ sample: Placed; tail: string }> = [];
  let sequence = 0;

  const say = (viewer: Viewer, frame: Buffer): void => {
    if (viewer.outlet.waiting > DEAD_BYTES) viewer.outlet.cut();
    else viewer.outlet.write(frame);
  };
  const announce = (viewer: Viewer, entries: readonly BookedChannel[]): void => {
    const news = entries.filter(({ channel, number }) => viewer.announced.get(channel) !== number);
    if (news.length === 0) return;
    for (const { channel, number } of news) viewer.announced.set(channel, number);
    say(
      viewer,
      messageFrame({
        type: "channels",
        channels: news.map(({ number, channel, feeds }) => ({ number, channel, feeds: [...feeds] })),
      }),
    );
  };
  /** Slow viewers lose this frame and later get the newest of each channel they lost. */
  const deliver = (group: AudienceGroup, viewer: Viewer, frame: Buffer | undefined, first: number): void => {
    if (viewer.outlet.waiting > SLOW_BYTES) {
      if (!frame) return;
      viewer.missedFrom ??= first;
      events.onSkipped?.();
    } else if (viewer.missedFrom === undefined) {
      if (frame) viewer.outlet.write(frame);
    } else {
      const missedFrom = viewer.missedFrom;
      viewer.missedFrom = undefined;
      const newest = [...book.channels.values()]
        .filter((entry) => concerns(group, entry))
        .map((entry) => newestOf(entry, missedFrom));
      const samples = newest.filter((text) => text !== undefined);
      if (samples.length > 0) viewer.outlet.write(textFrame(samplesText(samples)));
    }
  };

  return {
    push(sample: Placed): void {
      if (pending.length >= MAX_PENDING) return events.onOverflow?.();
      pending.push({ sample, tail: tailOf(sample) });
    },
    /** Sends what came since the last tick. `now` in UTC ms. */
    tick(now: number): void {
      const first = sequence;
      const fresh = new Set<BookedChannel>();
      const due = pending.map(({ sample, tail }) => {
        const booked = book.book(sample);
        if (booked.fresh) fresh.add(booked.entry);
        remember(booked.entry, { sequence: sequence++, utc: sample.utc, tail }, now);
        return { channel: sample.channel, tail };
      });
      pending = [];
      // Numbers are looked up last, as a channel's may have changed within the tick.
      const texts = due.map(({ channel, tail }) => {
        const entry = book.channels.get(channel);
        return { entry, text: entry ? sampleText(entry.number, tail) : "" };
      });
      for (const group of groups.all()) {
        const news = [...fresh].filter((entry) => book.channels.get(entry.channel) === entry && concerns(group, entry));
        if (news.length > 0) for (const viewer of group.viewers) announce(viewer, news);
        const samples = texts.filter(({ entry }) => entry && concerns(group, entry)).map(({ text }) => text);
        const frame = samples.length > 0 ? textFrame(samplesText(samples)) : undefined;
        for (const viewer of group.viewers) deliver(group, viewer, frame, first);
        if (frame) events.onDelivered?.(samples.length, group.viewers.size);
      }
    },
    /** A new set of feeds for a viewer: channels, withdrawals he may have missed, and the last seconds. */
    subscribe(viewer: Viewer, feeds: readonly string[], now: number): void {
      const before = viewer.group;
      const group = groups.move(viewer, feeds);
      if (!group) return;
      const entries = [...book.channels.values()].filter((entry) => concerns(group, entry));
      const gained = entries.filter((entry) => !before || !concerns(before, entry));
      announce(viewer, entries);
      for (const [channel, { at, feeds: of }] of withdrawn) {
        if (now - at > WITHDRAWN_FOR_MS) withdrawn.delete(channel);
        else if (of.some((feed) => group.feeds.has(feed))) say(viewer, messageFrame({ type: "withdrawn", channel }));
      }
      const samples = gained.flatMap((entry) => backlogOf(entry, now));
      if (samples.length > 0) say(viewer, textFrame(samplesText(samples)));
    },
    leave(viewer: Viewer): void {
      groups.move(viewer, []);
    },
    /** A channel ends for everybody who was told of it, past and present. */
    withdraw(channel: string, viewers: Iterable<Viewer>, now: number): void {
      pending = pending.filter(({ sample }) => sample.channel !== channel);
      const entry = book.channels.get(channel);
      if (!entry) return;
      book.forget(channel);
      withdrawn.set(channel, { at: now, feeds: entry.feeds });
      const frame = messageFrame({ type: "withdrawn", channel });
      for (const viewer of viewers) {
        if (viewer.announced.delete(channel)) say(viewer, frame);
      }
    },
    /** Consent was given again: those who come are no longer told to forget. */
    restore(channel: string): void {
      withdrawn.delete(channel);
    },
  };
}

export const messageFrame = (message: GatewayMessage): Buffer => textFrame(JSON.stringify(message));

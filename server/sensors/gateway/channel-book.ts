import type { MetricDeclaration } from "../../../contracts/event.ts";
import type { Placed } from "../align/align.ts";

/** A sample that was sent, as text from its first comma: the number before it may change. */
interface Sent {
  /** Rises by one with each sample of the gateway. */
  sequence: number;
  utc: number;
  tail: string;
}

/** A channel as viewers know it. Its number is never another channel's; it gets a new one when its feeds grow. */
export interface BookedChannel {
  number: number;
  channel: string;
  kind: MetricDeclaration["kind"];
  feeds: readonly string[];
  /** By time: the last seconds, or the last sample where it is older. */
  recent: Sent[];
}

/** How far back a joiner is told what was sent: longer than any playhead that is called live. */
const BACKLOG_MS = 3000;
const MAX_RECENT = 512;

/** The channels that have spoken. Ingest knows every athlete, venue, feed and metric, so their number is bounded. */
export function createChannelBook() {
  const channels = new Map<string, BookedChannel>();
  let numbers = 0;
  return {
    channels: channels as ReadonlyMap<string, BookedChannel>,
    /** The channel of a sample, and whether it has a number that nobody was told yet. */
    book({ channel, kind, feeds }: Placed): { entry: BookedChannel; fresh: boolean } {
      const known = channels.get(channel);
      if (known && feeds.every((feed) => known.feeds.includes(feed))) return { entry: known, fresh: false };
      const entry: BookedChannel = {
        number: numbers++,
        channel,
        kind,
        feeds: [...new Set([...(known?.feeds ?? []), ...feeds])].toSorted(),
        recent: known?.recent ?? [],
      };
      channels.set(channel, entry);
      return { entry, fresh: true };
    },
    forget: (channel: string): boolean => channels.delete(channel),
  };
}

/** Keeps a sample in its place by time, and no more than a joiner needs. */
export function remember(entry: BookedChannel, sent: Sent, now: number): void {
  const { recent } = entry;
  let at = recent.length;
  while (at > 0 && (recent[at - 1]?.utc ?? 0) > sent.utc) at--;
  recent.splice(at, 0, sent);
  // The second tells what held at the window's start, so the first may go.
  while (recent.length > 1 && ((recent[1]?.utc ?? 0) <= now - BACKLOG_MS || recent.length > MAX_RECENT)) recent.shift();
}

/** What a joiner gets: the last seconds, and unless it is of moments, what held before them. */
export function backlogOf(entry: BookedChannel, now: number): string[] {
  const from = now - BACKLOG_MS;
  return entry.recent
    .filter(
      ({ utc }, index) => utc > from || (entry.kind !== "moment" && (entry.recent[index + 1]?.utc ?? Infinity) > from),
    )
    .map(({ tail }) => sampleText(entry.number, tail));
}

/** What a viewer gets who lost samples from `sequence` on: the newest of the channel, unless he has it. */
export function newestOf(entry: BookedChannel, sequence: number): string | undefined {
  const last = entry.recent.at(-1);
  return last && last.sequence >= sequence ? sampleText(entry.number, last.tail) : undefined;
}

export const sampleText = (number: number, tail: string): string => `[${number}${tail}`;
export const tailOf = ({ utc, value }: Pick<Placed, "utc" | "value">): string => `,${utc},${JSON.stringify(value)}]`;
export const samplesText = (samples: readonly string[]): string =>
  `{"type":"samples","samples":[${samples.join(",")}]}`;

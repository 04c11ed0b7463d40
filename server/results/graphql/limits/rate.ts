/** A token bucket for each client. */
export interface RateLimit {
  /** @returns ms until there are enough points again; 0: they are taken. */
  take(client: string, points: number, now: number): number;
  readonly size: number;
}

const MOST_CLIENTS = 20_000;

/**
 * @param capacity what a client that was silent may take at once
 * @param perSecond what it gets back
 */
export function createRateLimit(capacity: number, perSecond: number): RateLimit {
  const buckets = new Map<string, { points: number; at: number }>();
  return {
    take(client, points, now) {
      const before = buckets.get(client);
      const left = before
        ? Math.min(capacity, before.points + (Math.max(0, now - before.at) / 1000) * perSecond)
        : capacity;
      const wanted = Math.min(points, capacity);
      const enough = left >= wanted;
      // Newest last, so that whoever was silent longest is forgotten first: his bucket is the fullest.
      buckets.delete(client);
      buckets.set(client, { points: enough ? left - wanted : left, at: now });
      if (buckets.size > MOST_CLIENTS)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return enough ? 0 : Math.ceil(((wanted - left) / perSecond) * 1000);
    },
    get size() {
      return buckets.size;
    },
  };
}

/** IPv6 clients have a /64 to themselves, so that is what counts (RFC 6177). */
export function clientOf(address: string | undefined): string {
  if (address === undefined) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const all =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - after.length).fill("0"), ...after];
  return `${all.slice(0, 4).join(":")}::/64`;
}

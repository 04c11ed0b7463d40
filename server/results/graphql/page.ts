import { refusal } from "./refusal.ts";

/** Relay's cursor connections: a part of a list. */
export interface Page<T> {
  edges: Edge<T>[];
  totalCount: number;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}
export interface Edge<T> {
  /** Of the item in its list. */
  key: string;
  node: T;
}
/** Made when somebody asks for it: most ask for none. */
export const cursorOf = ({ key }: Edge<unknown>): string => Buffer.from(key).toString("base64url");

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

export const PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;

/**
 * Cursors name an item, not a place: a list that has grown since goes on where the reader was.
 * @throws BAD_INPUT, BAD_CURSOR
 */
export function pageOf<T>(items: readonly T[], asked: PageArguments, keyOf: (item: T) => string): Page<T> {
  const { first, after, last, before } = asked;
  for (const size of [first, last])
    if (size != null && (size < 0 || size > MAX_PAGE_SIZE))
      throw refusal("BAD_INPUT", `first and last are 0 to ${MAX_PAGE_SIZE}`);
  if (first != null && last != null) throw refusal("BAD_INPUT", "expected first or last, not both");
  const placeOf = (cursor: string): number => {
    const key = Buffer.from(cursor, "base64url").toString();
    const place = items.findIndex((item) => keyOf(item) === key);
    if (place < 0) throw refusal("BAD_CURSOR", "there is nothing at this cursor, or no longer; begin again without it");
    return place;
  };
  const low = after == null ? 0 : placeOf(after) + 1;
  const high = Math.max(low, before == null ? items.length : placeOf(before));
  const start = last == null ? low : Math.max(low, high - last);
  const end = last == null ? Math.min(high, start + (first ?? PAGE_SIZE)) : high;
  return {
    edges: items.slice(start, end).map((node) => ({ key: keyOf(node), node })),
    totalCount: items.length,
    hasNextPage: end < items.length,
    hasPreviousPage: start > 0,
  };
}

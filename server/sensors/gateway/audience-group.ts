import type { BookedChannel } from "./channel-book.ts";
import type { Viewer } from "./viewer.ts";

/** The viewers of one set of feeds: whatever is said to one of them is encoded once and said to all. */
export interface AudienceGroup {
  key: string;
  feeds: ReadonlySet<string>;
  viewers: Set<Viewer>;
}

const groupKey = (feeds: readonly string[]): string => [...new Set(feeds)].toSorted().join(" ");

export const concerns = (group: AudienceGroup, entry: BookedChannel): boolean =>
  entry.feeds.some((feed) => group.feeds.has(feed));

/** Groups live as long as they have a viewer. */
export function createAudienceGroups() {
  const groups = new Map<string, AudienceGroup>();
  return {
    all: (): Iterable<AudienceGroup> => groups.values(),
    /** Moves a viewer; an empty list of feeds leaves him in none. */
    move(viewer: Viewer, feeds: readonly string[]): AudienceGroup | undefined {
      const old = viewer.group;
      if (old) {
        old.viewers.delete(viewer);
        if (old.viewers.size === 0) groups.delete(old.key);
      }
      viewer.group = undefined;
      if (feeds.length === 0) return undefined;
      const key = groupKey(feeds);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { key, feeds: new Set(feeds), viewers: new Set() }));
      group.viewers.add(viewer);
      viewer.group = group;
      return group;
    },
  };
}

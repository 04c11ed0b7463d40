import type { Answer, OriginRequest } from "./answer.ts";
import type { Connection } from "./connection.ts";

/** Requests for what is about to come. Alike ones are held together and answered by one answer. */
export interface HeldRequests {
  readonly count: number;
  /** False where there are too many already. */
  hold(request: OriginRequest, wait: Answer & { kind: "wait" }, connection: Connection): boolean;
  /** The feed has changed: asks again for all that wait for it. */
  changed(feed: string): void;
  forget(connection: Connection): void;
  sweep(nowMs: number): void;
}

interface Group {
  request: OriginRequest;
  /** Each with the time at which it gets `late`. */
  waiting: Map<Connection, number>;
  late: Answer;
}

export function createHeldRequests(options: {
  maxHeld: number;
  now: () => number;
  ask: (request: OriginRequest) => Answer;
}): HeldRequests {
  const feeds = new Map<string, Map<string, Group>>();
  const places = new Map<Connection, { groups: Map<string, Group>; key: string }>();

  const answerAll = (groups: Map<string, Group>, key: string, group: Group, answer: Answer) => {
    groups.delete(key);
    for (const connection of group.waiting.keys()) {
      places.delete(connection);
      connection.answer(answer);
    }
  };

  const forget = (connection: Connection) => {
    const place = places.get(connection);
    if (!place) return;
    places.delete(connection);
    const group = place.groups.get(place.key);
    group?.waiting.delete(connection);
    if (group?.waiting.size === 0) place.groups.delete(place.key);
  };

  return {
    get count() {
      return places.size;
    },
    hold(request, wait, connection) {
      if (places.size >= options.maxHeld) return false;
      const groups = feeds.get(wait.feed) ?? new Map<string, Group>();
      feeds.set(wait.feed, groups);
      const key = `${request.method} ${request.encoding} ${request.range ?? ""} ${request.path}?${request.query}`;
      const group = groups.get(key) ?? { request, waiting: new Map<Connection, number>(), late: wait.late };
      groups.set(key, group);
      group.waiting.set(connection, options.now() + wait.forMs);
      places.set(connection, { groups, key });
      return true;
    },
    changed(feed) {
      const groups = feeds.get(feed);
      if (!groups) return;
      for (const [key, group] of [...groups]) {
        const answer = options.ask(group.request);
        if (answer.kind !== "wait") answerAll(groups, key, group, answer);
      }
    },
    forget,
    sweep(nowMs) {
      for (const groups of feeds.values())
        for (const group of [...groups.values()])
          for (const [connection, due] of [...group.waiting]) {
            if (nowMs < due) continue;
            forget(connection);
            connection.answer(group.late);
          }
    },
  };
}

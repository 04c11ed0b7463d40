import { useEffect } from "react";
import type { Wall } from "../features/wall/wall.ts";
import type { Announcements } from "./announcements.ts";
import { wallWords as words } from "../words/wall.ts";

const NEWS = { kind: "news" } as const;

/** Says when a camera is lost and when it is back. */
export function useLosses(wall: Wall, say: Announcements["say"]): void {
  useEffect(() => {
    const lost = new Set<string>();
    const stops = wall.tiles.map(({ feed, face }) =>
      face.subscribe(() => {
        const { kind } = face.get();
        if (kind === "no-signal" && !lost.has(feed.id)) {
          lost.add(feed.id);
          say(words.announce.lost({ name: feed.name, others: wall.tiles.length - lost.size }), NEWS);
        } else if (kind === "picture" && lost.delete(feed.id)) say(words.announce.back({ name: feed.name }), NEWS);
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [wall, say]);
}

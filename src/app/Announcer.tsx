import { useEffect, useRef } from "react";
import { localNow } from "../core/clock/local-now.ts";
import type { Announcements } from "./announcements.ts";
import { AnnouncerRegion, writeAnnouncement } from "./AnnouncerRegion.tsx";

/**
 * The only part of Vedetta that writes to a live region. Hands out its voice once it is on the page; what it takes to speak
 * is not needed for the first picture, and is fetched before anything is to be said, since that may be that the server is gone.
 */
export function Announcer({ onReady }: { onReady(announcements: Pick<Announcements, "say">): void }) {
  const ready = useRef(onReady);
  useEffect(() => {
    const load = () =>
      import("./announcements.ts").then(({ createAnnouncements }) =>
        createAnnouncements({
          write: writeAnnouncement,
          now: localNow,
          setTimer: (run, ms) => setTimeout(run, ms),
          clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
        }),
      );
    let coming = load();
    const once = (act: (announcements: Announcements) => void) => void coming.then(act).catch(() => undefined);
    ready.current({
      say(text, about) {
        coming = coming.catch(load);
        once(({ say }) => say(text, about));
      },
    });
    return () => once(({ close }) => close());
  }, []);
  return <AnnouncerRegion />;
}

import { useEffect, useRef } from "react";
import { type Announcements, createAnnouncements } from "./announcements.ts";
import { AnnouncerRegion, writeAnnouncement } from "./AnnouncerRegion.tsx";

/** The only part of Vedetta that writes to a live region. Hands out its voice once it is on the page. */
export function Announcer({ onReady }: { onReady(announcements: Announcements): void }) {
  const ready = useRef(onReady);
  useEffect(() => {
    const announcements = createAnnouncements({
      write: writeAnnouncement,
      setTimer: (run, ms) => setTimeout(run, ms),
      clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    });
    ready.current(announcements);
    return () => announcements.close();
  }, []);
  return <AnnouncerRegion />;
}

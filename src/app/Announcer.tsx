import { useEffect, useRef } from "react";
import { type Announcements, createAnnouncements } from "./announcements.ts";

/**
 * The only part of Vedetta that writes to a live region; one without a role, since an empty status is read as one.
 * Hands out its voice once it is on the page.
 */
export function Announcer({ onReady }: { onReady(announcements: Announcements): void }) {
  const region = useRef<HTMLParagraphElement>(null);
  const ready = useRef(onReady);
  useEffect(() => {
    const announcements = createAnnouncements({
      write(text) {
        if (region.current) region.current.textContent = text;
      },
      setTimer: (run, ms) => setTimeout(run, ms),
      clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    });
    ready.current(announcements);
    return () => announcements.close();
  }, []);
  return <p ref={region} className="unseen" aria-live="polite" aria-atomic="true" />;
}

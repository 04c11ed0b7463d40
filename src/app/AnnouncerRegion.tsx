import { useLayoutEffect, useRef } from "react";

/** From the page up to the sheet on top: a modal sheet hides what is below it, live regions too. */
const regions: HTMLElement[] = [];

/** Where the announcer's text stands; each modal sheet brings one. Without a role, since an empty status is read as one. */
export function AnnouncerRegion() {
  const region = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = region.current;
    if (!element) return;
    regions.push(element);
    return () => void regions.splice(regions.indexOf(element), 1);
  }, []);
  return <p ref={region} className="unseen" aria-live="polite" aria-atomic="true" />;
}

/** Writes into the one on top, and nowhere else. */
export function writeAnnouncement(text: string): void {
  const top = regions.at(-1);
  for (const region of regions) region.textContent = region === top ? text : "";
}

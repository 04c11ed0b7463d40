/** Phones only: on a tablet or a desktop full screen turns nothing. */
const PHONE_MAX_PX = 600;

/** The part of `screen.orientation` that few browsers let pages use, and then in full screen only. */
interface Turnable {
  lock?(orientation: "landscape"): Promise<void>;
  unlock(): void;
}

/** Turns a phone's picture with full screen, where the browser lets it; returns how to stop. */
export function followFullScreen(
  page: Document,
  screen: Pick<Screen, "width" | "height"> & { orientation?: Turnable },
) {
  const turn = () => {
    const { orientation } = screen;
    if (Math.min(screen.width, screen.height) >= PHONE_MAX_PX || typeof orientation?.lock !== "function") return;
    if (page.fullscreenElement) void orientation.lock("landscape").catch(() => undefined);
    else orientation.unlock();
  };
  page.addEventListener("fullscreenchange", turn);
  return () => page.removeEventListener("fullscreenchange", turn);
}

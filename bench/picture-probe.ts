import type { Page } from "playwright";
import { readStrip, STRIP_CELLS, stripHeight } from "../contracts/timecode.ts";
import { utcMs, type UtcMs } from "../contracts/units.ts";

/**
 * Watches the pictures themselves: at a video's frame callbacks it reads the timecode strip from the pixels,
 * so that what a bench reports rests on what was on the screen and not on any player's own clock.
 */

/** One look at one video, as the page saw it. */
export interface RawLook {
  feed: string;
  /** Wall clock (UTC ms) at which the frame was expected on the screen. */
  shownAt: number;
  mediaTime: number;
  luma: number[];
  /** What the overlay said in the same moment; null where this video has none. */
  overlay: { eventTime: number; values: Record<string, number> } | null;
}

export interface Look extends Omit<RawLook, "luma"> {
  /** Event time recovered from the pixels; null where the strip could not be read. */
  pictured: UtcMs | null;
  frame: number | null;
}

/** Starts looking at every `[data-feed] video` on the page, or only that of one feed; at most one look a video each `everyMs`. */
export async function startLooking(
  page: Page,
  options: { everyMs: number; overlay?: string; feed?: string },
): Promise<void> {
  await page.evaluate(
    ({ cells, heights, everyMs, overlaySelector, videos }) => {
      const looks: unknown[] = [];
      const state = { looks, on: true };
      (globalThis as Record<string, unknown>)["__looks"] = state;
      const readOverlay = (element: Element) => {
        const values: Record<string, number> = {};
        for (const cell of element.querySelectorAll<HTMLElement>("[data-metric][data-value]"))
          values[cell.dataset["metric"] ?? ""] = Number(cell.dataset["value"]);
        return { eventTime: Number((element as HTMLElement).dataset["eventTime"]), values };
      };
      /** Two rows of the frame's own luma: to draw it would convert the whole picture, six times in one moment. */
      const lumaOf = async (video: HTMLVideoElement): Promise<number[]> => {
        const frame = new VideoFrame(video);
        try {
          const { width = 0, height = 0 } = frame.visibleRect ?? {};
          const strip = heights.find(([known]) => known === height)?.[1] ?? 4;
          const rect = { x: 0, y: (height - Math.ceil(strip / 2) - 1) & ~1, width, height: 2 };
          const bytes = new Uint8Array(frame.allocationSize({ rect }));
          const [plane] = await frame.copyTo(bytes, { rect });
          const { offset = 0, stride = width } = plane ?? {};
          return Array.from({ length: cells }, (_, cell) => {
            const middle = Math.round(((cell + 0.5) * width) / cells);
            let sum = 0;
            for (const row of [0, 1]) for (const x of [-1, 0, 1]) sum += bytes[offset + row * stride + middle + x] ?? 0;
            return sum / 6;
          });
        } finally {
          frame.close();
        }
      };
      const watch = (video: HTMLVideoElement, feed: string) => {
        let last = -Infinity;
        const look: VideoFrameRequestCallback = (now, frame) => {
          if (!state.on) return;
          video.requestVideoFrameCallback(look);
          if (now - last < everyMs) return;
          last = now;
          const entry = {
            feed,
            shownAt: performance.timeOrigin + frame.expectedDisplayTime,
            mediaTime: frame.mediaTime,
            luma: [] as number[],
            overlay: null as unknown,
          };
          looks.push(entry);
          void lumaOf(video).then((luma) => (entry.luma = luma));
          const element =
            overlaySelector && video.closest("[data-feed]")?.getAttribute("data-main") === "true"
              ? document.querySelector(overlaySelector)
              : null;
          // The overlay draws in a callback of the same frame; animation callbacks follow when all of them have run.
          if (element)
            requestAnimationFrame(() => {
              entry.overlay = readOverlay(element);
            });
        };
        video.requestVideoFrameCallback(look);
      };
      const seen = new WeakSet<Element>();
      const find = () => {
        for (const video of document.querySelectorAll<HTMLVideoElement>(videos)) {
          if (seen.has(video)) continue;
          seen.add(video);
          watch(video, video.closest("[data-feed]")?.getAttribute("data-feed") ?? "");
        }
      };
      find();
      new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
    },
    {
      cells: STRIP_CELLS,
      heights: [180, 288, 360, 432, 540, 720, 1080].map((height) => [height, stripHeight(height)] as const),
      everyMs: options.everyMs,
      overlaySelector: options.overlay ?? null,
      videos: options.feed === undefined ? "[data-feed] video" : `[data-feed="${options.feed}"] video`,
    },
  );
}

/**
 * Takes what was seen since the last call. `loop` says how long a feed's timecode runs before it starts again.
 * The strip only tells the phase of the loop: `live` takes the last such instant before the frame was shown,
 * otherwise the one nearest to the media time (which must then be UTC, as it is under DASH).
 */
export async function takeLooks(
  page: Page,
  loop: (feed: string) => { loopMs: number; frameMs: number },
  { live = true } = {},
): Promise<Look[]> {
  const raw = await page.evaluate(() => {
    const state = (globalThis as unknown as { __looks: { looks: RawLook[] } }).__looks;
    return state.looks.splice(0);
  });
  return raw.map(({ luma, ...rest }) => {
    const read = readStrip(luma);
    if (!read) return { ...rest, pictured: null, frame: null };
    const { loopMs, frameMs } = loop(rest.feed);
    // Half a loop later, the last instant before is the nearest one.
    const near = live ? rest.shownAt : rest.mediaTime * 1000 + loopMs / 2;
    return { ...rest, frame: read.frame, pictured: instantOf(read.frame * frameMs, loopMs, near) };
  });
}

/** The last instant at or before `near` with this phase of the loop: a picture is never from the future. */
export function instantOf(phaseMs: number, loopMs: number, near: number): UtcMs {
  const start = Math.floor(near / loopMs) * loopMs;
  const candidate = start + phaseMs;
  return utcMs(candidate > near ? candidate - loopMs : candidate);
}

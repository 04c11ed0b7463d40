/** Tells of every frame that a video puts on screen, while somebody listens: each frame told costs the page a turn. */
export interface FrameClock {
  /** `mediaTime` of the frame on screen, seconds on the element's timeline; null before the first, and while nobody listens. */
  shown(): number | null;
  onFrame(listener: (mediaTime: number) => void): () => void;
  close(): void;
}

/** Browsers without requestVideoFrameCallback (Firefox before 132) are asked for `currentTime` at each refresh. */
export function createFrameClock(video: HTMLVideoElement): FrameClock {
  const listeners = new Set<(mediaTime: number) => void>();
  let shown: number | null = null;
  let handle = 0;
  let closed = false;
  const tell = (mediaTime: number) => {
    shown = mediaTime;
    for (const listener of listeners) listener(mediaTime);
  };
  const byFrame = typeof (video as Partial<HTMLVideoElement>).requestVideoFrameCallback === "function";

  const ask = () => {
    if (closed || listeners.size === 0) return;
    handle = byFrame
      ? video.requestVideoFrameCallback((_, { mediaTime }) => {
          ask();
          tell(mediaTime);
        })
      : requestAnimationFrame(() => {
          ask();
          if (video.readyState >= 2 && video.currentTime !== shown) tell(video.currentTime);
        });
  };
  const stop = () => {
    if (byFrame) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
    shown = null;
  };

  return {
    shown: () => shown,
    onFrame(listener) {
      listeners.add(listener);
      if (listeners.size === 1) ask();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    close() {
      closed = true;
      listeners.clear();
      stop();
    },
  };
}

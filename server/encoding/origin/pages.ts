import type { UtcMs } from "../../../contracts/units.ts";
import { compressedText, type CompressedText } from "./compression.ts";
import type { LiveWindow } from "./live-window.ts";
import { renderMaster } from "./master-playlist.ts";
import { renderMediaPlaylist } from "./media-playlist.ts";
import { renderMpd } from "./mpd.ts";

/** A feed's manifests, each rendered once a change, however many ask. */
export interface Pages {
  /** The feed has changed: what was rendered is stale. */
  changed(): void;
  mpd(serviceDescription: boolean): CompressedText | undefined;
  master(): CompressedText | undefined;
  media(track: string, skip: boolean): CompressedText | undefined;
}

export function createPages(window: LiveWindow, options: { dvrMs: number; now: () => UtcMs }): Pages {
  // Playlists change with every chunk, the others with the window's version.
  const playlists = new Map<string, CompressedText | undefined>();
  const manifests = new Map<string, CompressedText | undefined>();
  let version = -1;

  const cached = (store: Map<string, CompressedText | undefined>, key: string, render: () => string | undefined) => {
    if (store.has(key)) return store.get(key);
    const text = render();
    const made = text === undefined ? undefined : compressedText(text);
    store.set(key, made);
    return made;
  };
  const current = () => {
    if (version !== window.version) manifests.clear();
    version = window.version;
    return manifests;
  };
  const isAnnounced = () => window.runs.some((run) => run.isAnnounced && run.tracks.size > 0);

  return {
    changed: () => playlists.clear(),
    mpd: (serviceDescription) =>
      cached(current(), `mpd ${serviceDescription}`, () =>
        isAnnounced()
          ? renderMpd(window, { dvrMs: options.dvrMs, publishedAt: options.now(), serviceDescription })
          : undefined,
      ),
    master: () => cached(current(), "master", () => renderMaster(window)),
    media: (id, skip) =>
      cached(playlists, `${id} ${skip}`, () => {
        const track = window.tracks.get(id);
        return track && renderMediaPlaylist(window, track, { skip });
      }),
  };
}

/**
 * The first audio rendition's playlist named by a multivariant playlist (rfc8216bis section 4.4.6.1): the default one,
 * otherwise the first. Null where there is none. `base` is the playlist's own address.
 */
export function audioPlaylistOf(master: string, base: string): string | null {
  const media = master
    .split(/\r?\n/)
    .filter((line) => line.startsWith("#EXT-X-MEDIA:") && /[:,]TYPE=AUDIO(,|$)/.test(line));
  const chosen = media.find((line) => /,DEFAULT=YES(,|$)/.test(line)) ?? media[0];
  const uri = chosen && /[:,]URI="([^"]+)"/.exec(chosen)?.[1];
  return uri ? new URL(uri, base).href : null;
}

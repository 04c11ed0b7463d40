import { parse, setOptions, type types } from "hls-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { live } from "../../contracts/routes.ts";
import { createBroadcast, FEED, TRACKS, type Broadcast } from "./broadcast.ts";
import { makeClip } from "./clip.ts";

const START_MS = 1_795_500_001_000;
/** Of 70 steps through 20 s the first that begins after two seconds and what codecs hold back. */
const FIRST_WHOLE = 9;

async function media(broadcast: Broadcast, track: string, query = ""): Promise<types.MediaPlaylist> {
  const playlist = parse(await broadcast.text(live.playlist(FEED, track) + query));
  if (playlist.isMasterPlaylist) throw new Error("expected a media playlist");
  return playlist as types.MediaPlaylist;
}

describe.each([
  { name: "25p", fps: "25", group: 25 },
  { name: "29.97p", fps: "30000/1001", group: 30 },
])("hls-parser in strict mode accepts every playlist of $name", ({ fps, group }) => {
  let broadcast: Broadcast;
  beforeAll(async () => {
    setOptions({ strictMode: true });
    broadcast = await createBroadcast();
  });
  afterAll(() => broadcast.close());

  test("as it grows, whole and as a delta update, in each track", async () => {
    const clip = await makeClip({ seconds: 20, fps, group });
    let parsed = 0;
    let skipping = 0;
    let newest = 0;
    const onStep = async (step: number) => {
      // Until the first segment is whole a playlist is held back.
      if (step < FIRST_WHOLE) return;
      for (const { id } of TRACKS) {
        const whole = await media(broadcast, id);
        const delta = await media(broadcast, id, "?_HLS_skip=YES");
        expect(delta.skip + delta.segments.length).toBe(whole.segments.length);
        expect(delta.segments.at(-1)?.uri).toBe(whole.segments.at(-1)?.uri);
        expect(whole.renditionReports.map(({ uri }) => uri).sort()).toEqual(
          TRACKS.filter((track) => track.id !== id)
            .map((track) => `../${track.id}/media.m3u8`)
            .sort(),
        );
        if (delta.skip > 0) skipping++;
        if (id === "v-high") {
          // Nothing that was once in the playlist is renumbered.
          expect(whole.mediaSequenceBase).toBe(Math.floor(START_MS / 2000));
          expect(whole.segments.length).toBeGreaterThanOrEqual(newest);
          newest = whole.segments.length;
        }
        parsed++;
      }
    };
    await broadcast.play(clip, { run: 0, startMs: START_MS, steps: 70, onStep });
    expect(parsed).toBe((70 - FIRST_WHOLE) * TRACKS.length);
    expect(skipping).toBeGreaterThan(20);
  });

  test("across a discontinuity", async () => {
    const clip = await makeClip({ seconds: 6, fps, group });
    const before = (await media(broadcast, "v-high")).segments;
    await broadcast.play(clip, {
      run: 1,
      startMs: START_MS + 30_000,
      steps: 12,
      onStep: async () => void (await Promise.all(TRACKS.map(({ id }) => media(broadcast, id)))),
    });
    for (const { id } of TRACKS) {
      const { segments } = await media(broadcast, id);
      const cut = segments.findIndex(({ discontinuity }) => discontinuity);
      const [last, next] = [segments[cut - 1], segments[cut]];
      expect(next?.map?.uri).toBe("init-1.mp4");
      expect(last?.map?.uri).toBe("init-0.mp4");
      expect(next?.mediaSequenceNumber).toBe((last?.mediaSequenceNumber ?? 0) + 1);
      expect(Math.abs((next?.programDateTime?.getTime() ?? 0) - (START_MS + 30_000))).toBeLessThan(22);
    }
    expect((await media(broadcast, "v-high")).segments.length).toBeGreaterThan(before.length);
  });

  test("and the master names every rendition", async () => {
    const master = parse(await broadcast.text(live.master(FEED)));
    if (!master.isMasterPlaylist) throw new Error("expected a master playlist");
    const { variants } = master as types.MasterPlaylist;
    expect(variants.map(({ uri }) => uri)).toEqual(["v-low/media.m3u8", "v-high/media.m3u8"]);
    expect(variants.map(({ audio }) => audio[0]?.uri)).toEqual(["a-main/media.m3u8", "a-main/media.m3u8"]);
    expect(variants[1]?.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    expect(variants[1]?.frameRate).toBeCloseTo(fps === "25" ? 25 : 29.97, 2);
  });
});

import { beforeEach, expect, test, vi } from "vitest";
import * as v from "valibot";
import { EmbedAnswer, EmbedEvent, type EmbedState } from "../../contracts/embed-told.ts";
import type { Played, Told } from "./played.ts";
import { createTalk, type Talk } from "./talk.ts";

const PARTNER = "https://news.example.org";
const STRANGER = "https://stranger.example";
const state: EmbedState = {
  paused: false,
  live: true,
  at: 1_772_874_900_040,
  from: 1_772_874_300_000,
  to: 1_772_874_900_040,
  layout: "focus",
  main: "ice",
  muted: true,
  volume: 0.8,
  captions: false,
  event: { id: "race", name: "Race" },
  feeds: [{ id: "ice", name: "Ice" }],
  layouts: [{ id: "focus", name: "Focus" }],
};

let sent: { message: EmbedEvent | EmbedAnswer; to: string }[];
let done: string[];
let tellOf: (told: Told) => void;
let asked: string[];
let talk: Talk;
beforeEach(() => {
  [sent, done, asked] = [[], [], []];
  const act =
    (name: string) =>
    (...args: unknown[]): string | null => {
      done.push([name, ...args].join(" "));
      return args[0] === "gone" ? "there is none" : null;
    };
  const played: Played = {
    state: () => state,
    play: act("play"),
    pause: act("pause"),
    seek: act("seek"),
    layout: act("layout"),
    main: act("main"),
    mute: act("mute"),
    volume: act("volume"),
    captions: act("captions"),
    watch(tell) {
      tellOf = tell;
      return () => undefined;
    },
  };
  talk = createTalk({
    played,
    post: (message, to) => void sent.push({ message, to }),
    isRegistered: async (origin) => {
      asked.push(origin);
      return origin === PARTNER;
    },
  });
});

test("nothing is told before the page around introduced itself, and then to nobody but it", async () => {
  tellOf({ event: "paused", live: false });
  talk.tell({ event: "size", height: 480 });
  expect(sent).toEqual([]);
  await talk.hear({ vedetta: 1, do: "hello" }, PARTNER);
  tellOf({ event: "time", live: true });
  expect(sent.map(({ message }) => ("event" in message ? message.event : "answer"))).toEqual(["ready", "size", "time"]);
  expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([PARTNER]));
  for (const { message } of sent) expect(v.is(EmbedEvent, message)).toBe(true);
});

test("a site that is not registered gets no word, and does nothing", async () => {
  await talk.hear({ vedetta: 1, id: 1, do: "pause" }, STRANGER);
  await talk.hear({ vedetta: 1, do: "hello" }, STRANGER);
  expect([sent, done, asked]).toEqual([[], [], [STRANGER]]);
  await talk.hear({ vedetta: 1, do: "hello" }, PARTNER);
  sent = [];
  await talk.hear({ vedetta: 1, id: 2, do: "pause" }, STRANGER);
  expect([sent, done]).toEqual([[], []]);
});

test.each<[Record<string, unknown>, string]>([
  [{ do: "play" }, "play"],
  [{ do: "seek", to: "live" }, "seek live"],
  [{ do: "seek", to: 1_772_874_600_000 }, "seek 1772874600000"],
  [{ do: "layout", layout: "calm" }, "layout calm"],
  [{ do: "main", feed: "ice" }, "main ice"],
  [{ do: "mute", muted: false }, "mute false"],
  [{ do: "captions", on: true }, "captions true"],
  [{ do: "volume", volume: 0.3 }, "volume 0.3"],
])("%j is done, and answered with the state", async (request, deed) => {
  await talk.hear({ vedetta: 1, id: 5, ...request }, PARTNER);
  expect(done).toEqual([deed]);
  expect(sent.at(-1)).toEqual({ message: { vedetta: 1, answer: 5, state }, to: PARTNER });
  expect(v.is(EmbedAnswer, sent.at(-1)?.message)).toBe(true);
});

test.each([
  [{ vedetta: 1, id: 6, do: "main", feed: "gone" }, "there is none"],
  [{ vedetta: 1, id: 6, do: "volume", volume: 7 }, "volume: expected <=1, not 7"],
  [
    { vedetta: 1, id: 6, do: "explode" },
    "do: expected one of hello, state, play, pause, seek, layout, main, mute, captions, volume",
  ],
  [{ vedetta: 9, id: 6, do: "play" }, "vedetta: expected 1, not 9"],
])("%j is answered with why not", async (request, fault) => {
  await talk.hear(request, PARTNER);
  expect(sent.at(-1)?.message).toEqual({ vedetta: 1, answer: 6, fault });
});

test.each([null, 7, "play", { do: "play" }, []])("%j is not for us", async (data) => {
  await talk.hear(data, PARTNER);
  expect([sent, done, asked]).toEqual([[], [], []]);
});

test("who asks without end while we ask about him is not kept", async () => {
  let answer: (isIn: boolean) => void = () => undefined;
  const isRegistered = vi.fn<() => Promise<boolean>>(() => new Promise((resolve) => (answer = resolve)));
  const slow = createTalk({
    played: { state: () => state, watch: () => () => undefined } as never as Played,
    post: (message, to) => void sent.push({ message, to }),
    isRegistered,
  });
  const heard = Array.from({ length: 100 }, (_, id) => slow.hear({ vedetta: 1, id, do: "state" }, PARTNER));
  answer(true);
  await Promise.all(heard);
  expect(isRegistered).toHaveBeenCalledTimes(1);
  expect(sent).toHaveLength(1 + 32);
});

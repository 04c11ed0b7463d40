import { expect, test } from "vitest";
import { type About, ASKED_SPACING_MS, createQueue, LATEST_MS, SPACING_MS } from "./queue.ts";

/** At an instant something is put there: of what somebody asked, or of what happened on the picture at another instant. */
type Put = readonly [at: number, text: string, about: string | { kind: "moment" | "news" | "caption"; from?: number }];
type Spoken = readonly [at: number, text: string];

/** What is spoken of it in ten seconds, looked at each time that something is put and each time that the queue names. */
function spokenOf(puts: readonly Put[], picture = (now: number) => now): Spoken[] {
  const queue = createQueue();
  const spoken: Spoken[] = [];
  let now = 0;
  const look = () => {
    const text = queue.next(now);
    if (text !== null) spoken.push([now, text]);
  };
  const lookUntil = (end: number) => {
    for (let at = queue.nextAt(); at !== null && at <= end; at = queue.nextAt()) {
      now = Math.max(now, at);
      look();
    }
    now = end;
  };
  for (const [at, text, about] of puts) {
    lookUntil(at);
    queue.put(text, aboutOf(about));
    look();
  }
  lookUntil(10_000);
  return spoken;

  function aboutOf(about: Put[2]): About {
    if (typeof about === "string") return about;
    const { kind, from } = about;
    return from === undefined ? { kind } : { kind, ageMs: () => picture(now) - from };
  }
}
const moment = (from: number) => ({ kind: "moment", from }) as const;
const caption = (from: number) => ({ kind: "caption", from }) as const;
const news = { kind: "news" } as const;

test.each<[string, Put[], Spoken[]]>([
  ["one thing at once", [[0, "A.", moment(0)]], [[0, "A."]]],
  [
    "an answer at once, in the pause after what was told by itself",
    [
      [0, "A.", moment(0)],
      [100, "answer", "answer"],
    ],
    [
      [0, "A."],
      [100, "answer"],
    ],
  ],
  [
    "what is told by itself does not take an answer's place, nor comes at once after it",
    [
      [0, "Layout", "layout"],
      [100, "answer", "answer"],
      [200, "A.", moment(200)],
    ],
    [
      [0, "Layout"],
      [ASKED_SPACING_MS, "answer"],
      [ASKED_SPACING_MS + SPACING_MS, "A."],
    ],
  ],
  [
    "a key that is held is not spoken each time, and what else was asked meanwhile is not lost",
    [
      [0, "10 s", "place"],
      [30, "20 s", "place"],
      [60, "answer", "answer"],
      [90, "30 s", "place"],
      [120, "Muted", "sound"],
    ],
    [
      [0, "10 s"],
      [ASKED_SPACING_MS, "30 s"],
      [2 * ASKED_SPACING_MS, "answer"],
      [3 * ASKED_SPACING_MS, "Muted"],
    ],
  ],
  [
    "the same is answered twice when it is asked twice",
    [
      [0, "answer", "answer"],
      [1000, "answer", "answer"],
    ],
    [
      [0, "answer"],
      [1000, "answer"],
    ],
  ],
  [
    "of one kind the newest",
    [
      [0, "A.", moment(0)],
      [500, "B.", moment(500)],
      [900, "C.", moment(900)],
    ],
    [
      [0, "A."],
      [SPACING_MS, "C."],
    ],
  ],
  [
    "of several kinds first what happened, then news, then what somebody says",
    [
      [0, "A.", moment(0)],
      [500, "says", caption(500)],
      [600, "lost", news],
      [2900, "B.", moment(2900)],
      [5500, "says on", caption(5500)],
    ],
    [
      [0, "A."],
      [SPACING_MS, "B."],
      [2 * SPACING_MS, "lost"],
      [3 * SPACING_MS, "says on"],
    ],
  ],
  [
    "what would come too late is not spoken, its way here included; news are",
    [
      [0, "answer", "answer"],
      [500, "late", moment(-1001)],
      [600, "says", caption(-1001)],
      [700, "lost", news],
    ],
    [
      [0, "answer"],
      [SPACING_MS, "lost"],
    ],
  ],
  ["what comes just in time", [[0, "A.", moment(-LATEST_MS)]], [[0, "A."]]],
  ["what came too late", [[0, "A.", moment(-LATEST_MS - 1)]], []],
  [
    "answer upon answer leaves no room, until it is too late",
    [
      [0, "one", "answer"],
      [100, "A.", moment(0)],
      [2000, "two", "answer"],
    ],
    [
      [0, "one"],
      [2000, "two"],
    ],
  ],
  [
    "what an answer had in it already is not said again, whether it was there before or came after",
    [
      [0, "Layout", "layout"],
      [100, "Ritter finishes.", moment(100)],
      [600, "Super-G. Last: Ritter finishes.", "answer"],
      [900, "Ritter finishes.", moment(100)],
    ],
    [
      [0, "Layout"],
      [600, "Super-G. Last: Ritter finishes."],
    ],
  ],
  [
    "what happens again is said again, and so is what is said again",
    [
      [0, "Morita hits all 5.", moment(0)],
      [3000, "Morita hits all 5.", moment(2900)],
      [6000, "Yes.", caption(6000)],
      [9000, "Yes.", caption(9000)],
    ],
    [
      [0, "Morita hits all 5."],
      [3000, "Morita hits all 5."],
      [6000, "Yes."],
      [9000, "Yes."],
    ],
  ],
])("%s", (_, puts, expected) => {
  expect(spokenOf(puts)).toEqual(expected);
});

test("what has not happened yet, after a seek back, is not told; and what waits while the picture stands does not grow old", () => {
  const puts: Put[] = [
    [0, "answer", "answer"],
    [1000, "A.", moment(1000)],
  ];
  const seeksBack = (now: number) => (now < 2000 ? now : now - 10_000);
  expect(spokenOf(puts, seeksBack)).toEqual([[0, "answer"]]);
  const stands = (now: number) => Math.min(now, 1500);
  expect(spokenOf([...puts, [2500, "Paused.", "play"]], stands)).toEqual([
    [0, "answer"],
    [2500, "Paused."],
    [2500 + SPACING_MS, "A."],
  ]);
});

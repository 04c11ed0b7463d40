import { beforeEach, expect, test } from "vitest";
import type { EmbedRequest } from "../../../contracts/embed.ts";
import type { EmbedState } from "../../../contracts/embed-told.ts";
import { type Correspondence, createCorrespondence } from "./correspondence.ts";

const state = { paused: true, event: { id: "race", name: "Race" } } as EmbedState;
const ready = { vedetta: 1, event: "ready", at: 1, state };
let posted: EmbedRequest[];
let happened: string[];
let letters: Correspondence;
beforeEach(() => {
  [posted, happened] = [[], []];
  letters = createCorrespondence({
    post: (message) => void posted.push(message),
    onLoaded: () => void happened.push("loaded"),
    onRefused: (detail) => void happened.push(`refused: ${detail}`),
    onEvent: ({ event }) => void happened.push(event),
  });
});

test("what is asked before the widget is ready is sent when it is, in order", async () => {
  const played = letters.ask({ do: "play" });
  void letters.ask({ do: "main", feed: "ice" });
  expect(posted).toEqual([]);
  letters.receive({ vedetta: 1, event: "loaded" });
  expect(posted).toEqual([{ vedetta: 1, do: "hello" }]);
  letters.receive(ready);
  expect(posted.slice(1)).toEqual([
    { vedetta: 1, id: 1, do: "play" },
    { vedetta: 1, id: 2, do: "main", feed: "ice" },
  ]);
  letters.receive({ vedetta: 1, answer: 1, state });
  await expect(played).resolves.toEqual(state);
  expect(happened).toEqual(["loaded", "ready"]);
});

test("an answer that says why not is an error with those words", async () => {
  letters.receive(ready);
  const asked = letters.ask({ do: "layout", layout: "gone" });
  letters.receive({ vedetta: 1, answer: 1, fault: "there is no layout called gone" });
  await expect(asked).rejects.toThrow("there is no layout called gone");
});

test("a frame that was loaded anew is introduced to us again before it is asked anything", () => {
  letters.receive({ vedetta: 1, event: "loaded" });
  letters.receive(ready);
  letters.receive({ vedetta: 1, event: "loaded" });
  void letters.ask({ do: "pause" });
  expect(posted).toEqual([
    { vedetta: 1, do: "hello" },
    { vedetta: 1, do: "hello" },
  ]);
  letters.receive(ready);
  expect(posted.at(-1)).toMatchObject({ do: "pause" });
});

test("too much that is unanswered is refused, and what will not be answered says so", async () => {
  const asked = Array.from({ length: 64 }, () => letters.ask({ do: "state" }));
  await expect(letters.ask({ do: "state" })).rejects.toThrow("64");
  letters.end("gone");
  await expect(Promise.allSettled(asked)).resolves.toEqual(
    asked.map(() => ({ status: "rejected", reason: new Error("gone") })),
  );
});

test.each([null, 1, "loaded", {}, { event: "loaded" }, { vedetta: 2, event: "loaded" }])("%j is not ours", (data) => {
  letters.receive(data);
  expect([posted, happened]).toEqual([[], []]);
});

test("a refusal is handed on with its sentence", () => {
  letters.receive({ vedetta: 1, event: "refused", detail: "register it" });
  expect(happened).toEqual(["refused: register it"]);
});

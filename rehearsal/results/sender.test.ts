import { describe, expect, test } from "vitest";
import type { Day } from "./day.ts";
import type { OdfMessage } from "./odf-writer.ts";
import { createSender, type Answer } from "./sender.ts";

const START = 1_000_000;
const message = (document: string, at: number, version = 1): OdfMessage => ({
  ...{ document, at, version },
  xml: () => `${document} ${version}`,
});

/** A day with one document a second, beside one that has always held. */
const day: Day = {
  messagesBetween: (from, to) => {
    const found: OdfMessage[] = [];
    for (let at = Math.ceil(from / 1000) * 1000; at < to; at += 1000) found.push(message("DT_RESULT A", at, at / 1000));
    return found;
  },
  holdingAt: (at) => [
    message("DT_PARTIC A", 0),
    message("DT_RESULT A", Math.floor(at / 1000) * 1000, Math.floor(at / 1000)),
  ],
};

/** A sender on a clock that only its waiting moves, up to an instant. */
async function send(until: number, answer: (xml: string, at: number) => Answer) {
  let time = START + 300;
  const sent: { xml: string; at: number }[] = [];
  const lines: string[] = [];
  const sender = createSender({
    day,
    now: () => time,
    post: (xml) => {
      const said = answer(xml, time);
      if (said !== "away") sent.push({ xml, at: time });
      if (time > until) sender.close();
      return Promise.resolve(said);
    },
    wait: (ms) => {
      time += ms;
      if (time > until) sender.close();
      return Promise.resolve();
    },
    say: (line) => lines.push(line),
  });
  await sender.run();
  return { sent, lines };
}

describe("the sender", () => {
  test("says first what holds, then each message when its instant has come, and never before", async () => {
    const { sent } = await send(START + 10_500, () => "taken");
    expect(sent.slice(0, 2).map(({ xml }) => xml)).toEqual(["DT_PARTIC A 1", "DT_RESULT A 1000"]);
    expect(sent.slice(2).map(({ xml }) => xml)).toEqual(
      Array.from({ length: 10 }, (_, index) => `DT_RESULT A ${1001 + index}`),
    );
    sent.slice(2).forEach(({ at }, index) => {
      expect(at).toBeGreaterThanOrEqual(START + (index + 1) * 1000);
      expect(at).toBeLessThan(START + (index + 1) * 1000 + 10);
    });
  });

  test("tries again at growing distances while nobody is there, then says what holds and what was missed", async () => {
    const tries: number[] = [];
    const { sent, lines } = await send(START + 30_000, (_, at) => {
      if (at > START + 5_200 && at < START + 15_200) {
        tries.push(at);
        return "away";
      }
      return "taken";
    });
    expect(tries.length).toBeLessThan(9);
    expect(lines).toEqual(["results: nobody takes them, trying again", "results: sending"]);
    const again = sent.findLastIndex(({ xml }) => xml.startsWith("DT_PARTIC"));
    expect(again).toBeGreaterThan(2);
    const after = sent.slice(again + 1).map(({ xml }) => Number(xml.split(" ").at(-1)));
    expect(after[0]).toBe(1005);
    expect(after).toEqual(Array.from({ length: after.length }, (_, index) => 1005 + index));
  });

  test("does not go through an hour that was missed", async () => {
    const hour = 3_600_000;
    const { sent } = await send(START + hour + 20_000, (_, at) => (at < START + hour ? "away" : "taken"));
    expect(sent.length).toBeLessThan(40);
  });

  test("begins anew with a receiver that does not know the people, but not again and again", async () => {
    const { sent } = await send(START + 40_000, (_, at) => (at > START + 20_100 ? "unknown-people" : "taken"));
    const begun = sent.filter(({ xml }) => xml.startsWith("DT_PARTIC"));
    expect(begun.length).toBeGreaterThan(1);
    expect(begun.length).toBeLessThan(5);
  });

  test("tries a message again that the receiver could not take, and leaves it when it never can", async () => {
    const tries = new Map<string, number>();
    const { sent } = await send(START + 20_500, (xml) => {
      tries.set(xml, (tries.get(xml) ?? 0) + 1);
      return xml.endsWith(" 1004") || (xml.endsWith(" 1008") && tries.get(xml) === 1) ? "busy" : "taken";
    });
    expect(tries.get("DT_RESULT A 1004")).toBe(4);
    expect(tries.get("DT_RESULT A 1008")).toBe(2);
    expect(tries.get("DT_PARTIC A 1")).toBe(1);
    expect(sent.at(-1)?.xml).toBe("DT_RESULT A 1020");
  });

  test("says once of a type that it is refused, and goes on", async () => {
    const { sent, lines } = await send(START + 9_500, (xml) => (xml.startsWith("DT_RESULT") ? "refused" : "taken"));
    expect(lines).toEqual(["results: a message of DT_RESULT was not taken"]);
    expect(sent.length).toBeGreaterThan(9);
  });
});

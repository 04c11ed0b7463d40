import { expect, test } from "vitest";
import { textFrame } from "../../server/sensors/gateway/text-frame.ts";
import { createFrameCounter } from "./frame-counter.ts";

test.each([1, 2, 7, 1000, 100_000])("counts messages and brackets in pieces of %i bytes", (step) => {
  const ping = Buffer.from([0x89, 0x00]);
  const bytes = Buffer.concat(
    ["[[1],[2]]", ping, "x".repeat(125), `[${"y".repeat(300)}`, "z".repeat(70_000), ""].map((part) =>
      typeof part === "string" ? textFrame(part) : part,
    ),
  );
  const counts = { bytes: 0, messages: 0, brackets: 0 };
  let pings = 0;
  const count = createFrameCounter(counts, () => pings++);
  for (let at = 0; at < bytes.length; at += step) count(bytes.subarray(at, at + step));
  expect([counts, pings]).toEqual([{ bytes: bytes.length, messages: 5, brackets: 4 }, 1]);
});

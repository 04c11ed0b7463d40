import { describe, expect, test } from "vitest";
import { fetchCatalogue, retryDelayMs } from "./catalogue.ts";

const answering =
  (status: number, body: string): typeof fetch =>
  async () =>
    new Response(body, { status, headers: { "content-type": "application/json" } });

const catalogue = {
  event: { id: "e", name: "E", sample: true, timeZone: "UTC" },
  venues: [],
  feeds: [],
  athletes: [],
  metrics: [],
  telemetry: { socket: "ws://x/telemetry", segments: "http://x" },
  results: "http://x",
  dvrMs: 600_000,
};

describe("fetching the catalogue", () => {
  test("gives what the server says", async () => {
    const result = await fetchCatalogue(new AbortController().signal, answering(200, JSON.stringify(catalogue)));
    expect(result).toEqual({ ok: true, catalogue });
  });

  test.each([
    ["a bad gateway", 502, "", "away", "HTTP 502"],
    ["a problem", 403, JSON.stringify({ title: "Not yours", status: 403 }), "refused", "Not yours"],
    ["a page instead of data", 200, "<html>", "unreadable", "the whole answer"],
    [
      "a feed without a number",
      200,
      JSON.stringify({ ...catalogue, feeds: [{ id: "a" }] }),
      "unreadable",
      "feeds.0.name",
    ],
  ])("says what is wrong with %s", async (_, status, body, kind, detail) => {
    const result = await fetchCatalogue(new AbortController().signal, answering(status, body));
    expect(result).toMatchObject({ ok: false, failure: { kind } });
    expect(!result.ok && result.failure.detail).toContain(detail);
  });

  test("calls a server that does not answer away", async () => {
    const get = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await fetchCatalogue(new AbortController().signal, get)).toMatchObject({
      ok: false,
      failure: { kind: "away" },
    });
  });
});

test("waits longer from try to try, but never more than ten seconds", () => {
  const waits = [1, 2, 3, 20].map(retryDelayMs);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBe(10_000);
});

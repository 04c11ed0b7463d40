import { afterAll, beforeAll, expect, test } from "vitest";
import { testServer, type TestServer } from "./server-for-tests.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test("a browser gets an explorer that loads nothing from anywhere", async () => {
  const response = await fetch(server.url, { headers: { accept: "text/html,*/*;q=0.8" } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; .*connect-src 'self' ws: wss:;/,
  );
  const page = await response.text();
  expect(page).toContain("YogaGraphiQL.renderYogaGraphiQL");
  const loads = [...page.matchAll(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(https?:[^"'\s>]+)/g)].map(
    ([, address]) => address,
  );
  expect(loads).toEqual([]);
  expect(page).not.toContain("unpkg.com");
});

test("a program that asks by GET gets an answer, also one that takes HTML", async () => {
  const response = await fetch(`${server.url}?query=${encodeURIComponent("{ event { name } }")}`, {
    headers: { accept: "text/html,application/json;q=0.9" },
  });
  expect(await response.json()).toEqual({ data: { event: { name: "Games" } } });
});

test("any page may ask", async () => {
  const preflight = await fetch(server.url, {
    method: "OPTIONS",
    headers: {
      origin: "https://fans.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    },
  });
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-credentials")).not.toBe("true");
});

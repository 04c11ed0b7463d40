import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, describe, expect, test } from "vitest";
import { Catalogue } from "../../contracts/catalogue.ts";
import { EventFile } from "../../contracts/event.ts";
import { Problem } from "../../contracts/problem.ts";
import { Session } from "../../contracts/session.ts";
import { StatusReport } from "../../contracts/status.ts";
import { createLog } from "../platform/log.ts";
import { createHosts } from "./hosts.ts";
import { type BffOptions, createBff } from "./service.ts";

const folder = mkdtempSync(join(tmpdir(), "vedetta-bff-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html><title>wall</title>");
writeFileSync(join(folder, "assets", "index-abc123.js"), "plain");
writeFileSync(join(folder, "assets", "index-abc123.js.br"), "brotli");
writeFileSync(join(folder, ".sources"), "stamp");
writeFileSync(join(folder, "service-worker.js"), "the build's own");
writeFileSync(join(folder, "manifest.webmanifest"), "{}");

const event = v.parse(EventFile, {
  id: "race",
  name: "Race",
  venues: [{ id: "hill", name: "Hill" }],
  feeds: [
    {
      id: "start",
      name: "Start",
      venue: "hill",
      source: { url: "srt://0.0.0.0:9000?mode=listener" },
      timing: { mode: "pts-utc" },
      ladder: [{ id: "l", height: 360, bitrateKbps: 800 }],
    },
  ],
});
const options: BffOptions = {
  event,
  hosts: createHosts(8400),
  appFolder: folder,
  log: createLog("bff", "silent"),
  status: { report: () => ({ feeds: [{ feed: "start", state: "waiting", since: 1 }] }), subscribe: () => () => {} },
};
const app = await createBff(options);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: "localhost:8400", ...headers } });

describe("the page", () => {
  test("is asked for anew, and names what it may load", async () => {
    const answer = await get("/");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-cache");
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("connect-src 'self' http://*.localhost:8401 http://localhost:8402 ws://localhost:8402");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("its hashed files never change, and come compressed where the browser can", async () => {
    const plain = await get("/assets/index-abc123.js");
    expect(plain.body).toBe("plain");
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const brotli = await get("/assets/index-abc123.js", { "accept-encoding": "gzip, br" });
    expect(brotli.body).toBe("brotli");
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(brotli.headers["content-type"]).toContain("javascript");
  });

  test("the service worker stands at the root, of all of which it may speak, and is asked for anew", async () => {
    const answer = await get("/service-worker.js");
    expect(answer.body).toBe("the build's own");
    expect(answer.headers["content-type"]).toContain("javascript");
    expect(answer.headers["cache-control"]).toBe("no-cache");
    expect(String((await get("/")).headers["content-security-policy"])).toContain("worker-src 'self' blob:");
    const manifest = await get("/manifest.webmanifest");
    expect(manifest.headers["content-type"]).toContain("application/manifest+json");
  });

  test("where it is retired, viewers get one that undoes itself", async () => {
    const retired = await createBff({ ...options, isWorkerRetired: true });
    const answer = await retired.inject({ url: "/service-worker.js", headers: { host: "localhost:8400" } });
    expect(answer.headers["cache-control"]).toBe("no-cache");
    expect(answer.body).toContain("caches.delete");
    expect(answer.body).toContain("registration.unregister()");
    await retired.close();
  });

  test.each([
    "/../package.json",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2fx",
    "/.sources",
    "/nothing",
    "/assets/",
  ])("%s is nobody's", async (url) => {
    const answer = await get(url);
    expect([400, 403, 404]).toContain(answer.statusCode);
    expect(v.parse(Problem, answer.json()).status).toBe(answer.statusCode);
  });
});

describe("the API", () => {
  test("speaks its contracts", async () => {
    expect(v.is(Catalogue, (await get("/api/catalogue")).json())).toBe(true);
    expect(v.is(StatusReport, (await get("/api/status")).json())).toBe(true);
    const time = await get("/api/time");
    expect(time.headers["cache-control"]).toBe("no-store");
    expect(time.body).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test("knows a viewer again by a cookie that no script reads", async () => {
    const first = await get("/api/session");
    const session = v.parse(Session, first.json());
    expect(first.headers["set-cookie"]).toContain("HttpOnly; SameSite=Lax");
    expect(first.headers["access-control-allow-origin"]).toBeUndefined();
    const again = await get("/api/session", { cookie: `other=1; vedetta-session=${session.id}` });
    expect(again.json()).toEqual(session);
    expect(again.headers["set-cookie"]).toBeUndefined();
    const forged = v.parse(Session, (await get("/api/session", { cookie: "vedetta-session=../../x" })).json());
    expect(forged.id).not.toBe("../../x");
  });

  test.each(["evil.example", "localhost.evil.example"])("does not answer to the name %s", async (host) => {
    for (const url of ["/", "/api/catalogue", "/assets/index-abc123.js"]) {
      const answer = await get(url, { host });
      expect(answer.statusCode).toBe(421);
      expect(v.parse(Problem, answer.json()).title).toContain("name");
    }
  });
});

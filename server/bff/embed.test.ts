import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, describe, expect, test } from "vitest";
import { EmbedPartner, OEmbed } from "../../contracts/embed.ts";
import { EventFile } from "../../contracts/event.ts";
import { Problem } from "../../contracts/problem.ts";
import { createLog } from "../platform/log.ts";
import { REFUSAL_WORDS } from "./embed-refusal-words.ts";
import { createHosts } from "./hosts.ts";
import { createBff } from "./service.ts";

const folder = mkdtempSync(join(tmpdir(), "vedetta-embed-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html><html><head><title>wall</title></head></html>");
writeFileSync(join(folder, "embed.html"), "<!doctype html><title>widget</title>");
writeFileSync(join(folder, "embed.js"), "loader");

const event = v.parse(EventFile, {
  id: "race",
  name: 'The "Race"',
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
  partners: [
    { id: "news", name: "News", origins: ["https://news.example.org", "http://127.0.0.1:9000"] },
    { id: "club", name: "Club", origins: ["https://*.club.example"] },
  ],
});
const app = await createBff({
  event,
  hosts: createHosts(8400, ["wall.example.org"]),
  appFolder: folder,
  log: createLog("bff", "silent"),
  status: { report: () => ({ feeds: [{ feed: "start", state: "waiting", since: 1 }] }), subscribe: () => () => {} },
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: "localhost:8400", ...headers } });
const framedBy = (origin: string) => get("/embed", { "sec-fetch-dest": "iframe", referer: `${origin}/` });
const ancestorsIn = (policy: unknown) => /frame-ancestors ([^;]*)/.exec(String(policy))?.[1];

describe("who may show it", () => {
  test("registered sites may show the widget, and nobody else's page may show the wall", async () => {
    const widget = await get("/embed?feed=start");
    expect(widget.body).toContain("widget");
    expect(ancestorsIn(widget.headers["content-security-policy"])).toBe(
      "'self' https://news.example.org http://127.0.0.1:9000 https://*.club.example",
    );
    for (const url of ["/", "/?embed", "/embed.html", "/embed/../"])
      expect(ancestorsIn((await get(url)).headers["content-security-policy"])).toBe("'self'");
  });

  test.each(["https://news.example.org", "https://www.club.example", "http://localhost:8400"])(
    "in a frame of %s it opens",
    async (origin) => expect((await framedBy(origin)).statusCode).toBe(200),
  );

  test("in any other site's frame stands a sentence for its developer, and nothing else", async () => {
    const answer = await framedBy("https://stranger.example");
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toContain("widget");
    expect(answer.body).toContain("https://stranger.example may not show http://localhost:8400 inside its pages.");
    expect(answer.body).toContain("&quot;origins&quot;: [&quot;https://stranger.example&quot;]");
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("frame-ancestors");
  });

  test.each([
    ["it-CH, en;q=0.5", "/embed", "it", "ltr"],
    ["ja, de;q=0.4, fr;q=0.7", "/embed", "fr", "ltr"],
    ["en;q=0.8, es;q=0, de", "/embed", "de", "ltr"],
    ["ar-EG", "/embed", "ar", "rtl"],
    ["de", "/embed?language=es", "es", "ltr"],
    ["de", "/embed?language=<b>", "de", "ltr"],
    ["*", "/embed", "en", "ltr"],
    [",;q=", "/embed", "en", "ltr"],
  ])("there, a viewer of %s at %s reads it in %s", async (wanted, address, language, direction) => {
    const framed = { "sec-fetch-dest": "iframe", referer: "https://stranger.example/" };
    const { body, headers } = await get(address, { ...framed, "accept-language": wanted });
    expect(body).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(body).toContain(`<h1>${REFUSAL_WORDS[language]?.refused}</h1>`);
    expect(body).toContain(`>${REFUSAL_WORDS[language]?.watch}</a>`);
    expect(body).toContain(`<span id="detail" lang="en" dir="ltr">https://stranger.example may not show`);
    expect(headers["vary"]).toContain("accept-language");
  });

  test("those are the loader's words", () => {
    for (const [language, words] of Object.entries(REFUSAL_WORDS)) {
      const file = join(import.meta.dirname, "../../src/words", language, "loader.json");
      const loader = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      expect(words).toEqual({
        refused: loader["refused"],
        watch: loader["watch"],
        forDeveloper: loader["forDeveloper"]?.replace("{detail}", "").trim(),
      });
    }
    expect(Object.keys(REFUSAL_WORDS)).toEqual(["en", "it", "de", "fr", "es", "ar"]);
  });

  test("a page that is opened by itself asks nobody, and a browser that tells nothing is left to frame-ancestors", async () => {
    const opened = await get("/embed", { "sec-fetch-dest": "document", referer: "https://stranger.example/" });
    expect(opened.statusCode).toBe(200);
    expect((await get("/embed", { "sec-fetch-dest": "iframe" })).statusCode).toBe(200);
  });

  test("a site can ask whether it is registered", async () => {
    const known = await get("/api/embed?origin=https%3A%2F%2Fa.club.example");
    expect(v.parse(EmbedPartner, known.json()).partner).toEqual({ id: "club", name: "Club" });
    expect(known.headers["access-control-allow-origin"]).toBe("*");
    const unknown = await get("/api/embed?origin=https%3A%2F%2Fclub.example");
    expect(unknown.statusCode).toBe(404);
    expect(v.parse(Problem, unknown.json()).detail).toContain('"origins": ["https://club.example"]');
    expect((await get("/api/embed")).statusCode).toBe(400);
    expect((await get("/api/embed?origin=a&origin=b")).statusCode).toBe(400);
  });

  test("what a stranger calls himself is shown as text", async () => {
    const answer = await get("/embed", { "sec-fetch-dest": "iframe", referer: "http://<script>x</script>/" });
    expect(answer.body).not.toContain("<script>x");
  });
});

describe("in a partner's page", () => {
  test("the loader may be taken by any site, isolated ones too", async () => {
    const { headers, body } = await get("/embed.js");
    expect(body).toBe("loader");
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
    expect((await get("/embed.html")).headers["cross-origin-resource-policy"]).toBeUndefined();
  });

  test.each<[string, Record<string, string>]>([
    ["a widget's own request", { referer: "http://localhost:8400/embed?feed=start" }],
    ["another site's", { "sec-fetch-site": "cross-site" }],
  ])("%s gets no cookie", async (_what, headers) => {
    const answer = await get("/api/session", headers);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("nothing that a widget loads sets one", async () => {
    for (const url of ["/embed", "/embed.js", "/api/catalogue", "/api/time", "/api/status", "/oembed?url=x"])
      expect((await get(url)).headers["set-cookie"]).toBeUndefined();
  });
});

describe("oEmbed", () => {
  const wall = "http://localhost:8400/";
  const ask = (url: string, rest = "") => get(`/oembed?url=${encodeURIComponent(url)}${rest}`);

  test("the page says where its own is", async () => {
    const { body, headers } = await get("/?camera=start&layout=focus");
    const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(body)?.[1];
    expect(headers["content-type"]).toContain("text/html");
    const answer = await get(href?.replaceAll("&amp;", "&").replace("http://localhost:8400", "") ?? "");
    expect(v.parse(OEmbed, answer.json())).toMatchObject({ title: 'Start, The "Race"' });
    expect(answer.json<OEmbed>().html).toContain('src="http://localhost:8400/embed?feed=start&amp;layout=focus"');
  });

  test.each<[string, string, string]>([
    ["the wall", wall, "http://localhost:8400/embed"],
    ["a camera", `${wall}?camera=start`, "http://localhost:8400/embed?feed=start"],
    [
      "a moment",
      `${wall}?camera=start&layout=focus&at=2026-03-07T09:15:00.040Z`,
      "http://localhost:8400/embed?feed=start&amp;layout=focus&amp;start=2026-03-07T09%3A15%3A00.040Z",
    ],
    [
      "an arranged wall",
      `${wall}?layout=own&camera=start&wall=start:0,0,9;gone:9,0,3`,
      "http://localhost:8400/embed?feed=start&amp;layout=own&amp;wall=start:0,0,9;gone:9,0,3",
    ],
    [
      "a widget with an arranged wall",
      "https://wall.example.org/embed?wall=start:0,0,6",
      "https://wall.example.org/embed?wall=start:0,0,6",
    ],
    [
      "a widget",
      "https://wall.example.org/embed?feed=start&theme=light",
      "https://wall.example.org/embed?feed=start&amp;theme=light",
    ],
  ])("of %s is a frame of the same", async (_what, url, src) => {
    const answer = await ask(url);
    expect(v.parse(OEmbed, answer.json())).toMatchObject({ version: "1.0", type: "video", provider_name: "Vedetta" });
    expect(answer.json<OEmbed>().html).toContain(`src="${src}"`);
    expect(answer.json<OEmbed>().html).not.toContain('title="The "Race""');
  });

  test("an arranged wall is as tall as its lines", async () => {
    const tall = async (query: string) => (await ask(`${wall}?${query}`)).json<OEmbed>().height;
    expect(await tall("layout=own&wall=start:0,0,6;b:6,0,6")).toBe(446);
    expect(await tall("wall=start:0,0,12;b:0,12,6")).toBe(986);
    expect(await tall("layout=focus&wall=start:0,0,6")).toBe(716);
  });

  test.each<[string, { width: number; height: number }]>([
    ["", { width: 960, height: 716 }],
    ["&maxwidth=640", { width: 640, height: 536 }],
    ["&maxwidth=640&maxheight=400", { width: 640, height: 400 }],
    ["&maxwidth=4000", { width: 960, height: 716 }],
  ])("with %s it keeps within", async (rest, size) => {
    const answer = await ask(`${wall}?camera=start`, rest);
    expect(answer.json()).toMatchObject(size);
    expect(answer.json<OEmbed>().html).toContain(`width="${size.width}" height="${size.height}"`);
  });

  test.each<[string, number]>([
    ["/oembed", 400],
    [`/oembed?url=${wall}&maxwidth=wide`, 400],
    [`/oembed?url=${wall}&maxheight=10`, 400],
    [`/oembed?url=${wall}&format=xml`, 501],
    [`/oembed?url=${wall}api/catalogue`, 404],
    [`/oembed?url=${wall}?camera=gone`, 404],
    ["/oembed?url=https://stranger.example/", 404],
    ["/oembed?url=javascript:alert(1)", 404],
    ["/oembed?url=nothing", 404],
  ])("%s: %i, with what was expected", async (url, status) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(v.parse(Problem, answer.json()).detail).toBeTruthy();
  });
});

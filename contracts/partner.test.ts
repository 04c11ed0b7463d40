import * as v from "valibot";
import { expect, test } from "vitest";
import { originMatches, PartnerOrigin } from "./partner.ts";

test.each([
  "https://news.example.org",
  "https://news.example.org:8443",
  "https://*.example.org",
  "https://intranet",
  "http://localhost:5173",
  "http://127.0.0.1:9000",
  "http://site.localhost:9000",
])("%s is an origin that can be registered", (origin) => expect(v.is(PartnerOrigin, origin)).toBe(true));

test.each([
  "https://news.example.org/",
  "https://news.example.org/path",
  "https://news.example.org:443",
  "https://*.org",
  "https://*",
  "https://a.*.example.org",
  "https://News.example.org",
  "http://news.example.org",
  "news.example.org",
  "https://a.example; script-src *",
  "https://a.example https://b.example",
  "https://user@a.example",
  "null",
  "*",
  "",
])("%s is not", (origin) => expect(v.is(PartnerOrigin, origin)).toBe(false));

test.each<[string, string, boolean]>([
  ["https://news.example.org", "https://news.example.org", true],
  ["https://news.example.org", "https://news.example.org:8443", false],
  ["https://news.example.org", "http://news.example.org", false],
  ["https://*.example.org", "https://news.example.org", true],
  ["https://*.example.org", "https://a.b.example.org", true],
  ["https://*.example.org", "https://example.org", false],
  ["https://*.example.org", "https://evilexample.org", false],
  ["https://*.example.org", "https://evil.test/.example.org", false],
  ["https://*.example.org", "https://evil.test#.example.org", false],
  ["https://*.example.org:8443", "https://news.example.org:8443", true],
  ["https://*.example.org:8443", "https://news.example.org", false],
  ["http://localhost:5173", "null", false],
])("who registered %s has %s: %s", (registered, origin, is) => expect(originMatches(registered, origin)).toBe(is));

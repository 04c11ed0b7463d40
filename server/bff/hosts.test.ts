import { describe, expect, test } from "vitest";
import { createHosts } from "./hosts.ts";

const hosts = createHosts(8400, ["Wall.example.org"]);

describe("the names we answer to", () => {
  test.each([
    "localhost:8400",
    "localhost",
    "ice.localhost:8400",
    "127.0.0.1:8400",
    "[::1]:8400",
    "LOCALHOST:8400",
    "localhost.:8400",
    "wall.example.org",
  ])("%s is ours", (host) => expect(hosts.isOurs(host)).toBe(true));

  test.each([
    undefined,
    "",
    "evil.example",
    "localhost.evil.example:8400",
    "notlocalhost",
    "127.0.0.1.evil.example",
    "10.0.0.1:8400",
    "localhost:8400@evil",
    "a b",
  ])("%s is not", (host) => expect(hosts.isOurs(host)).toBe(false));
});

describe("where a viewer finds the rest", () => {
  test("each feed has a host of its own on this machine", () => {
    expect(hosts.originOf("ice", "localhost:8400")).toBe("http://ice.localhost:8401");
    expect(hosts.originOf("ice", "wall.localhost")).toBe("http://ice.localhost:8401");
  });
  test("and the same host elsewhere", () => {
    expect(hosts.originOf("ice", "127.0.0.1:8400")).toBe("http://127.0.0.1:8401");
    expect(hosts.sensorsOf("[::1]:8400")).toBe("http://[::1]:8402");
    expect(hosts.sensorsOf("localhost:8400")).toBe("http://localhost:8402");
  });
  test.each([
    [
      "localhost:8400",
      ["http://*.localhost:8401", "http://localhost:8402", "ws://localhost:8402", "http://localhost:8404"],
    ],
    [
      "wall.example.org:8400",
      [
        "http://wall.example.org:8401",
        "http://wall.example.org:8402",
        "ws://wall.example.org:8402",
        "http://wall.example.org:8404",
      ],
    ],
    ["[::1]:8400", ["http://*:8401", "http://*:8402", "ws://*:8402", "http://*:8404"]],
  ])("a page from %s may connect to %j", (host, sources) => expect(hosts.sources(host)).toEqual(sources));
});

import { describe, expect, test } from "vitest";
import { argumentsOf, parseArguments } from "./arguments.ts";

const parse = (...args: string[]) => parseArguments(args, "/house");

describe("the command line", () => {
  test("without anything means every role and the rehearsal", () => {
    expect(parse()).toEqual({ roles: [], config: { host: "127.0.0.1", basePort: 8400, dataDir: "/house/.data" } });
  });

  test("takes roles, options with a space or an equals sign, and paths from where it was typed", () => {
    expect(
      parse("bff", "sensors", "bff", "--event=my.json", "--port", "9100", "--data", "/d", "--name", "Wall.example.org"),
    ).toEqual({
      roles: ["bff", "sensors"],
      event: "/house/my.json",
      config: { host: "127.0.0.1", basePort: 9100, dataDir: "/d", names: ["wall.example.org"] },
    });
  });

  test.each([
    [["--prot", "1"], "--prot: there is no such option"],
    [["archive"], "archive: there is no such role"],
    [["--port", "http"], "--port: expected a port from 1 to"],
    [["--port", "65535"], "--port: expected a port from 1 to"],
    [["--port", "1e3"], "--port: expected a port from 1 to"],
    [["--event"], "--event: a value is missing"],
    [["--event", "--port", "9100"], "--event: a value is missing"],
    [["--data="], "--data: a value is missing"],
    [["--name", "a b"], "--name: expected a host name"],
    [["--event", "a.json", "--profile", "small"], "--profile: belongs to the rehearsal"],
    [["--__proto__", "x"], "--__proto__: there is no such option"],
  ])("%j is refused", (args, fault) => {
    expect(parse(...args)).toMatchObject({ faults: expect.arrayContaining([expect.stringContaining(fault)]) });
  });

  test("names every fault at once", () => {
    expect(parse("--port", "x", "--colour", "red")).toMatchObject({
      faults: [expect.stringContaining("--port"), "--colour: there is no such option", expect.stringContaining("red")],
    });
  });

  test("a role's own command line says the same again", () => {
    const first = parse("--port", "9100", "--name", "wall.example.org");
    if (!("config" in first)) throw new Error("refused");
    expect(parse(...argumentsOf("encoding", first.config, "/data/event.json"))).toEqual({
      ...first,
      roles: ["encoding"],
      event: "/data/event.json",
    });
  });
});

import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Audience } from "../../../contracts/event.ts";
import { bearsToken, loadToken } from "../../platform/token.ts";
import { adminToken } from "./admin-token.ts";
import { mayPass } from "./gate.ts";
import { createConsentRegister } from "./register.ts";
import { createRegisterStore } from "./register-file.ts";

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), "vedetta-consent-"))));
afterEach(() => rm(dataDir, { recursive: true }));

const ada = { athlete: "a1", metric: "heart-rate", audience: "public" } as const;

test.each<[string, subject: string, metric: string, personal: boolean, audience: Audience, passes: boolean]>([
  ["agreed", "athlete:a1", "heart-rate", true, "public", true],
  ["agreed for others only", "athlete:a1", "heart-rate", true, "team", false],
  ["agreed for another metric only", "athlete:a1", "power", true, "public", false],
  ["agreed by another athlete only", "athlete:a2", "heart-rate", true, "public", false],
  ["not personal", "athlete:a2", "speed", false, "public", true],
  ["personal, of no athlete", "venue:a1", "heart-rate", true, "public", false],
])("%s", (_what, subject, id, personal, audience, passes) => {
  const metric = { id, label: id, unit: "", kind: "continuous", personal } as const;
  const reading = { channel: `${subject}/${id}`, subject, metric, time: 0, value: 1 };
  expect(mayPass(reading, audience, createConsentRegister([ada]))).toBe(passes);
});

test("a register tells what changed", () => {
  const register = createConsentRegister([]);
  expect(register.allows(ada)).toBe(false);
  expect([register.grant(ada), register.grant(ada), register.allows(ada)]).toEqual([true, false, true]);
  expect([register.withdraw(ada), register.withdraw(ada), register.allows(ada)]).toEqual([true, false, false]);
});

test("a register on disk: none before the first, then the last, for its own event and owner", async () => {
  const store = createRegisterStore(dataDir, "race");
  expect(await store.load()).toBeUndefined();
  await Promise.all([store.save([ada]), store.save([]), store.save([{ ...ada, athlete: "a2" }])]);
  expect(await createRegisterStore(dataDir, "race").load()).toEqual([{ ...ada, athlete: "a2" }]);
  expect(await createRegisterStore(dataDir, "other-race").load()).toBeUndefined();
  expect((await stat(join(dataDir, "sensors", "consents-race.json"))).mode & 0o777).toBe(0o600);
});

test("a register that cannot be read is never guessed at", async () => {
  const store = createRegisterStore(dataDir, "race");
  await store.save([]);
  await writeFile(join(dataDir, "sensors", "consents-race.json"), '{"event":"race","consents":[{');
  await expect(store.load()).rejects.toThrow("is not a register of consents for race");
});

test("the administrator's token is made once, for the owner's eyes, and an own one is taken", async () => {
  const token = await loadToken(adminToken(dataDir), "");
  expect(token.length).toBeGreaterThan(40);
  await chmod(adminToken(dataDir).path, 0o644);
  expect(await loadToken(adminToken(dataDir), undefined)).toBe(token);
  expect((await stat(adminToken(dataDir).path)).mode & 0o777).toBe(0o600);
  expect((await readFile(adminToken(dataDir).path, "utf8")).trim()).toBe(token);
  expect(await loadToken(adminToken(dataDir), "an-operators-own-token")).toBe("an-operators-own-token");
  await expect(loadToken(adminToken(dataDir), "short")).rejects.toThrow("at least 16");
});

test.each([
  ["Bearer right-token-right-token", true],
  ["bearer right-token-right-token", true],
  ["Bearer wrong", false],
  ["Bearer ", false],
  ["Basic right-token-right-token", false],
  [undefined, false],
])("authorization %s", (header, expected) => {
  expect(bearsToken(header, "right-token-right-token")).toBe(expected);
});

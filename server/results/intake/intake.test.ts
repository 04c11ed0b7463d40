import { pino } from "pino";
import { expect, test } from "vitest";
import { createMetrics } from "../../platform/metrics.ts";
import { createChanges } from "../changes.ts";
import { odf, unitXml } from "../odf-for-tests.ts";
import type { Store } from "../store/store.ts";
import { createIntake } from "./intake.ts";

/** A store whose database fails with an SQLSTATE. */
function intakeOf(code: string) {
  const refused: string[] = [];
  const store = {
    accept: () => Promise.reject(Object.assign(new Error("index row too large"), { code })),
    refuse: (reason: string) => {
      refused.push(reason);
      return Promise.resolve({ fate: "refused", reason, seq: 1, versions: [], registered: [], tookBack: false });
    },
    waitingFor: () => Promise.resolve([]),
  } as unknown as Store;
  const now = () => Date.UTC(2026, 2, 7, 10);
  const rest = { timeZone: "UTC", now, metrics: createMetrics("test"), log: pino({ level: "silent" }) };
  return { refused, intake: createIntake({ store, changes: createChanges(), ...rest }), at: now() - 1000 };
}

test("what the database does not take is refused and logged, so that nobody sends it again and again", async () => {
  const { intake, refused, at } = intakeOf("54000");
  expect(await intake.take(odf({ at }, unitXml("Slalom")))).toMatchObject({ fate: "refused" });
  expect(refused).toEqual(["the database does not take it: index row too large"]);
});

test("a database that is away is no fault of the message", async () => {
  const { intake, refused, at } = intakeOf("57P01");
  await expect(intake.take(odf({ at }, unitXml("Slalom")))).rejects.toThrow("index row");
  expect(refused).toEqual([]);
});

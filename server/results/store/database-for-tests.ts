import { afterAll, beforeAll, describe } from "vitest";
import { openDatabase, type Database } from "./database.ts";
import { startPostgres, type PrivatePostgres } from "./postgres-for-tests.ts";

const START_MS = 60_000;

/** The same tests on the embedded Postgres and on a PostgreSQL; `opened` is the database, once tests run. */
export function onBothEngines(tests: (opened: () => Database) => void): void {
  describe.each(["pglite", "postgres"] as const)("on %s", (engine) => {
    let postgres: PrivatePostgres | undefined;
    let database: Database | undefined;
    beforeAll(async () => {
      if (engine === "postgres") postgres = await startPostgres();
      database = await openDatabase(postgres ? await postgres.newDatabase() : "memory");
    }, START_MS);
    afterAll(async () => {
      await database?.destroy();
      await postgres?.close();
    });
    tests(() => {
      if (!database) throw new Error("the database is not open yet");
      return database;
    });
  });
}

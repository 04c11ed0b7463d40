import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { migrations, type Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

const CONNECTIONS = 8;

/**
 * Opens the store and brings its tables up to date.
 * @param place a `postgres://` URL, a folder for the embedded Postgres, or `memory` for one that is gone at the end.
 */
export async function openDatabase(place: string): Promise<Database> {
  const database = new Kysely<Schema>({ dialect: dialectOf(place) });
  try {
    const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error("a migration failed", { cause: error });
  } catch (error) {
    await database.destroy();
    // The driver's words name hosts and reasons, never the password; the URL does.
    throw new Error(`The results' database cannot be opened: ${(error as Error).message}`, { cause: error });
  }
  return database;
}

function dialectOf(place: string): PGliteDialect | PostgresDialect {
  if (/^postgres(?:ql)?:\/\//.test(place)) {
    const pool = new pg.Pool({ connectionString: place, max: CONNECTIONS });
    // A server that goes away takes idle connections along; whoever asks next gets a new one, or the reason.
    pool.on("error", () => {});
    return new PostgresDialect({ pool });
  }
  return new PGliteDialect({ pglite: () => PGlite.create(place === "memory" ? {} : { dataDir: place }) });
}

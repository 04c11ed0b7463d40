import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Forgets everything; the tables stay. */
export async function emptyDatabase(database: Database): Promise<void> {
  await sql`truncate message, version, registration restart identity`.execute(database);
}

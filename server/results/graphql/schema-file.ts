import { readFile, writeFile } from "node:fs/promises";
import { buildSchema, findBreakingChanges, printSchema } from "graphql/index.js";
import { schema } from "./schema/schema.ts";

/** The committed SDL: what third parties build on. */
export const schemaPath = new URL("schema.graphql", import.meta.url);

/** As the house's formatter leaves it. */
export const schemaText = (): string =>
  `${printSchema(schema).replaceAll(/^( *)"""(.+)"""$/gm, '$1"""\n$1$2\n$1"""')}\n`;

/** What would break those who built on the committed SDL; empty: nothing. */
export const breakingChanges = (committed: string, built: string): string[] =>
  findBreakingChanges(buildSchema(committed), buildSchema(built)).map(({ description }) => description);

/**
 * `node server/results/graphql/schema-file.ts [--accept-breaking]`: writes schema.graphql anew. What breaks somebody is
 * written only when a maintainer says so.
 */
if (import.meta.main) {
  const committed = await readFile(schemaPath, "utf8").catch(() => "");
  const breaks = committed === "" ? [] : breakingChanges(committed, schemaText());
  for (const each of breaks) console.log(`breaks: ${each}`);
  if (breaks.length > 0 && !process.argv.includes("--accept-breaking")) {
    console.error("Deprecate instead, or accept it with --accept-breaking and say so in CHANGELOG.md.");
    process.exitCode = 1;
  } else {
    await writeFile(schemaPath, schemaText());
    console.log("server/results/graphql/schema.graphql is up to date.");
  }
}

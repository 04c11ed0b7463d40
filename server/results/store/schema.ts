import { sql, type Generated } from "kysely";
import type { Migration, MigrationProvider } from "kysely/migration";
import type { Kind } from "../../../contracts/results.ts";

/** What became of a message. */
export type Fate =
  /** It holds, from its own time on. */
  | "accepted"
  /** The same came before. */
  | "repeated"
  /** A newer version holds at every instant at which it could. */
  | "stale"
  /** Of a type that is kept and not understood. */
  | "unknown"
  /** It waits for something that has not come. */
  | "quarantined"
  | "refused";

export interface MessageTable {
  seq: Generated<number>;
  received: number;
  /** Event time, UTC ms; null where not even that could be read. */
  at: number | null;
  /** Type, code, subcode, subtype and flag: whose versions replace each other. */
  document: string;
  version: number;
  hash: string;
  fate: Fate;
  reason: string;
  /** Codes of whom nobody has registered yet, as a JSON array. */
  waits_for: string;
  /** The message as it came, zstd. */
  raw: Uint8Array;
}

export interface VersionTable {
  kind: Kind | "whole";
  id: string;
  /** The list that it is part of: when that is sent whole, what it leaves out is gone. Empty: part of none. */
  scope: string;
  valid_from: number;
  /** Of two that hold from the same instant the higher. */
  precedence: number;
  message: number;
  /** JSON text; empty where it only says that a list was sent whole. */
  body: string;
}

/** Whoever was ever registered. */
export interface RegistrationTable {
  code: string;
}

export interface Schema {
  message: MessageTable;
  version: VersionTable;
  registration: RegistrationTable;
}

/** Instants are double precision: UTC ms with fractions, exact to a microsecond until the year 2255. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-messages-and-versions": {
    async up(db) {
      await db.schema
        .createTable("message")
        .addColumn("seq", "integer", (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn("received", "double precision", (column) => column.notNull())
        .addColumn("at", "double precision")
        .addColumn("document", "text", (column) => column.notNull())
        .addColumn("version", "integer", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("fate", "text", (column) => column.notNull())
        .addColumn("reason", "text", (column) => column.notNull())
        .addColumn("waits_for", "text", (column) => column.notNull())
        .addColumn("raw", "bytea", (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("message_document")
        .on("message")
        .columns(["document", "version"])
        .where(sql.ref("fate"), "in", ["accepted", "stale", "unknown", "quarantined"])
        .execute();
      await db.schema
        .createIndex("message_quarantined")
        .on("message")
        .column("seq")
        .where(sql.ref("fate"), "=", "quarantined")
        .execute();
      await db.schema
        .createTable("version")
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("scope", "text", (column) => column.notNull())
        .addColumn("valid_from", "double precision", (column) => column.notNull())
        .addColumn("precedence", "integer", (column) => column.notNull())
        .addColumn("message", "integer", (column) => column.notNull().references("message.seq"))
        .addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("version_pk", ["kind", "id", "scope", "valid_from", "precedence"])
        .execute();
      await db.schema.createIndex("version_scope").on("version").columns(["kind", "scope", "valid_from"]).execute();
      await db.schema.createIndex("version_message").on("version").column("message").execute();
      await db.schema
        .createTable("registration")
        .addColumn("code", "text", (column) => column.primaryKey())
        .execute();
    },
  },
};

export const migrations: MigrationProvider = { getMigrations: async () => MIGRATIONS };

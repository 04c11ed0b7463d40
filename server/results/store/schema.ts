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
  /** Where precedence is the same too, the later in the alphabet: some order that is not that of arrival. */
  document: string;
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
  "002-by-code-and-by-time": {
    async up(db) {
      const run = (...statements: string[]) =>
        statements.reduce<Promise<unknown>>(
          (before, text) => before.then(() => sql.raw(text).execute(db)),
          Promise.resolve(),
        );
      // Codes have the order of their characters, wherever a cluster was made.
      for (const column of ["kind", "id", "scope"])
        await run(`alter table version alter column ${column} type text collate "C"`);
      await run(
        `alter table message alter column document type text collate "C"`,
        `alter table version add column document text collate "C" not null default ''`,
        `update version set document = message.document from message where message.seq = version.message`,
        `alter table version alter column document drop default`,
        `alter table version drop constraint version_pk`,
        `alter table version add constraint version_pk primary key (kind, id, scope, valid_from, precedence, document)`,
        `drop index version_scope`,
        `create index version_time on version (kind, valid_from)`,
        `drop index message_document`,
        `create index message_document on message (document, version, at)
           where fate in ('accepted', 'stale', 'unknown', 'quarantined')`,
        // Numbers are drawn before rows are written.
        `alter table message alter column seq set generated by default`,
        // Compressed already.
        `alter table message alter column raw set storage external`,
      );
      const { rows } = await sql<{ faster: boolean }>`select 'lz4' = any(enumvals) as faster from pg_settings
        where name = 'default_toast_compression'`.execute(db);
      if (rows[0]?.faster) await run(`alter table version alter column body set compression lz4`);
    },
  },
};

export const migrations: MigrationProvider = { getMigrations: async () => MIGRATIONS };

import { execFile, spawn, type ChildProcess } from "node:child_process";
import { accessSync, chownSync, constants, globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** A PostgreSQL of one's own, in a temporary folder, reached by a socket in that folder and by nothing else. */
export interface PrivatePostgres {
  /** @returns the URL of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Ends the server and removes the folder. */
  close(): Promise<void>;
}

const START_MS = 30_000;
const run = promisify(execFile);

/**
 * @param isDurable false: without fsync, for tests; true: as one would run it.
 * @throws where PostgreSQL is not installed or does not start, with what to do.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PrivatePostgres> {
  const programs = { initdb: programAt("initdb"), postgres: programAt("postgres") };
  const owner = ownerOf(process.getuid?.() ?? -1);
  const folder = await mkdtemp(join(tmpdir(), "vedetta-postgres-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  // ICU's English is what a cluster of Debian sorts by: what relies on the order of codes shows here.
  const locale = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en"];
  const identity = owner ? { uid: owner.uid, gid: owner.gid } : {};
  let server: ChildProcess | undefined;
  const close = async () => {
    if (server) await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await run(
      programs.initdb,
      ["--pgdata", data, "--username=postgres", "--auth=trust", "--no-sync", "--no-instructions", ...locale],
      { cwd: folder, env, ...identity },
    );
    const settings = { listen_addresses: "", unix_socket_directories: folder, fsync: isDurable ? "on" : "off" };
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // A test process that dies takes its server with it.
    const privileges = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"] : [];
    server = spawn("setpriv", [...privileges, "--pdeathsig=QUIT", programs.postgres, "-D", data, ...options], {
      cwd: folder,
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await ready(server);
  } catch (error) {
    await close();
    throw error;
  }
  const urlOf = (name: string) => `postgres://postgres@${encodeURIComponent(folder)}/${name}`;
  let databases = 0;
  return {
    async newDatabase() {
      const name = `test_${++databases}`;
      const client = new pg.Client({ connectionString: urlOf("postgres") });
      await client.connect();
      try {
        await client.query(`create database ${name}`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    close,
  };
}

/** Debian keeps the server's programs off the path. */
function programAt(name: string): string {
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...globSync("/usr/lib/postgresql/*/bin").toSorted((a, b) => b.localeCompare(a, "en", { numeric: true })),
  ];
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // The next folder.
    }
  }
  throw new Error(`PostgreSQL is missing (${name}). On Debian: apt-get install postgresql`);
}

/** PostgreSQL refuses root: then its own user, or nobody. Null: as oneself. */
function ownerOf(uid: number): { uid: number; gid: number } | null {
  if (uid !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8");
  for (const name of ["postgres", "nobody"]) {
    const found = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m").exec(users);
    if (found) return { uid: Number(found[1]), gid: Number(found[2]) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL did not start: ${why}\n${said}`));
    };
    const timer = setTimeout(() => fail(`not ready after ${START_MS} ms`), START_MS);
    server.once("error", (error) => fail(error.message));
    server.once("exit", (code) => fail(`it ended with code ${code}`));
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
      if (!said.includes("ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** SIGINT: a fast shutdown, which waits for nobody. */
function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}

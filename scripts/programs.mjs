import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What each command cannot do without, and what it only likes to have. Plain JavaScript for any Node from 20. */
export const NEEDS = {
  start: { commands: ["ffmpeg"], wishes: [] },
  test: { commands: ["ffmpeg", "chromium", "postgres"], wishes: [] },
  bench: { commands: ["ffmpeg"], wishes: ["chromium", "nginx", "postgres"] },
};

/** Commands as Debian packages; the size is what is fetched, roughly. */
export const DEBIAN = {
  ffmpeg: { package: "ffmpeg", says: "ffmpeg, which encodes the pictures (about 130 MB)" },
  chromium: { package: "chromium", says: "Chromium, in which the tests look at the wall (about 100 MB)" },
  nginx: { package: "nginx-light", says: "nginx, beside which the origin is measured (about 1 MB)" },
  postgres: { package: "postgresql", says: "PostgreSQL, on which the results' store is tried too (about 60 MB)" },
};

/** Where Debian keeps programs that are not on everybody's path. */
const ASIDE = ["/usr/sbin"];
const POSTGRESQL = "/usr/lib/postgresql";

/** @param path folders as in PATH; `aside` and `postgresql` are Debian's, others in tests. */
export function isInstalled(command, { path = process.env.PATH ?? "", aside = ASIDE, postgresql = POSTGRESQL } = {}) {
  const releases = existsSync(postgresql) ? readdirSync(postgresql) : [];
  const folders = [...path.split(delimiter), ...aside, ...releases.map((release) => join(postgresql, release, "bin"))];
  return folders.some((folder) => folder !== "" && existsSync(join(folder, command)));
}

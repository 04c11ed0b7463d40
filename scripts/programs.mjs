import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What each command cannot do without, and what it only likes to have. Plain JavaScript for any Node from 20. */
export const NEEDS = {
  start: { commands: ["ffmpeg"], wishes: [] },
  test: { commands: ["ffmpeg", "chromium", "postgres"], wishes: [] },
  bench: { commands: ["ffmpeg"], wishes: ["chromium", "nginx", "postgres"] },
  orca: {
    commands: ["ffmpeg", "chromium", "orca", "Xvfb", "xdotool", "dbus-daemon", "dbus-send", "at-spi-bus-launcher"],
    wishes: [],
  },
};

/** Commands as Debian packages; the size is what is fetched, roughly. */
export const DEBIAN = {
  ffmpeg: { package: "ffmpeg", says: "ffmpeg, which encodes the pictures (about 130 MB)" },
  chromium: { package: "chromium", says: "Chromium, in which the tests look at the wall (about 100 MB)" },
  nginx: { package: "nginx-light", says: "nginx, beside which the origin is measured (about 1 MB)" },
  postgres: { package: "postgresql", says: "PostgreSQL, on which the results' store is tried too (about 60 MB)" },
  orca: { package: "orca", says: "Orca, which speaks the wall (about 40 MB)" },
  Xvfb: { package: "xvfb", says: "Xvfb, a display that nobody sees (about 5 MB)" },
  xdotool: { package: "xdotool", says: "xdotool, which presses keys there (about 1 MB)" },
  "dbus-daemon": { package: "dbus-daemon", says: "D-Bus, over which Orca reads Chromium (about 1 MB)" },
  "dbus-send": { package: "dbus-bin", says: "dbus-send, which asks whether it is there (about 1 MB)" },
  "at-spi-bus-launcher": { package: "at-spi2-core", says: "AT-SPI, what is said there of a page (about 1 MB)" },
};

/** Where Debian keeps programs that are not on everybody's path. */
const ASIDE = ["/usr/sbin", "/usr/libexec"];
const POSTGRESQL = "/usr/lib/postgresql";

/** @param path folders as in PATH; `aside` and `postgresql` are Debian's, others in tests. */
export function isInstalled(command, { path = process.env.PATH ?? "", aside = ASIDE, postgresql = POSTGRESQL } = {}) {
  const releases = existsSync(postgresql) ? readdirSync(postgresql) : [];
  const folders = [...path.split(delimiter), ...aside, ...releases.map((release) => join(postgresql, release, "bin"))];
  return folders.some((folder) => folder !== "" && existsSync(join(folder, command)));
}

// Makes a machine ready: `node scripts/bootstrap.mjs start|test|bench|orca`, run by npm before the script of that name.
// It must run on whatever Node a machine has (20 or later), before anything is installed: plain JavaScript, no packages.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createAptProgress } from "./apt-progress.mjs";
import { missingPackages, packagesFor } from "./installed-packages.mjs";
import { DEBIAN, isInstalled, NEEDS } from "./programs.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const OWN_NODE = join(root, "node_modules", ".bin", "node");

const purpose = process.argv[2] ?? "start";
const say = (text) => console.log(`[vedetta] ${text}`);

class Obstacle extends Error {}

try {
  const needs = NEEDS[purpose];
  if (!needs)
    throw new Obstacle(`There is nothing to prepare for "${purpose}"; expected ${Object.keys(NEEDS).join(", ")}.`);
  await installPackages();
  await installPrograms(needs);
  build();
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(`[vedetta] ${error.message}`);
  process.exit(1);
}

async function installPackages() {
  const read = (path) => (existsSync(join(root, path)) ? JSON.parse(readFileSync(join(root, path), "utf8")) : null);
  const lock = read("package-lock.json");
  if (missingPackages(lock, read("node_modules/.package-lock.json"), process) > 0) {
    say("Installing packages from npm; about a minute.");
    const packages = packagesFor(lock, process);
    const progress = setInterval(() => {
      const there = packages.filter((path) => existsSync(join(root, path, "package.json"))).length;
      say(`  npm: ${there} of ${packages.length} packages`);
    }, 10_000);
    const npm = spawn("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: "inherit" });
    const code = await new Promise((done) => npm.once("error", done).once("close", done));
    clearInterval(progress);
    if (code !== 0)
      throw new Obstacle("npm ci failed, for the reason above. Is the network there? Then run the same again.");
  }
  if (!existsSync(OWN_NODE) && Number(process.versions.node.split(".")[0]) < 24) {
    throw new Obstacle(
      `Vedetta brings its own Node 24 on Linux (x64, arm64) only. Here, install Node 24 or later; this is ${process.version}.`,
    );
  }
}

async function installPrograms({ commands, wishes }) {
  const missing = [...commands, ...wishes].filter((command) => !isInstalled(command));
  if (missing.length === 0) return;
  const names = missing.map((command) => DEBIAN[command].package);
  const needed = missing.filter((command) => commands.includes(command));
  const byHand = `Install ${names.join(" and ")} (on Debian: apt-get install ${names.join(" ")}), then run the same again.`;
  const obstacle = !isInstalled("apt-get")
    ? "This is not a Debian"
    : process.getuid?.() !== 0
      ? "You are not root"
      : null;
  if (obstacle !== null) {
    if (needed.length > 0)
      throw new Obstacle(`Missing: ${needed.join(", ")}. ${obstacle}, so this cannot be installed for you. ${byHand}`);
    return;
  }
  say(`Installing from Debian: ${missing.map((command) => DEBIAN[command].says).join("; ")}.`);
  // An old list of packages names files that are gone. When renewing it fails, the old one may still do.
  await apt(["update"], "reading the list of packages");
  const install = () => apt(["install", "--yes", "--no-install-recommends", ...names], names.join(" and "));
  await (missing.includes("postgres") ? withoutCluster(install) : install());
  const still = needed.filter((command) => !isInstalled(command));
  if (still.length > 0)
    throw new Obstacle(`${still.join(" and ")} could not be installed, for the reason above. ${byHand}`);
}

/** Debian's PostgreSQL begins with a database that is served on a port; tests bring their own and want the programs only. */
async function withoutCluster(install) {
  const folder = "/etc/postgresql-common/createcluster.d";
  const setting = join(folder, "vedetta.conf");
  mkdirSync(folder, { recursive: true });
  writeFileSync(setting, "create_main_cluster = false\n");
  try {
    await install();
  } finally {
    rmSync(setting);
  }
}

/** Runs apt-get and says how far it is; its own output is shown only when it fails. */
function apt(args, what) {
  return new Promise((done) => {
    const settings = ["-q", "-o", "APT::Status-Fd=3", "-o", "DPkg::Lock::Timeout=180", "-o", "Acquire::Retries=3"];
    const child = spawn("apt-get", [...settings, ...args], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    let output = "";
    const keep = (text) => (output = (output + text).slice(-4000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const progress = createAptProgress((percent, step) => say(`  ${what}: ${step} ${percent} %`));
    child.stdio[3].setEncoding("utf8").on("data", (text) => progress.push(text));
    child.once("error", (error) => (keep(String(error)), done()));
    child.once("close", (code) => {
      if (code !== 0) console.error(output);
      done();
    });
  });
}

/** Builds the viewer where its sources changed. */
function build() {
  const node = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;
  const { status } = spawnSync(node, [join(root, "scripts", "build.ts")], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Obstacle("The viewer could not be built, for the reason above.");
}

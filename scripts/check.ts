import { spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { measureSizes } from "../bench/bundle-size.ts";
import { wallFaults } from "./walls.ts";

/** `npm run check`: everything that can be said without running the product, each as one line, faults below it. */
const root = resolve(import.meta.dirname, "..");
const bin = (name: string) => join(root, "node_modules", ".bin", name);

interface Result {
  fine: boolean;
  says: string;
}

const GATES: Readonly<Record<string, () => Promise<Result>>> = {
  types: () => run("tsc", "-b"),
  lint: () => run("oxlint"),
  format: () => run("oxfmt", "--list-different"),
  unused: () => run("knip"),
  walls,
  size,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(GATES, name));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(", ")}; there are ${Object.keys(GATES).join(", ")}.`);
  process.exit(2);
}
let failed = 0;
for (const [name, gate] of Object.entries(GATES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const before = performance.now();
  const { fine, says } = await gate();
  console.log(`${fine ? "fine  " : "FAILED"}  ${name.padEnd(7)} ${((performance.now() - before) / 1000).toFixed(1)} s`);
  if (!fine) {
    console.log(says.trim());
    failed++;
  }
}
process.exitCode = failed > 0 ? 1 : 0;

function run(command: string, ...args: string[]): Promise<Result> {
  return new Promise((done) => {
    const child = spawn(bin(command), args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let says = "";
    child.stdout.on("data", (text) => (says += String(text)));
    child.stderr.on("data", (text) => (says += String(text)));
    child.once("error", (error) => done({ fine: false, says: error.message }));
    child.once("close", (code) => done({ fine: code === 0, says }));
  });
}

async function walls(): Promise<Result> {
  const paths = globSync("{contracts,server,rehearsal,workers,src}/**/*.{ts,tsx}", { cwd: root });
  const faults = paths.flatMap((path) => wallFaults(path, readFileSync(join(root, path), "utf8")));
  return {
    fine: faults.length === 0,
    says: faults.map(({ path, line, says }) => `${path}:${line}: ${says}`).join("\n"),
  };
}

async function size(): Promise<Result> {
  const built = await run("node", "scripts/build.ts");
  if (!built.fine) return built;
  const budget = JSON.parse(readFileSync(join(root, "size-budget.json"), "utf8")) as Record<string, number>;
  const sizes: Readonly<Record<string, number>> = { ...measureSizes(join(root, "dist")) };
  const over = Object.entries(budget).filter(([name, limit]) => !((sizes[name] ?? Number.NaN) <= limit));
  return {
    fine: over.length === 0,
    says: over.map(([name, limit]) => `${name} is ${sizes[name]?.toFixed(1)}, the budget is ${limit}`).join("\n"),
  };
}

import { parseArguments, USAGE } from "./platform/arguments.ts";
import { start, type RoleModule } from "./platform/entrance.ts";

const args = parseArguments(process.argv.slice(2), process.cwd());
if ("help" in args) console.log(USAGE);
else if ("faults" in args) {
  console.error([...args.faults, "", USAGE].join("\n"));
  process.exitCode = 2;
} else await start(args, async (role) => (await import(`./${role}/main.ts`)) as RoleModule);

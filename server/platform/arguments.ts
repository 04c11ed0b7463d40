import { resolve } from "node:path";
import { PORT_OFFSETS } from "../../contracts/routes.ts";
import { defaultConfig, type Config } from "./config.ts";

export const ROLES = ["encoding", "sensors", "results", "bff"] as const;
export type Role = (typeof ROLES)[number];

export interface Arguments {
  /** Empty: every role, each in a process of its own. */
  roles: readonly Role[];
  config: Config;
  /** Path of the operator's event file; absent: the rehearsal. */
  event?: string;
  /** Which rehearsal is played; absent: the usual one. */
  profile?: string;
}

export type ParsedArguments = Arguments | { help: true } | { faults: readonly string[] };

export const USAGE = `npm start -- [--event FILE] [--port N] [--data FOLDER] [--name HOST]
node server/main.ts [role…] [the same]

  --event FILE    your own event (docs/guides/your-own-event.md); without it, a rehearsal is played
  --port N        the first port (default 8400): the wall; the next ones serve video, data and MQTT
  --data FOLDER   where recordings and state are kept (default .data)
  --name HOST     another name by which viewers reach this machine, besides localhost; may be repeated
  --profile NAME  which rehearsal to play
  role            one or more of ${ROLES.join(", ")}: only these, in this process`;

const HIGHEST_BASE_PORT = 65_535 - Math.max(...Object.values(PORT_OFFSETS)) - 64;
const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** Reads the command line; every fault at once. */
export function parseArguments(args: readonly string[], cwd: string): ParsedArguments {
  const faults: string[] = [];
  const roles: Role[] = [];
  const names: string[] = [];
  const config = defaultConfig();
  config.dataDir = resolve(cwd, config.dataDir);
  let event: string | undefined;
  let profile: string | undefined;

  const options: Readonly<Record<string, (value: string) => string | void>> = {
    "--event": (value) => void (event = resolve(cwd, value)),
    "--data": (value) => void (config.dataDir = resolve(cwd, value)),
    "--profile": (value) => void (profile = value),
    "--port": (value) => {
      const port = Number(value);
      if (!/^\d+$/.test(value) || port < 1 || port > HIGHEST_BASE_PORT)
        return `expected a port from 1 to ${HIGHEST_BASE_PORT}, not ${value}`;
      config.basePort = port;
    },
    "--name": (value) => {
      if (!HOST_NAME.test(value)) return `expected a host name such as wall.example.org, not ${value}`;
      names.push(value.toLowerCase());
    },
  };

  for (let index = 0; index < args.length; index++) {
    const [name, inline] = splitOption(args[index] ?? "");
    if (name === "--help" || name === "-h") return { help: true };
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option) {
      const value = inline ?? args[++index];
      const fault =
        value === undefined || value === "" || (inline === undefined && value.startsWith("--"))
          ? "a value is missing"
          : option(value);
      if (fault) faults.push(`${name}: ${fault}`);
    } else if (name.startsWith("-")) faults.push(`${name}: there is no such option`);
    else if (isRole(name)) {
      if (!roles.includes(name)) roles.push(name);
    } else faults.push(`${name}: there is no such role; expected ${ROLES.join(", ")}`);
  }
  if (event !== undefined && profile !== undefined)
    faults.push("--profile: belongs to the rehearsal, which --event replaces");
  if (faults.length > 0) return { faults };
  if (names.length > 0) config.names = names;
  return { roles, config, ...(event === undefined ? {} : { event }), ...(profile === undefined ? {} : { profile }) };
}

/** The command line that says the same again, for a role's own process. */
export function argumentsOf(role: Role, config: Config, eventFile: string): string[] {
  const names = (config.names ?? []).flatMap((name) => ["--name", name]);
  return [role, "--event", eventFile, "--port", String(config.basePort), "--data", config.dataDir, ...names];
}

const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

function splitOption(argument: string): [string, string | undefined] {
  const equals = argument.indexOf("=");
  return argument.startsWith("--") && equals > 0
    ? [argument.slice(0, equals), argument.slice(equals + 1)]
    : [argument, undefined];
}

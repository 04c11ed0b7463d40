import { execFile, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "../../bench/backend.ts";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "../../bench/chromium.ts";
import { startSpeech, type Speech } from "./speech.ts";

/** A desktop that nobody sees: a display, a bus, Orca and Chromium, all private to one run. */
export interface Desktop {
  speech: Speech;
  /** Presses a key as a keyboard would, so that Orca gets it before the page. Names are X's: "Tab", "shift+Tab". */
  press(key: string): Promise<void>;
  /** With Orca's own key held, in which Orca gets its commands. */
  command(key: string): Promise<void>;
  /** The end of what each program wrote, for a run that gives up. */
  logs(): string;
  close(): Promise<void>;
}

const BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher";
const READY_MS = 60_000;
const ENDS_MS = 3000;
/** Orca's key of the desktop keyboard. */
const ORCA_KEY = "Insert";
const run = promisify(execFile);

/**
 * @param url the page that Chromium opens, as an application without tabs or address.
 * @param title part of its title once it is filled: before that, there is nothing that Tab could reach.
 */
export async function startDesktop(url: string, title: string): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), "vedetta-orca-"));
  const children: { name: string; child: ChildProcess }[] = [];
  const speech = await startSpeech();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, "run"),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, "bus")}`,
    SPEECHD_ADDRESS: speech.address,
    GSETTINGS_BACKEND: "memory",
    // Orca speaks the language of its locale; C.UTF-8 is English wherever the test runs.
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
    PYTHONDONTWRITEBYTECODE: "1",
  };
  delete env["PYTHONPATH"];
  delete env["PYTHONHOME"];
  delete env["WAYLAND_DISPLAY"];
  mkdirSync(join(folder, "run"), { mode: 0o700 });
  const start = (name: string, command: string, args: readonly string[], more: readonly "pipe"[] = []) => {
    const log = openSync(join(folder, `${name}.log`), "a");
    const stdio: StdioOptions = ["ignore", log, log, ...more];
    // A group of its own, so that what a program starts itself ends with it.
    const child = spawn(command, args, { env, stdio, detached: true });
    child.once("error", (error) => writeFileSync(join(folder, `${name}.log`), String(error)));
    children.push({ name, child });
    return child;
  };
  const logs = () =>
    children.map(({ name }) => `${name}: ${readFileSync(join(folder, `${name}.log`), "utf8").slice(-1500)}`).join("\n");
  const close = async () => {
    process.off("exit", killAll);
    // The last first: Chromium before the display it draws on.
    for (const { child } of children.toReversed()) await end(child);
    await speech.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const killAll = () => {
    for (const { child } of children) signal(child, "SIGKILL");
  };
  process.once("exit", killAll);

  try {
    const screen = start(
      "xvfb",
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
      ["pipe"],
    );
    env["DISPLAY"] = `:${await firstLine(screen)}`;
    start("bus", "dbus-daemon", [
      "--session",
      "--nofork",
      "--nopidfile",
      `--address=${env["DBUS_SESSION_BUS_ADDRESS"]}`,
    ]);
    await until("the bus answers", READY_MS, () => succeeds("dbus-send", busCall("org.freedesktop.DBus.GetId"), env));
    start("at-spi", BUS_LAUNCHER, ["--launch-immediately", "--a11y=1", "--screen-reader=1"]);
    await until("accessibility is on the bus", READY_MS, () =>
      succeeds("dbus-send", busCall("org.freedesktop.DBus.GetNameOwner", "string:org.a11y.Bus"), env),
    );
    writeSettings(join(folder, "data", "orca"));
    start("orca", "orca", ["--user-prefs", join(folder, "data", "orca"), "--disable", "braille"]);
    await until("Orca speaks", READY_MS, async () => speech.spoken.length > 0);
    const kept = ["--user-data-dir", join(folder, "profile")].join("=");
    start("chromium", CHROMIUM_PATH, [
      ...CHROMIUM_ARGS,
      "--force-renderer-accessibility",
      // Without its bar that warns of --no-sandbox, which would be spoken too.
      "--test-type",
      "--no-default-browser-check",
      "--window-position=0,0",
      "--window-size=1440,900",
      kept,
      `--app=${url}`,
    ]);
    // There is no window manager that would give the window the focus.
    await until("the page has the focus", READY_MS, () =>
      succeeds("xdotool", ["search", "--onlyvisible", "--class", "chromium", "windowfocus", "--sync"], env),
    );
    await until("the page is filled", READY_MS, () =>
      succeeds("xdotool", ["search", "--onlyvisible", "--name", title], env),
    );
  } catch (error) {
    const said = logs();
    await close();
    throw new Error(`The desktop did not start: ${String(error)}\n${said}`, { cause: error });
  }
  const key = async (...args: string[]) => {
    await run("xdotool", args, { env, timeout: READY_MS });
  };
  return {
    speech,
    press: (name) => key("key", "--clearmodifiers", name),
    command: (name) => key("keydown", ORCA_KEY, "key", name, "keyup", ORCA_KEY),
    logs,
    close,
  };
}

/** Orca as it is when new, except that it does not repeat keys, which are in the transcript already. */
function writeSettings(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const general = {
    enableKeyEcho: false,
    sayAllOnLoad: false,
    enableBraille: false,
    startingProfile: ["Default", "default"],
  };
  writeFileSync(
    join(folder, "user-settings.conf"),
    JSON.stringify({
      general,
      profiles: { default: { profile: ["Default", "default"], ...general } },
      pronunciations: {},
      keybindings: {},
    }),
  );
}

const busCall = (method: string, ...args: string[]) => [
  "--session",
  "--print-reply",
  "--dest=org.freedesktop.DBus",
  "/",
  method,
  ...args,
];

async function succeeds(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  await run(command, args, { env, timeout: 5000 });
  return true;
}

/** What the program writes to its fourth stream, until the line ends. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    child.once("exit", (code) => fail(new Error(`the display ended with ${code}`)));
    child.once("error", fail);
    child.stdio[3]?.on("data", (data) => {
      text += String(data);
      if (text.includes("\n")) done(text.trim());
    });
  });
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // Nothing of the group is left.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((done) => child.once("exit", done));
    signal(child, "SIGTERM");
    const hard = setTimeout(() => signal(child, "SIGKILL"), ENDS_MS);
    await ended;
    clearTimeout(hard);
  }
  signal(child, "SIGKILL");
}

import { isatty } from "node:tty";
import { pino, type Logger } from "pino";

export type Log = Logger;

/** A person at a terminal wants to see what is wrong, whoever collects logs all that happened. `VEDETTA_LOG` decides otherwise. */
export const logLevel = (): string => process.env["VEDETTA_LOG"] ?? (isatty(2) ? "warn" : "info");

/** JSON lines on standard error, so that standard output stays for people. Secrets never reach a log. */
export function createLog(service: string, level = logLevel()): Log {
  return pino(
    {
      level,
      base: { service },
      redact: { paths: ["*.password", "*.token", "*.passphrase", "*.authorization"], censor: "[redacted]" },
    },
    pino.destination(2),
  );
}

/** An address without its credentials or query (SRT passphrases and stream keys live there). */
export function withoutSecrets(address: string): string {
  const parsed = URL.parse(address);
  if (!parsed) return "[not a URL]";
  return `${parsed.protocol}//${parsed.host}${parsed.protocol === "rtmp:" ? "" : parsed.pathname}`;
}

import { pino, type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard error, so that standard output stays for people. Secrets never reach a log. */
export function createLog(service: string, level = process.env["VEDETTA_LOG"] ?? "info"): Log {
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

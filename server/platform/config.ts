import { DEFAULT_BASE_PORT, PORT_OFFSETS } from "../../contracts/routes.ts";

/** What every role is told at its start. Services listen on loopback; a proxy faces the world. */
export interface Config {
  host: string;
  basePort: number;
  /** A folder for the DVR, the consent register and other state. */
  dataDir: string;
  /** Names besides localhost by which viewers reach this machine; others are refused (DNS rebinding). */
  names?: readonly string[];
}

export const portOf = (config: Config, role: keyof typeof PORT_OFFSETS): number => config.basePort + PORT_OFFSETS[role];

export const defaultConfig = (): Config => ({ host: "127.0.0.1", basePort: DEFAULT_BASE_PORT, dataDir: ".data" });

/** What a role's `start` returns. */
export interface Running {
  close(): Promise<void>;
}

import type { PlaybackError } from "./player.ts";

/** The parts of shaka.util.Error that tell failures apart. Categories and codes: shaka-player, lib/util/error.js. */
export interface DashFailure {
  category: number;
  code: number;
  data?: readonly unknown[];
}

const NETWORK = 1;
const MEDIA = 3;
const MANIFEST = 4;
const DRM = 6;
const MSE_QUOTA_EXCEEDED = 3017;
const NO_VARIANT_PLAYABLE = 4032;

/** What to do about a failure of shaka's. */
export function dashError({ category, code, data }: DashFailure): PlaybackError {
  // Only codes and statuses: addresses of requests may carry tokens.
  const status = category === NETWORK ? data?.find((item) => typeof item === "number") : undefined;
  const detail = status === undefined ? `shaka ${code}` : `shaka ${code}, HTTP ${String(status)}`;
  if (category === DRM) return { kind: "licence", detail, recovery: "none" };
  if (code === NO_VARIANT_PLAYABLE) return { kind: "unsupported", detail, recovery: "none" };
  if (category === MEDIA && code !== MSE_QUOTA_EXCEEDED) return { kind: "decode", detail, recovery: "retry" };
  if (category === NETWORK || category === MANIFEST) return { kind: "network", detail, recovery: "retry" };
  return { kind: "decode", detail, recovery: "retry" };
}

export const isDashFailure = (value: unknown): value is DashFailure =>
  typeof value === "object" &&
  value !== null &&
  "category" in value &&
  "code" in value &&
  typeof value.category === "number" &&
  typeof value.code === "number";

import { join } from "node:path";
import type { TokenPlace } from "../../platform/token.ts";

/** What opens the consent register. */
export const adminToken = (dataDir: string): TokenPlace => ({
  variable: "VEDETTA_ADMIN_TOKEN",
  path: join(dataDir, "sensors", "admin-token"),
});

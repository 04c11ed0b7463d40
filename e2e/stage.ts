import { test as base } from "@playwright/test";
import { startBackend, untilLive, type Backend } from "../bench/backend.ts";
import { BASE_PORT } from "./playwright.config.ts";

/** Which rehearsal a file of tests plays against: `test.use({ profile: … })` at its top. */
interface Stage {
  profile: string;
  /** Cameras that send; absent: all. */
  feeds: string[] | undefined;
  backend: Backend;
}

/** A real backend with a real venue, shared by the tests of a file. */
export const test = base.extend<object, Stage>({
  profile: ["sync25", { option: true, scope: "worker" }],
  feeds: [undefined, { option: true, scope: "worker" }],
  backend: [
    async ({ profile, feeds }, use) => {
      const backend = await startBackend({ basePort: BASE_PORT, profile, ...(feeds && { feeds }) });
      try {
        await untilLive(backend, 120_000, feeds);
        await use(backend);
      } finally {
        await backend.close();
      }
    },
    { scope: "worker", timeout: 270_000 },
  ],
});
export { expect } from "@playwright/test";

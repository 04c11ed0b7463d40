import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { messages } from "./scripts/messages-plugin.ts";

export default defineConfig({
  test: {
    // Most of what takes time waits for media in real time: even two cores carry two files at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [messages()],
        test: {
          name: "node",
          environment: "node",
          include: ["{contracts,server,rehearsal,src,workers,testing,scripts,bench,e2e,docs}/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});

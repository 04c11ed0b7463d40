import { defineConfig } from "vitest/config";
import { messages } from "./scripts/messages-plugin.ts";

export default defineConfig({
  test: {
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

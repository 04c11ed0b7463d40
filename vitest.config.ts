import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
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

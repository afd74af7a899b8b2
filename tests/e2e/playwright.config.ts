import process from "node:process";
import { defineConfig, type ReporterDescription } from "playwright/test";
import { findBrowser } from "../../src/cli/browser.ts";

/** Where `npm test` wants the machine-readable report; it counts from it. */
const report = process.env.KB_REPORT;
const forMachines: ReporterDescription[] = report ? [["json", { outputFile: report }]] : [];

/** `npm run test:e2e` has seen to it that there is one. */
const browser = findBrowser();

export default defineConfig({
  testDir: ".",
  globalSetup: "./sites.ts",
  outputDir: "../../.cache/e2e",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // More than there are processors: many tests wait for a pause of a reader's.
  workers: "150%",
  reporter: [["list"], ...forMachines],
  use: {
    launchOptions: {
      args: browser?.args ?? [],
      ...(browser?.executablePath && { executablePath: browser.executablePath }),
    },
    // Recording costs a fifth of the time; `playwright test --trace on …` records the test that fails.
    trace: "off",
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});

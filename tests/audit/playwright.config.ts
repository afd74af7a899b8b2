/** The browser's part of `npm run audit`: as in the other tests, with files of its own. */
import { defineConfig } from "playwright/test";
import browserTests from "../e2e/playwright.config.ts";

export default defineConfig(browserTests, {
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "../e2e/sites.ts",
  outputDir: "../../.cache/audit",
  // A check of a whole site is one test.
  timeout: 300_000,
});

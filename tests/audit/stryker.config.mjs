/**
 * Stryker changes the citation core in more than a thousand small ways, and sees whether a test of it fails each time.
 */
export default {
  mutate: ["src/citations/**/*.ts"],
  testRunner: "vitest",
  plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
  vitest: { configFile: "tests/audit/citations.config.ts" },
  // It works on a copy, which needs nothing but the core and its tests.
  tempDirName: ".cache/stryker",
  ignorePatterns: [
    "**",
    ...["package.json", "src/citations/*", "tests/*.ts", "tests/audit/*.ts", "tests/unit/citations/*"].map(
      (part) => `!/${part}`,
    ),
  ],
  // What has not changed since the last time is not tried again.
  incremental: true,
  incrementalFile: ".cache/mutation/incremental.json",
  reporters: ["json", "progress"],
  jsonReporter: { fileName: ".cache/mutation/report.json" },
  concurrency: 2,
  timeoutMS: 30_000,
};

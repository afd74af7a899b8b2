import process from "node:process";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Where `npm test` wants the machine-readable report; it counts from it. */
const report = process.env.KB_REPORT;

/** The time a test over a whole build may take, in milliseconds. */
const buildTimeout = 60_000;
/** And one in which a heavy tool reads whole sites. */
const auditTimeout = 600_000;
/** And another, which may start a process while another worker does; what must be quick measures its own effort. */
const unitTimeout = 20_000;

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  cacheDir: ".cache/vitest",
  test: {
    // On two processors vitest would leave one of them to itself, which has little to do.
    maxWorkers: "100%",
    // The files of a worker share what they load, and the sites that they read (site.ts): most of the time went there.
    isolate: false,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: unitTimeout } },
      {
        extends: true,
        test: {
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          globalSetup: ["tests/build/builds.ts"],
          testTimeout: buildTimeout,
          hookTimeout: 5 * buildTimeout,
        },
      },
      {
        extends: true,
        test: {
          name: "audit",
          include: ["tests/audit/*.test.ts"],
          globalSetup: ["tests/build/builds.ts"],
          testTimeout: auditTimeout,
          hookTimeout: auditTimeout,
        },
      },
    ],
  },
});

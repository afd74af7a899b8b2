/** The unit tests of the citation core alone, as `npm run mutation` runs them. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  cacheDir: ".cache/vitest-citations",
  test: {
    include: ["tests/unit/citations/*.test.ts"],
    // How long the core takes says nothing while every line of it counts how often it is reached.
    exclude: ["**/effort.test.ts"],
    isolate: false,
    setupFiles: ["tests/audit/seed.ts"],
    testTimeout: 600_000,
  },
});

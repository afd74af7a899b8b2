/** Keeps Astro's own note to itself out of the build's log, where a warning would mean something for the author. */
import type { Plugin } from "./plain-imports.ts";

/**
 * Astro begins the modules of MDX with the directive "use astro:head-inject" and reads it before they are bundled; that
 * the bundler does not keep it is as it should be.
 */
export const headDirective = (): Plugin => ({
  name: "head-directive",
  config: () => ({
    build: {
      rolldownOptions: {
        onLog(level, log, handle) {
          if (log.code !== "MODULE_LEVEL_DIRECTIVE" || !log.message.includes("astro:head-inject")) handle(level, log);
        },
      },
    },
  }),
});

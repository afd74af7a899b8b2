/** Lets the tags of scripts and styles say what the files have to be, where the pages are made: nothing is read twice. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

export const integrity = (): AstroIntegration => ({
  name: "integrity",
  hooks: {
    "astro:config:setup"({ command, config, addMiddleware, updateConfig }) {
      // The live server changes its files all the time.
      if (command !== "build") return;
      updateConfig({ vite: { define: { __SITE_FOLDER__: JSON.stringify(fileURLToPath(config.outDir)) } } });
      addMiddleware({ entrypoint: new URL("integrity-middleware.ts", import.meta.url), order: "pre" });
    },
  },
});

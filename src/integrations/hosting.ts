/** Writes what hosts read beside the pages: `_headers` and `_redirects`. */
import { writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import { hostedSite } from "../hosting/hosted.ts";
import { headersFile, redirectsFile } from "../hosting/netlify.ts";
import { PAGE_POLICY } from "../hosting/policy.ts";
import { currentKnowledge } from "../knowledge/current.ts";

export const hostFiles = (): AstroIntegration => ({
  name: "host-files",
  hooks: {
    "astro:config:setup"({ command, updateConfig }) {
      const policy = command === "build" ? PAGE_POLICY : "";
      updateConfig({ vite: { define: { __PAGE_POLICY__: JSON.stringify(policy) } } });
    },
    async "astro:build:done"({ dir }) {
      const site = hostedSite(currentKnowledge());
      await writeFile(new URL("_headers", dir), headersFile(site));
      await writeFile(new URL("_redirects", dir), redirectsFile(site));
    },
  },
});

/** Marks the stages of Astro's part of a build; the search marks its own. */
import type { AstroIntegration } from "astro";
import { enter } from "../knowledge/stages.ts";

export const stages = (): AstroIntegration => ({
  name: "stages",
  hooks: {
    "astro:config:setup": ({ updateConfig }) => {
      // Pages are rendered as soon as the last bundle is closed; Astro has no hook for it.
      updateConfig({ vite: { plugins: [{ name: "stages", closeBundle: () => enter("render") }] } });
    },
    "astro:build:generated": () => enter("sitemap"),
  },
});

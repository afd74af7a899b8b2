/** Builds the pages of some locales only (`KB_LOCALES`): one part of the site, beside what all parts share. */
import type { AstroIntegration } from "astro";
import { currentKnowledge } from "../knowledge/current.ts";

/**
 * Leaves out what stands below the homes of the other locales, whatever makes it. All else, the bundled scripts and
 * styles too, is the same in every part, byte for byte: parts laid over each other in any order are the whole site.
 */
export const localePart = (): AstroIntegration => ({
  name: "locale-part",
  hooks: {
    "astro:build:start"({ setPrerenderer }) {
      setPrerenderer((standard) => ({
        ...standard,
        async getStaticPaths() {
          const { site, built } = currentKnowledge();
          const others = new Set(site.locales.map(({ tag }) => tag).filter((tag) => !built.includes(tag)));
          // Paths have no base path here, so that a locale's begin with its tag.
          return (await standard.getStaticPaths()).filter(({ pathname }) => !others.has(pathname.split("/")[1] ?? ""));
        },
      }));
    },
  },
});

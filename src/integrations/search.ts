/** Builds the search index with the site: one Pagefind bundle a locale, part of the build and able to fail it. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { currentKnowledge } from "../knowledge/current.ts";
import { enter } from "../knowledge/stages.ts";
import { buildIndexes } from "../search/index/build.ts";

export function searchIndex(): AstroIntegration {
  return {
    name: "search-index",
    hooks: {
      async "astro:build:done"({ dir, logger }) {
        enter("search");
        const counts = await buildIndexes(fileURLToPath(dir), currentKnowledge());
        for (const [locale, pages] of counts) logger.info(`${locale}: ${pages} pages in the search index`);
      },
    },
  };
}

import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { facingTexts } from "./src/integrations/facing.ts";
import { headDirective } from "./src/integrations/head-directive.ts";
import { knowledge } from "./src/integrations/knowledge.ts";
import { plainImports } from "./src/integrations/plain-imports.ts";
import { searchIndex } from "./src/integrations/search.ts";
import { languageSitemap } from "./src/integrations/sitemap.ts";
import { stages } from "./src/integrations/stages.ts";
import { readSettings } from "./src/knowledge/settings.ts";
import { processor, rendering } from "./src/markdown/engine.ts";

const settings = readSettings();

export default defineConfig({
  outDir: settings.outDir,
  cacheDir: settings.cacheDir,
  trailingSlash: "always",
  // The default ("jsx") glues inline elements together that stand on lines of their own.
  compressHTML: true,
  markdown: { processor, ...rendering },
  // The same Markdown settings reach .mdx through the processor.
  integrations: [knowledge(settings), mdx(), facingTexts(), languageSitemap(), searchIndex(), stages()],
  // Nothing inline, so that the pages hold under a policy that allows only the site's own files.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [plainImports(), headDirective()] },
  devToolbar: { enabled: false },
});

import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { facingTexts } from "./src/integrations/facing.ts";
import { headDirective } from "./src/integrations/head-directive.ts";
import { hostFiles } from "./src/integrations/hosting.ts";
import { integrity } from "./src/integrations/integrity.ts";
import { knowledge } from "./src/integrations/knowledge.ts";
import { localePart } from "./src/integrations/locale-part.ts";
import { movedFiles } from "./src/integrations/moved-files.ts";
import { plainImports } from "./src/integrations/plain-imports.ts";
import { searchIndex } from "./src/integrations/search.ts";
import { languageSitemap } from "./src/integrations/sitemap.ts";
import { stages } from "./src/integrations/stages.ts";
import { readSettings } from "./src/knowledge/settings.ts";
import { processor, rendering } from "./src/markdown/engine.ts";

const settings = readSettings();

// Astro would tell its makers of every build, and a build asks no network.
process.env.ASTRO_TELEMETRY_DISABLED = "1";

export default defineConfig({
  outDir: settings.outDir,
  cacheDir: settings.cacheDir,
  trailingSlash: "always",
  // The default ("jsx") glues inline elements together that stand on lines of their own.
  compressHTML: true,
  markdown: { processor, ...rendering },
  // The same Markdown settings reach .mdx through the processor.
  integrations: [
    knowledge(settings),
    localePart(),
    mdx(),
    // What puts the digests in sees the finished page, because it is the first of what stands around it.
    integrity(),
    facingTexts(),
    languageSitemap(),
    movedFiles(),
    searchIndex(),
    hostFiles(),
    stages(),
  ],
  // Nothing inline, so that the pages hold under a policy that allows only the site's own files.
  // Several pages at once: while files of some are written, the next are rendered.
  build: { inlineStylesheets: "never", concurrency: 8 },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [plainImports(), headDirective()] },
  devToolbar: { enabled: false },
});

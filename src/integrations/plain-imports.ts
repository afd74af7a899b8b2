/** Leaves `import()` to the browser: Vite's helper around it would weigh as much as the script that waits for a reader. */
import type { AstroUserConfig } from "astro";

/** A plugin of Vite, by the type that Astro has for it. */
export type Plugin = Extract<NonNullable<NonNullable<AstroUserConfig["vite"]>["plugins"]>[number], { name: string }>;

/**
 * What the helper is for, preloading what a chunk imports, costs every page a kilobyte and saves one a round trip.
 * Constants stand where they are used: a chunk for one word that two scripts share would weigh more than the word.
 */
export const plainImports = (): Plugin => ({
  name: "plain-imports",
  enforce: "pre",
  config: () => ({ build: { modulePreload: false, rolldownOptions: { optimization: { inlineConst: true } } } }),
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined),
});

/** Composes the pages that show two texts side by side, when Astro has rendered their parts. */
import type { AstroIntegration } from "astro";

export const facingTexts = (): AstroIntegration => ({
  name: "facing-texts",
  hooks: {
    "astro:config:setup"({ addMiddleware }) {
      addMiddleware({ entrypoint: new URL("facing-middleware.ts", import.meta.url), order: "pre" });
    },
  },
});

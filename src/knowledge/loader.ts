/**
 * Hands the rendered texts to Astro's content layer. Each piece of a Markdown text (up to the next section's heading)
 * is an entry of its own, so that components can stand between the pieces; an MDX text is one entry that Astro
 * renders, with the component in place.
 */
import type { Loader, LoaderContext } from "astro/loaders";
import { currentReading } from "./current.ts";
import { type LinkTo, linksFrom, withLinks } from "./links.ts";
import type { Prose } from "./model.ts";

/** Id of the `index`-th piece of a text in the collection. */
export const pieceId = (prose: Prose, index: number): string => `${prose.file}#${index}`;

export function textsLoader(): Loader {
  return {
    name: "knowledge-texts",
    async load(context) {
      const knowledge = currentReading()?.knowledge;
      context.store.clear();
      if (knowledge === undefined) return;
      for (const variants of [...knowledge.articles.values(), ...knowledge.pages.values()]) {
        for (const prose of variants.values()) store(prose, linksFrom(knowledge, prose.locale), context);
      }
    },
  };
}

function store(prose: Prose, linkTo: LinkTo, { store: entries, generateDigest }: LoaderContext): void {
  const common = { data: {}, filePath: prose.file };
  if (prose.pieces === undefined) {
    // Astro renders it anew only when this changes: with its text, and with the data of its figures.
    const digest = generateDigest({ text: prose.source, analysis: prose.analysis, figures: prose.figures });
    entries.set({ ...common, id: pieceId(prose, 0), digest, deferredRender: true });
    return;
  }
  for (const [index, piece] of prose.pieces.entries()) {
    const html = withLinks(piece, linkTo);
    entries.set({ ...common, id: pieceId(prose, index), digest: generateDigest(html), rendered: { html } });
  }
}

/**
 * Hands the texts in MDX to Astro's content layer, by which Astro renders them, with the components in place. Markdown
 * has been rendered when it was read (prose.ts).
 */
import type { Loader, LoaderContext } from "astro/loaders";
import { currentReading } from "./current.ts";
import type { Prose } from "./model.ts";

/** Id of a text in the collection. */
export const entryId = ({ file }: Pick<Prose, "file">): string => file;

export function textsLoader(): Loader {
  return {
    name: "knowledge-texts",
    async load(context) {
      context.store.clear();
      const { articles, pages } = currentReading()?.knowledge ?? {};
      for (const variants of [...(articles?.values() ?? []), ...(pages?.values() ?? [])])
        for (const text of variants.values()) if (text.pieces === undefined) store(text, context);
    },
  };
}

function store(text: Prose, { store: entries, generateDigest }: LoaderContext): void {
  const { file, source, analysis, figures, images } = text;
  // Astro renders it anew only when this changes: with its text, and with the data of its figures.
  const digest = generateDigest({ source, analysis, figures, images });
  entries.set({ id: entryId(text), data: {}, filePath: file, digest, deferredRender: true });
}

/**
 * Hands the rendered texts to Astro's content layer. Each piece of a Markdown text (`pieces.ts`) is an entry of its own,
 * so that components can stand between the pieces; an MDX text is one entry that Astro renders, with the components in
 * place.
 */
import type { Loader, LoaderContext } from "astro/loaders";
import { currentReading } from "./current.ts";
import { imagesFrom, withImages } from "./images.ts";
import { linksFrom, withLinks } from "./links.ts";
import type { Knowledge, Page } from "./model.ts";
import { withTermLinks } from "./page-index.ts";
import { piecesOf } from "./pieces.ts";

/** A text as this file handles it. */
type Text = Pick<Page, "file" | "locale" | "pieces" | "analysis"> &
  Partial<Pick<Page, "source" | "figures" | "images" | "translation" | "hasIndex">>;

/** Id of the `index`-th piece of a text in the collection. */
export const pieceId = ({ file }: Pick<Text, "file">, index: number): string => `${file}#${index}`;

export function textsLoader(): Loader {
  return {
    name: "knowledge-texts",
    async load(context) {
      const knowledge = currentReading()?.knowledge;
      context.store.clear();
      if (knowledge === undefined) return;
      const { articles, pages, introductions } = knowledge;
      for (const variants of [...articles.values(), ...pages.values(), ...introductions.values()]) {
        for (const text of variants.values()) store(text, knowledge, context);
      }
    },
  };
}

function store(text: Text, knowledge: Knowledge, { store: entries, generateDigest }: LoaderContext): void {
  const linkTo = linksFrom(knowledge, text.locale);
  const imageOf = imagesFrom(text.images ?? [], knowledge.site);
  const common = { data: {}, filePath: text.file };
  const pieces = piecesOf(text);
  if (pieces === undefined) {
    const { source, analysis, figures, images } = text;
    // Astro renders it anew only when this changes: with its text, and with the data of its figures.
    entries.set({
      ...common,
      id: pieceId(text, 0),
      digest: generateDigest({ source, analysis, figures, images }),
      deferredRender: true,
    });
    return;
  }
  for (const [index, piece] of pieces.entries()) {
    const linked = withImages(withLinks(piece.html, linkTo), imageOf);
    const html = text.hasIndex ? withTermLinks(linked) : linked;
    entries.set({ ...common, id: pieceId(text, index), digest: generateDigest(html), rendered: { html } });
  }
}

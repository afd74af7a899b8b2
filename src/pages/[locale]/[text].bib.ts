/** The bibliography of each text that cites, as a file beside its page. */
import type { APIRoute, GetStaticPaths } from "astro";
import { type FileProps, fileResponse, formatOf } from "../../exports/files.ts";
import { bibliographyOf } from "../../knowledge/bibliography.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export const getStaticPaths = (({ routePattern }) => {
  const knowledge = currentKnowledge();
  return [...knowledge.articles.values(), ...knowledge.pages.values()]
    .flatMap((variants) => [...variants.values()])
    .map((text) => ({ text, references: bibliographyOf(knowledge, text).map(({ reference }) => reference) }))
    .filter(({ references }) => references.length > 0)
    .map(({ text, references }) => ({
      params: { locale: text.locale, text: text.slug },
      props: { format: formatOf(routePattern), references },
    }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<FileProps> = ({ props }) => fileResponse(props);

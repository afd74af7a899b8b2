/** The description of the search of a locale, for browsers. */
import type { APIRoute } from "astro";
import { OPENSEARCH_TYPE, opensearchOf } from "../../exports/opensearch.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export function getStaticPaths() {
  return currentKnowledge().site.locales.map(({ tag }) => ({ params: { locale: tag } }));
}

export const GET: APIRoute = ({ params: { locale = "" } }) =>
  new Response(opensearchOf(currentKnowledge().site, locale), {
    headers: { "Content-Type": `${OPENSEARCH_TYPE}; charset=utf-8` },
  });

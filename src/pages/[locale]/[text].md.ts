/** Every article and page as Markdown, beside its page. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { markdownOf } from "../../exports/markdown.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export function getStaticPaths() {
  const { articles, pages } = currentKnowledge();
  return [...articles.values(), ...pages.values()].flatMap((variants) =>
    [...variants.values()].map((prose) => ({ params: { locale: prose.locale, text: prose.slug }, props: { prose } })),
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { prose } }) =>
  new Response(markdownOf(currentKnowledge(), prose), { headers: { "Content-Type": "text/markdown; charset=utf-8" } });

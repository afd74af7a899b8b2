import type { APIRoute } from "astro";
import { llmsOf } from "../../exports/llms.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export function getStaticPaths() {
  return currentKnowledge().site.locales.map(({ tag }) => ({ params: { locale: tag } }));
}

export const GET: APIRoute = ({ params: { locale = "" } }) => new Response(llmsOf(currentKnowledge(), locale));

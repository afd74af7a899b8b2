/** The feed of a locale. The texts are rendered by Astro as on their pages, whether they are Markdown or MDX. */
import mdx from "@astrojs/mdx/server.js";
import type { APIRoute } from "astro";
import { experimental_AstroContainer as Container } from "astro/container";
import ArticleBody from "../../components/ArticleBody.astro";
import { feedOf } from "../../exports/feed.ts";
import { currentKnowledge } from "../../knowledge/current.ts";
import { imagesFrom } from "../../knowledge/images.ts";
import { linksFrom } from "../../knowledge/links.ts";
import { localeOf } from "../../knowledge/queries.ts";

export function getStaticPaths() {
  return currentKnowledge().site.locales.map(({ tag }) => ({ params: { locale: tag } }));
}

export const GET: APIRoute = async ({ params: { locale: tag = "" } }) => {
  const knowledge = currentKnowledge();
  const locale = localeOf(knowledge, tag);
  const container = await Container.create();
  container.addServerRenderer({ renderer: mdx });
  const feed = await feedOf(knowledge, tag, (prose) =>
    // Without the lists of sources beside the sections: the feed has one at the end; and no reader of feeds draws figures.
    container.renderToString(ArticleBody, {
      props: {
        prose,
        locale,
        linkTo: linksFrom(knowledge, tag),
        imageOf: imagesFrom(prose.images, knowledge.site),
        sections: new Map(),
        undrawn: true,
      },
    }),
  );
  return new Response(feed, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
};

/**
 * Rendered Markdown as a component. Astro's content layer is not asked to keep it: it would have every text twice more, in
 * memory and in a module of the pages, which the largest bases have no room for.
 */
import { type RenderResult, render } from "astro:content";

export async function contentOf(html: string): Promise<RenderResult["Content"]> {
  const { Content } = await render({ id: "", collection: "texts", data: {}, rendered: { html } });
  return Content;
}

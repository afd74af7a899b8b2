/** The images that stand beside the texts, each at an address that changes with its bytes. */
import { readFile } from "node:fs/promises";
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { imagePath } from "../../knowledge/addresses.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export const getStaticPaths = () =>
  currentKnowledge().images.map((image) => ({ params: { file: imagePath(image) }, props: { image } }));

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { image } }) =>
  new Response(await readFile(image.path));

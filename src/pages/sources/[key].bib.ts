/** The record of each source as a file. */
import type { APIRoute, GetStaticPaths } from "astro";
import { type FileProps, fileResponse, formatOf } from "../../exports/files.ts";
import { currentKnowledge } from "../../knowledge/current.ts";

export const getStaticPaths = (({ routePattern }) =>
  [...currentKnowledge().references.values()].map((reference) => ({
    params: { key: reference.key },
    props: { format: formatOf(routePattern), references: [reference] },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<FileProps> = ({ props }) => fileResponse(props);

/** The records of the whole base in one file. */
import type { APIRoute } from "astro";
import { fileResponse, formatOf } from "../exports/files.ts";
import { currentKnowledge } from "../knowledge/current.ts";

export const GET: APIRoute = ({ routePattern }) =>
  fileResponse({ format: formatOf(routePattern), references: [...currentKnowledge().references.values()] });

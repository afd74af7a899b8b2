import type { APIRoute } from "astro";
import { rootLlms } from "../exports/llms.ts";
import { currentKnowledge } from "../knowledge/current.ts";

export const GET: APIRoute = () => new Response(rootLlms(currentKnowledge()));

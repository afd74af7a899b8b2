/** Runs for every page, and leaves all as they are but those that say what they face. */
import type { MiddlewareHandler } from "astro";
import { composed, type Facing } from "../facing/compose.ts";

declare global {
  namespace App {
    interface Locals {
      facing?: Facing;
    }
  }
}

export const onRequest: MiddlewareHandler = async ({ locals }, next) => {
  const response = await next();
  if (locals.facing === undefined) return response;
  return new Response(composed(await response.text(), locals.facing), response);
};

/** Runs for every page, when Astro has written the scripts and styles and before it writes the page. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MiddlewareHandler } from "astro";
import { integrityWriter } from "../hosting/integrity.ts";
import { choiceAddress } from "../knowledge/addresses.ts";
import { currentKnowledge } from "../knowledge/current.ts";

/** Where the site is being built; the integration puts it in. */
declare const __SITE_FOLDER__: string;

const base = choiceAddress(currentKnowledge().site);
const digests = new Map<string, string>();

/** @throws when the site has no such file: the page would ask for it in vain */
function digestOf(address: string): string {
  const digest = digests.get(address) ?? digestOfFile(join(__SITE_FOLDER__, address.slice(base.length)));
  digests.set(address, digest);
  return digest;
}

const digestOfFile = (file: string): string =>
  `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;

const withIntegrity = integrityWriter(`${base}_astro/`, digestOf);

export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  // Every byte is a character of Latin-1: the addresses are ASCII, and the rest need not be decoded to stay as it is.
  const page = Buffer.from(await response.arrayBuffer()).toString("latin1");
  return new Response(Buffer.from(withIntegrity(page), "latin1"), response);
};

/** What a host has to know of a finished site besides its files. */
import { FEED } from "../exports/feed.ts";
import { OPENSEARCH, OPENSEARCH_TYPE } from "../exports/opensearch.ts";
import { choiceAddress, localeFile } from "../knowledge/addresses.ts";
import type { Knowledge, Site } from "../knowledge/model.ts";
import { hostRedirects, withdrawnAddresses } from "../knowledge/redirects.ts";
import { BUNDLES } from "../search/bundle.ts";

export interface Hosted {
  /** Name of the host: "example.org". */
  host: string;
  /** Path under which the site lives, with slashes around it. */
  base: string;
  /** What addresses of files begin with whose names change with their bytes. */
  forever: readonly string[];
  /** Files whose names tell of their type more than the extension does. */
  types: readonly { address: string; type: string }[];
  /** Addresses that have moved; all of them as they stand in links, percent-encoded and with the base path. */
  redirects: readonly { from: string; to: string }[];
  /** Addresses that were taken back; the page that says so lies there. */
  withdrawn: readonly string[];
}

export function hostedSite(knowledge: Pick<Knowledge, "site" | "redirects">): Hosted {
  const { site } = knowledge;
  const base = choiceAddress(site);
  return {
    host: site.root.host,
    base,
    forever: foreverIn(site).map((path) => `${base}${path}`),
    types: site.locales.flatMap(({ tag }) => [
      { address: localeFile(site, tag, FEED), type: "application/atom+xml" },
      { address: localeFile(site, tag, OPENSEARCH), type: OPENSEARCH_TYPE },
    ]),
    redirects: hostRedirects(knowledge),
    withdrawn: withdrawnAddresses(knowledge),
  };
}

/** Of Pagefind's files its module, its entry file and its stemmer have names that stay. */
function foreverIn({ locales }: Site): string[] {
  const ofBundle = (tag: string): string[] => ["filter/", "fragment/", "index/", `pagefind.${tag}_`];
  return [
    "_astro/",
    "images/",
    ...locales.flatMap(({ tag }) => ofBundle(tag).map((path) => `${BUNDLES}/${tag}/${path}`)),
  ];
}

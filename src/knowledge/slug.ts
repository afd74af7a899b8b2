/** Slugs are path segments of published addresses. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 100;

/** Names that hosts, Windows, JavaScript objects or this site need for themselves. */
const RESERVED = new Set(
  "index 404 pagefind sitemap assets con prn aux nul constructor prototype rss feed atom llms robots favicon".split(
    " ",
  ),
);
const WINDOWS_DEVICE = /^(?:com|lpt)\d$/;

/**
 * Tells why a slug cannot be used, or `undefined`.
 * @param taken further names of the locale: its section words, the locales themselves
 */
export function slugFault(slug: string, taken: ReadonlySet<string>): string | undefined {
  if (!SLUG.test(slug)) return "use lower-case letters a–z, digits and single hyphens between them";
  if (slug.length > LONGEST) return `it has ${slug.length} characters; ${LONGEST} is the most`;
  if (RESERVED.has(slug) || WINDOWS_DEVICE.test(slug) || taken.has(slug))
    return "the name is reserved, by this site, by hosts or by operating systems; choose another";
  return undefined;
}

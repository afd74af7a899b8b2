/** Keeps the ids of two texts apart that come to stand in one page. */
import { withTags } from "./tags.ts";

/** Attributes whose value is ids, with spaces between them (HTML 2.3.7, WAI-ARIA 1.2, Popover). */
const REFERRING =
  "id|for|form|list|headers|itemref|popovertarget|commandfor|aria-(?:labelledby|describedby|controls|owns|details|flowto|activedescendant|errormessage)";
const IDS = new RegExp(`(\\s(?:${REFERRING})=")([^"]*)(?=")`, "gu");
/** A link into the same page; a text fragment alone names no id. */
const LINK = /(\s(?:xlink:)?href="#)(?=[^":])/gu;
/** What a drawing takes from elsewhere in it. */
const DRAWN = /url\((?:&quot;|')?#/gu;

/**
 * What can be put before every id of one text, so that none is one of the others.
 * @param name what it begins with, such as the text's language
 * @param rest the page without that text
 */
export function leadFor(name: string, rest: string): string {
  const lead = `${name}-`;
  return rest.includes(` id="${lead}`) ? leadFor(lead, rest) : lead;
}

/** HTML with something before each of its ids and all that leads to them from inside. */
export const withLead = (html: string, lead: string): string =>
  withTags(html, (tag) => {
    if (!tag.includes("=")) return tag;
    const named = tag.replace(
      IDS,
      (_, before: string, ids: string) => before + ids.replace(/\S+/gu, (id) => lead + id),
    );
    return named.includes("#") ? named.replace(LINK, `$1${lead}`).replace(DRAWN, `$&${lead}`) : named;
  });

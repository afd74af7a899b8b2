/** Keeps the ids of two texts apart that come to stand in one page. */
import { valuesOf, withTags } from "./tags.ts";

const ID = /\sid="([^"]*)"/u;
/** Attributes whose value is ids, with spaces between them (HTML 2.3.7, WAI-ARIA 1.2, Popover). */
const REFERRING =
  "id|for|form|list|headers|itemref|popovertarget|commandfor|aria-(?:labelledby|describedby|controls|owns|details|flowto|activedescendant|errormessage)";
const IDS = new RegExp(`(\\s(?:${REFERRING})=")([^"]*)(?=")`, "gu");
/** A link into the same page; a text fragment alone names no id. */
const LINK = /(\s(?:xlink:)?href="#)(?=[^":])/gu;
/** What a drawing takes from elsewhere in it. */
const DRAWN = /(url\((?:&quot;|')?#)/gu;

/** Ids of a page, in order. */
export const idsOf = (html: string): string[] => valuesOf(html, ID);

/**
 * What can be put before every id of one text, so that none is one of the others.
 * @param name what it begins with, such as the text's language
 * @param taken the other ids of the page
 */
export function leadFor(name: string, taken: readonly string[]): string {
  const lead = `${name}-`;
  return taken.some((id) => id.startsWith(lead)) ? leadFor(lead, taken) : lead;
}

/** HTML with something before each of its ids and all that leads to them from inside. */
export const withLead = (html: string, lead: string): string =>
  withTags(html, (tag) =>
    /["#]/u.test(tag)
      ? tag
          .replaceAll(IDS, (_, before: string, ids: string) => before + ids.replaceAll(/[^\s]+/gu, (id) => lead + id))
          .replaceAll(LINK, (before) => before + lead)
          .replaceAll(DRAWN, (before) => before + lead)
      : tag,
  );

/** Descriptions of the search, held against the pages that link them and the search pages that they lead to. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, only, select } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { childrenOf, parseXml, type XmlElement } from "../xml.ts";
import { canonicalOf, exported, langOf } from "./exports.ts";

describe.each(exported)("in %s", (_, folder, base) => {
  let pages: Map<string, Page>;
  const descriptions = new Map<string, XmlElement>();

  beforeAll(async () => {
    pages = await readSite(folder);
    for (const locale of new Set([...pages.values()].map(langOf)))
      descriptions.set(locale, parseXml(await readFile(join(folder, locale, "opensearch.xml"), "utf8")));
  });

  const described = (locale: string): XmlElement => descriptions.get(locale) ?? expect.fail(`none for ${locale}`);

  test("every page links the description of its language, and that alone, by the name that it gives", () => {
    for (const page of pages.values()) {
      const links = select(page.document, "head link[rel=search]").map(({ attrs }) =>
        Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
      );
      const [name] = childrenOf(described(langOf(page)), "ShortName");
      expect(links, page.address).toEqual([
        {
          rel: "search",
          type: "application/opensearchdescription+xml",
          href: `${base}${langOf(page)}/opensearch.xml`,
          title: name?.text,
        },
      ]);
    }
  });

  test("a description leads to the search page of its language, by the field of its form", () => {
    for (const [locale, root] of descriptions) {
      const search = [...pages.values()].find(
        (page) => langOf(page) === locale && select(page.document, "main input[type=search]").length > 0,
      );
      if (search === undefined) expect.fail(`no search page for ${locale}`);
      const field = attributeOf(only(search.document, "main input[type=search]"), "name");
      const addresses = childrenOf(root, "Url").map(({ attributes }) => attributes["template"]);
      const own = new URL(`${base}${locale}/opensearch.xml`, canonicalOf(search)).href;
      expect(addresses).toEqual([`${canonicalOf(search)}?${field}={searchTerms}`, own]);
      expect(childrenOf(root, "Language").map(({ text }) => text)).toEqual([locale]);
    }
  });
});

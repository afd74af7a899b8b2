/** Descriptions of the search, held against the pages that link them and the search pages that they lead to. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, select } from "../html.ts";
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

  test("a description leads where the forms of its language lead, by their field, and to a page that is there", () => {
    for (const [locale, root] of descriptions) {
      const home = pages.get(`/${locale}/`) ?? expect.fail(`no home page for ${locale}`);
      const [form] = select(home.document, "search form");
      const [field] = select(home.document, "search form input[type=search]");
      const action = (form && attributeOf(form, "action")) ?? expect.fail("no form");
      expect(pages.has(action.replace(base, "/"))).toBe(true);
      const addresses = childrenOf(root, "Url").map(({ attributes }) => attributes["template"]);
      expect(addresses).toEqual([
        `${new URL(action, canonicalOf(home)).href}?${field && attributeOf(field, "name")}={searchTerms}`,
        `${canonicalOf(home)}opensearch.xml`,
      ]);
      expect(childrenOf(root, "Language").map(({ text }) => text)).toEqual([locale]);
    }
  });
});

/** Sections lead to themselves in other languages, and every page knows where its blocks stand there. */
import { parse } from "parse5";
import { beforeAll, describe, expect, test } from "vitest";
import { shifted } from "../../src/translation/place-shifts.ts";
import { attributeOf, elementsOf, only, select } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

describe.each(["fixture", "content"] as const)("in the site %s", (name) => {
  let pages: Map<string, Page>;
  beforeAll(async () => {
    pages = await readSite(sites[name]);
    // As a browser without scripts reads them.
    for (const page of pages.values()) page.document = parse(page.html, { scriptingEnabled: false });
  });

  /** The headings of a page's sections and what leads from each to other languages. */
  const sectionsOf = ({ document }: Page) =>
    select(document, ".prose").flatMap((prose) => {
      const found: { id: string; links: { href: string; lang: string | undefined }[] }[] = [];
      for (const element of elementsOf(prose)) {
        if (element.tagName === "h2") found.push({ id: attributeOf(element, "id") ?? "", links: [] });
        if (element.tagName === "a" && attributeOf(element.parentNode as typeof element, "class") === "same-section")
          found.at(-1)?.links.push({ href: attributeOf(element, "href") ?? "", lang: attributeOf(element, "lang") });
      }
      return found;
    });

  test("the links of sections lead to sections, in pairs, in the language that they say", () => {
    let links = 0;
    for (const page of pages.values())
      for (const section of sectionsOf(page))
        for (const { href, lang } of section.links) {
          links++;
          const [address = "", id = ""] = href.split("#");
          const other = pages.get(address);
          expect(other && attributeOf(only(other.document, "html"), "lang"), href).toBe(lang);
          const back = other && sectionsOf(other).find((one) => one.id === decodeURIComponent(id));
          expect(
            back?.links.map((link) => decodeURIComponent(link.href)),
            `${page.address} ${href}`,
          ).toContain(`${page.address}#${section.id}`);
        }
    expect(links).toBeGreaterThan(5);
  });

  /** The other languages of a text, with the shifts of its blocks; nothing for a page that is no text in several. */
  function variantsOf({ document }: Page): { tag: string; shifts: string; address: string }[] {
    const [kept] = select(document, "#page-kept");
    const variants = kept && attributeOf(kept, "data-variants")?.split(" ");
    return (variants ?? []).map((variant) => {
      const [tag = "", ...shifts] = variant.split(",");
      const address = attributeOf(only(document, `link[hreflang=${tag}]`), "href") ?? "";
      return { tag, shifts: shifts.join(","), address: new URL(address).pathname };
    });
  }

  test("every section of a text that there is in another language has its links", () => {
    for (const page of pages.values()) {
      const tags = variantsOf(page).map(({ tag }) => tag);
      for (const { id, links } of sectionsOf(page))
        if (id !== "footnote-label")
          expect(
            links.map(({ lang }) => lang),
            `${page.address} ${id}`,
          ).toEqual(tags);
    }
  });

  const blocksOf = (page: Page | undefined): Map<number, string> =>
    new Map(
      page && select(page.document, "[data-block]").map((one) => [Number(attributeOf(one, "data-block")), one.tagName]),
    );

  test("every block has its place in the other language, a section’s heading such a heading", () => {
    const texts = [...pages.values()].flatMap((page) => variantsOf(page).map((variant) => ({ page, ...variant })));
    expect(texts.length).toBeGreaterThan(5);
    for (const { page, shifts, address } of texts) {
      const there = blocksOf(pages.get(address));
      for (const [block, name] of blocksOf(page)) {
        const found = there.get(shifted(block, shifts));
        expect(found, `${page.address} ${block}`).toBeDefined();
        if (name === "h2") expect(found, `${page.address} ${block}`).toBe("h2");
      }
    }
  });
});

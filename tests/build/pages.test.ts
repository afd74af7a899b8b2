/** Laws of every page of every site. */
import { existsSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, type Element, elementsOf, matches, only, select, textOf } from "../html.ts";
import { isFacing, isFormer, type Page, readWholeSite } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const origins = {
  fixture: "https://fixture.example/",
  base: `https://fixture.example${basePath}`,
  content: "",
} as const;

describe.each(Object.entries(origins))("every page of %s", (name, origin) => {
  const folder = sites[name as keyof typeof origins];
  const root = name === "base" ? basePath : "/";
  let pages: Map<string, Page>;

  beforeAll(async () => {
    pages = await readWholeSite(folder);
  });

  /** What a law finds wrong, with the page; nothing is what is wanted. */
  const findings = (law: (page: Page) => string[]): string[] =>
    [...pages.values()].flatMap((page) => law(page).map((finding) => `${page.address}: ${finding}`));

  test("has ids that stand once", () => {
    const repeated = findings(({ document }) => {
      const ids = select(document, "[id]").map((element) => attributeOf(element, "id") ?? "");
      return ids.filter((id, index) => ids.indexOf(id) !== index || id === "");
    });
    expect(repeated).toEqual([]);
  });

  test("loads files of the site only, and only such that exist", () => {
    const broken = findings(({ document }) =>
      [...select(document, "[src]"), ...select(document, "link[rel=stylesheet]"), ...select(document, "link[rel=icon]")]
        .map((element) => attributeOf(element, "src") ?? attributeOf(element, "href") ?? "")
        .filter((path) => !path.startsWith(root) || !existsSync(join(folder, path.slice(root.length)))),
    );
    expect(broken).toEqual([]);
  });

  test("carries neither inline style nor inline script", () => {
    const inline = findings(({ document }) =>
      elementsOf(document).flatMap((element) => [
        ...element.attrs
          .filter((attribute) => /^(?:style|on.*)$/u.test(attribute.name))
          .map((attribute) => `${element.tagName} ${attribute.name}`),
        ...(matches(element, "style") ||
        (matches(element, "script") && !matches(element, "script[src]") && !isData(element))
          ? [element.tagName]
          : []),
      ]),
    );
    expect(inline).toEqual([]);
  });

  /** A data block, which no browser runs. */
  const isData = (element: Element): boolean => matches(element, "script[type=application/ld+json]");

  test("says its language and direction", () => {
    const wrong = findings(({ address, document }) => {
      const html = only(document, "html");
      const [lang, dir] = [attributeOf(html, "lang") ?? "", attributeOf(html, "dir")];
      const section = /^\/([a-z]{2})\//u.exec(address)?.[1] ?? lang;
      return lang === section && dir === (lang === "ar" ? "rtl" : "ltr") ? [] : [`lang ${lang}, dir ${dir}`];
    });
    expect(wrong).toEqual([]);
  });

  test("has one first heading, a main part, a title and a description of its own", () => {
    const wrong = findings(({ document }) => {
      const parts = ["h1", "main", "head title", "meta[name=description]"].map((selector) =>
        select(document, selector),
      );
      const description = parts[3]?.[0];
      const title = parts[2]?.[0];
      const hasWords = title && textOf(title) !== "" && description && attributeOf(description, "content");
      return parts.every(({ length }) => length === 1) && hasWords ? [] : [parts.map(({ length }) => length).join(" ")];
    });
    expect(wrong).toEqual([]);
    for (const of of [titleOf, descriptionOf]) {
      // The page of choice speaks for the whole site, as the home page of the source language does. Pages that have
      // moved or were withdrawn say so in the same words.
      const texts = [...pages.values()]
        .filter((page) => page.address !== "/" && !isFormer(page))
        .map((page) => `${page.address.slice(0, 4)} ${of(page)}`);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  const titleOf = ({ document }: Page): string => textOf(only(document, "head title"));
  const descriptionOf = ({ document }: Page): string =>
    attributeOf(only(document, "meta[name=description]"), "content") ?? "";

  test("is its own canonical address, two texts side by side have the article’s, one that has moved its new one, and no other has any", () => {
    const canonicals = [...pages.values()].map(({ address, document }) => {
      const [link] = select(document, "link[rel=canonical]");
      return [address, link && attributeOf(link, "href")?.replace(originOf(), "/")];
    });
    const expected = (page: Page): string | undefined => {
      if (page.address === "/404.html") return undefined;
      if (isFormer(page)) return movedTo(page)?.replace(root, "/").replace(/#.*/u, "");
      return isFacing(page) ? page.address.replace(/[^/]+\/$/u, "") : page.address;
    };
    expect(canonicals).toEqual([...pages.values()].map((page) => [page.address, expected(page)]));
  });

  /** Where a browser goes on to. */
  function movedTo({ document }: Page): string | undefined {
    const [refresh] = select(document, "meta[http-equiv=refresh]");
    return refresh && attributeOf(refresh, "content")?.replace("0; url=", "");
  }

  /** Where the site says that it lives. */
  function originOf(): string {
    if (origin !== "") return origin;
    const [home] = [...pages.values()].filter(({ address }) => address.length === 4);
    const canonical = home && attributeOf(only(home.document, "link[rel=canonical]"), "href");
    return new URL("..", canonical).href;
  }

  test("tells social networks what it tells readers", () => {
    const wrong = findings((page) => {
      if (movedTo(page) !== undefined) return [];
      const property = (part: string): string | undefined => {
        const [meta] = select(page.document, `meta[property=og:${part}]`);
        return meta && attributeOf(meta, "content");
      };
      const [canonical] = select(page.document, "link[rel=canonical]");
      const agrees = {
        title: titleOf(page).startsWith(property("title") ?? "?"),
        description: property("description") === descriptionOf(page),
        url: property("url") === (canonical && attributeOf(canonical, "href")),
        site_name: property("site_name") !== undefined,
        type: property("type") === (select(page.document, "article").length > 0 ? "article" : "website"),
      };
      return Object.entries(agrees).flatMap(([part, holds]) => (holds ? [] : [part]));
    });
    expect(wrong).toEqual([]);
  });

  test("belongs to no locale twice: folders of the site are its locales, its files and nothing else", async () => {
    const tops = new Set<string>();
    for await (const file of glob("**/*", { cwd: folder })) tops.add(file.split(/[\\/]/u)[0] ?? "");
    const html = [...tops].filter((top) => /\.html$/u.test(top)).sort();
    expect(html).toEqual(["404.html", "index.html"]);
  });
});

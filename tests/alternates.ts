/** What the head of each page and the sitemaps say of the languages of a site, and the law that both keep. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { attributeOf, matches, select } from "./html.ts";
import type { Page } from "./site.ts";
import { childrenOf, parseXml } from "./xml.ts";

/** Complete addresses by language, as `hreflang` links give them; "x-default" among them. */
type Named = ReadonlyMap<string, string>;

/** By file name, then by the address of a page: what it says of the page's variants. */
export type Sitemaps = ReadonlyMap<string, ReadonlyMap<string, Named>>;

const DEFAULT = "x-default";

/** The sitemaps of a built site: those that its index names. */
export async function readSitemaps(folder: string): Promise<Sitemaps> {
  const read = async (file: string) => parseXml(await readFile(join(folder, file), "utf8"));
  const textOf = (element: ReturnType<typeof parseXml>): string => childrenOf(element, "loc")[0]?.text ?? "";
  const files = childrenOf(await read("sitemap-index.xml"), "sitemap").map((entry) => textOf(entry).split("/").at(-1));
  const sitemaps = files.map(async (file = ""): Promise<[string, Map<string, Named>]> => {
    const entries = childrenOf(await read(file), "url").map((entry): [string, Named] => {
      const links = childrenOf(entry, "xhtml:link").map(({ attributes: { hreflang = "", href = "" } }) => ({
        hreflang,
        href,
      }));
      return [textOf(entry), new Map(links.map(({ hreflang, href }) => [hreflang, href]))];
    });
    return [file, new Map(entries)];
  });
  return new Map(await Promise.all(sitemaps));
}

/** The sitemaps that lie in the folder, named or not. */
export async function sitemapFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob("**/sitemap*.xml", { cwd: folder })) files.push(file);
  return files.filter((file) => file !== "sitemap-index.xml").toSorted();
}

const linksOf = ({ document }: Page): [string, string][] =>
  select(document, "head link[rel=alternate]")
    .filter((link) => matches(link, "[hreflang]"))
    .map((link) => [attributeOf(link, "hreflang") ?? "", attributeOf(link, "href") ?? ""]);

const canonicalOf = ({ document }: Page): string | undefined => {
  const [link] = select(document, "head link[rel=canonical]");
  return link && attributeOf(link, "href");
};

const langOf = ({ document }: Page): string => attributeOf(select(document, "html")[0] ?? expectHtml(), "lang") ?? "";

function expectHtml(): never {
  throw new Error("A page has no html element.");
}

/** Both name the same, in whatever order. */
const areEqual = (a: Named, b: Named): boolean =>
  a.size === b.size && [...a].every(([lang, address]) => b.get(lang) === address);

/**
 * Everything that breaks the law, a line each, the page first:
 * - a page that is its own canonical address names itself and every variant in its language, and each names the same;
 * - `x-default` is the page of choice for the home pages, else the variant in the source language, else the first;
 * - it stands in the sitemap of its language and in no other, with the links of its head;
 * - any other page (404) names no variant and stands in no sitemap, and sitemaps name nothing else.
 */
export function breaches(pages: ReadonlyMap<string, Page>, sitemaps: Sitemaps): string[] {
  const choice = pages.get("/") ?? expectHtml();
  const root = canonicalOf(choice) ?? "";
  const site = { root, source: langOf(choice), at: new Map<string, Page>() };
  for (const [address, page] of pages) site.at.set(`${root}${address.slice(1)}`, page);
  const strays = [...sitemaps].flatMap(([file, entries]) =>
    [...entries.keys()].filter((url) => !site.at.has(url)).map((url) => `${file}: ${url} is no page`),
  );
  const faults = [...site.at].flatMap(([url, page]) => {
    const listed = [...sitemaps].flatMap(([file, entries]) => (entries.has(url) ? [file] : []));
    const found =
      canonicalOf(page) === url
        ? [...faultsOfHead(page, url, site), ...faultsOfListing(page, url, { listed, sitemaps })]
        : [
            ...linksOf(page).map(([lang]) => `is not its own canonical address, and names ${lang}`),
            ...listed.map((file) => `is not its own canonical address, and stands in ${file}`),
          ];
    return found.map((fault) => `${page.address}: ${fault}`);
  });
  return [...strays, ...faults];
}

interface BuiltSite {
  /** Complete address of the page of choice. */
  root: string;
  source: string;
  /** By complete address. */
  at: ReadonlyMap<string, Page>;
}

function faultsOfHead(page: Page, url: string, { root, source, at }: BuiltSite): string[] {
  const links = linksOf(page);
  const named = new Map(links);
  const variants = links.filter(([lang]) => lang !== DEFAULT);
  const isHome = variants.some(([lang, address]) => address === `${root}${lang}/`);
  const fallback = isHome ? root : (named.get(source) ?? variants[0]?.[1]);
  return [
    ...(named.size === links.length ? [] : ["names a language twice"]),
    ...(url === root || named.get(langOf(page)) === url ? [] : ["does not name itself"]),
    ...(named.get(DEFAULT) === fallback ? [] : [`has the x-default ${named.get(DEFAULT)}, not ${fallback}`]),
    ...variants.flatMap(([lang, address]) => {
      const other = at.get(address);
      if (other === undefined) return [`names ${address}, which is no page`];
      if (langOf(other) !== lang) return [`names ${address} as ${lang}, but it is ${langOf(other)}`];
      return areEqual(new Map(linksOf(other)), named) ? [] : [`names ${address}, which does not name the same`];
    }),
  ];
}

function faultsOfListing(
  page: Page,
  url: string,
  { listed, sitemaps }: { listed: readonly string[]; sitemaps: Sitemaps },
): string[] {
  const wanted = page.address === "/" ? "pages" : langOf(page);
  const own = new RegExp(`^sitemap-${wanted}-\\d+\\.xml$`, "u");
  const [file = ""] = listed;
  const links = sitemaps.get(file)?.get(url) ?? new Map<string, string>();
  return [
    ...(listed.length === 1 && own.test(file) ? [] : [`stands in ${listed.join(", ") || "no sitemap"}`]),
    ...(listed.length === 0 || areEqual(links, new Map(linksOf(page))) ? [] : [`has other links in ${file}`]),
  ];
}

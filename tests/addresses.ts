/** Reads out of a built site every address that it names, and tells whether the site answers there. */
import { statSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { attributeOf, elementsOf, only } from "./html.ts";
import type { Page } from "./site.ts";

/** Attributes that hold an address (https://html.spec.whatwg.org/multipage/indices.html#attributes-3), or a list of them. */
const ADDRESS = new Set(["href", "src", "action", "formaction", "poster", "data", "cite"]);
const ADDRESSES = new Set(["srcset", "imagesrcset"]);

/** Files beside the pages that programs and people read. */
const TEXTS = "**/*.{xml,txt,md,bib,ris,json}";

/** Stands for the host while an address is worked out. */
const HERE = "https://x.invalid";

export interface BuiltSite {
  folder: string;
  /** Path that it stands under: "/kb/". */
  root: string;
  pages: ReadonlyMap<string, Page>;
}

/** Where the site says that it lives, with a slash at the end. */
function originOf({ pages }: BuiltSite): string {
  const choice = pages.get("/");
  return (choice && attributeOf(only(choice.document, "link[rel=canonical]"), "href")) ?? "";
}

/** The addresses in a page's elements, as they are written. */
export const addressesIn = ({ document }: Page): string[] =>
  elementsOf(document).flatMap(({ attrs }) =>
    attrs.flatMap(({ name, value }) => (ADDRESS.has(name) ? [value] : ADDRESSES.has(name) ? candidatesOf(value) : [])),
  );

/** The addresses of a `srcset`, without what it says of their sizes. */
const candidatesOf = (value: string): string[] =>
  value.split(/,\s/u).map((candidate) => candidate.trim().split(/\s/u)[0] ?? "");

/** Each address of the site that stands in it and leads nowhere, behind the page or file that names it. */
export async function lostAddresses(site: BuiltSite): Promise<string[]> {
  const origin = originOf(site);
  const leads = guide(site);
  const isLost = (address: string, from: string): boolean => {
    const url = new URL(
      address.startsWith(origin) ? `${site.root}${address.slice(origin.length)}` : address,
      `${HERE}${site.root}${from}`,
    );
    return url.origin === HERE && !leads(url);
  };
  const ofPages = [...site.pages.values()].map((page) => ({
    from: page.address.slice(1),
    named: [...addressesIn(page), ...complete(page.html, origin)],
  }));
  const ofFiles = await Array.fromAsync(glob(TEXTS, { cwd: site.folder }), async (file) => ({
    from: file,
    named: complete(await readFile(join(site.folder, file), "utf8"), origin),
  }));
  const ofStyles = await Array.fromAsync(glob("**/*.css", { cwd: site.folder }), async (file) => ({
    from: file,
    named: [...(await readFile(join(site.folder, file), "utf8")).matchAll(/url\(["']?([^"')]+)/gu)].map(
      ([, address = ""]) => address,
    ),
  }));
  return [...ofPages, ...ofFiles, ...ofStyles].flatMap(({ from, named }) =>
    [...new Set(named)].filter((address) => isLost(address, from)).map((address) => `${from} → ${address}`),
  );
}

/** Complete addresses of the site in a text of any form. */
const complete = (text: string, origin: string): string[] =>
  text
    .split(origin)
    .slice(1)
    .map((rest) => origin + (/^[^\s"'<>()[\]{}\\|&`]*/u.exec(rest)?.[0] ?? "").replace(/[.,;:]+$/u, ""));

/** Whether an address leads to a page, to a place that the page has, or to a file. */
function guide({ folder, root, pages }: BuiltSite): (url: URL) => boolean {
  /** Read once a page: thousands of links ask for them. */
  const known = new Map<Page, Set<string | undefined>>();
  const idsOf = (page: Page): Set<string | undefined> => {
    const ids = known.get(page) ?? new Set(elementsOf(page.document).map((element) => attributeOf(element, "id")));
    known.set(page, ids);
    return ids;
  };
  return ({ pathname, hash }) => {
    if (!pathname.startsWith(root)) return false;
    const address = `/${pathname.slice(root.length)}`;
    const page = pages.get(decodeURIComponent(address));
    // A folder without its slash is another address: a host leads on from it, or does not.
    if (page === undefined)
      return statSync(join(folder, decodeURIComponent(address)), { throwIfNoEntry: false })?.isFile() ?? false;
    const id = decodeURIComponent(hash.slice(1));
    return id === "" || idsOf(page).has(id);
  };
}

/** What must not matter to a reader: line endings, marks of encoding, Markdown or MDX; and what must. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../citations.ts";
import { type Element, only, rawTextOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { revision, sites } from "./builds.ts";
import { twins } from "./twins.ts";

const plain = new Map<string, Page>();
const dressed = new Map<string, Page>();
const revised = new Map<string, Page>();

beforeAll(async () => {
  for (const [pages, folder] of [
    [plain, sites.fixture],
    [dressed, sites.twins],
    [revised, sites.revised],
  ] as const) {
    for (const [address, page] of await readSite(folder)) pages.set(address, page);
  }
});

const page = (pages: Map<string, Page>, address: string): Page =>
  pages.get(address) ?? expect.fail(`no page at ${address}`);

test.each([
  ["CRLF", "/en/bridges-in-every-form/"],
  ["a byte order mark", "/ar/al-jusur/"],
  ["CRLF in MDX", "/en/cables-from-mdx/"],
  ["CRLF in MDX and in the data of its figures", "/en/bridges-in-figures/"],
  ["CRLF after a byte order mark", "/en/about/"],
])("a file with %s gives the same page", (_, address) => {
  const text = ({ html }: Page): string => html.replaceAll(/\s+/gu, " ");
  expect(text(page(dressed, address))).toBe(text(page(plain, address)));
});

test("a file with CRLF in MDX and in the data of its figures gives the same Markdown", async () => {
  const [before, after] = await Promise.all(
    [sites.fixture, sites.twins].map((folder) => readFile(join(folder, "en/bridges-in-figures.md"), "utf8")),
  );
  expect(before).toContain("| --- |");
  expect(after).toBe(before);
});

/** An element's structure, without what has no meaning: white space between blocks, how an empty attribute is written. */
function skeleton(element: Element): unknown {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value === "true" ? "" : value]));
  const children = element.childNodes.flatMap((child): unknown[] => {
    if ("tagName" in child) return [skeleton(child)];
    const text = rawTextOf(child).replaceAll(/\s+/gu, " ");
    return text.trim() === "" ? [] : [text];
  });
  return [element.tagName, attributes, ...children];
}

test("one body is one text, whether it is Markdown or MDX", () => {
  const [markdown, mdx] = [twins.md, twins.mdx].map((slug) => only(page(dressed, `/en/${slug}/`).document, ".prose"));
  expect(rowsOf(page(dressed, `/en/${twins.md}/`)).length).toBeGreaterThan(4);
  // Each has its own copy of the image.
  const own = (element: Element | undefined): string =>
    JSON.stringify(element && skeleton(element)).replaceAll(`/${twins.mdx}/`, `/${twins.md}/`);
  expect(JSON.parse(own(mdx))).toEqual(JSON.parse(own(markdown)));
  const rows = [twins.md, twins.mdx].map((slug) =>
    rowsOf(page(dressed, `/en/${slug}/`)).map(({ element }) => skeleton(element)),
  );
  expect(rows[1]).toEqual(rows[0]);
});

const withoutBibtex = ({ html }: Page): string => html.replaceAll(/@\w+\{.*?(?=<\/pre>)/gsu, "");

test("editing a record changes every page that shows it at the next build, and no other", () => {
  const cites = ({ html }: Page): boolean => html.includes(`ref-${revision.key}`);
  /** A page that cites it, its own page, the list of all sources, or the page of the state, which names old readings. */
  const names = (page: Page): boolean =>
    cites(page) || /\/(?:(?:sources|masadir|fonti)\/(?:marlow-spans\/)?|(?:status|hala|stato)\/)$/u.test(page.address);
  expect([...dressed.values()].filter(cites).map(({ address }) => address)).toEqual([
    "/ar/al-jusur-fi-ashkal/",
    "/ar/al-jusur/",
    "/en/bridges-in-every-form/",
    "/en/bridges-in-figures/",
    "/en/cables-from-mdx/",
    `/en/${twins.md}/`,
    `/en/${twins.mdx}/`,
  ]);
  for (const before of dressed.values()) {
    const after = page(revised, before.address);
    expect(after.html.includes(revision.from), before.address).toBe(false);
    expect(after.html.includes(revision.to), before.address).toBe(names(before));
    if (!names(before)) expect(after.html).toBe(before.html);
    // BibTeX protects the capitals of a title; exports.test.ts reads what those files say.
    else expect(withoutBibtex(after).replaceAll(revision.to, revision.from)).toBe(withoutBibtex(before));
  }
});

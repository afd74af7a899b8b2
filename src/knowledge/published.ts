/**
 * Reads the finished site and holds it against the knowledge base: every text is there, every marker and entry is
 * where the other expects it. Astro lets an article without text pass; this does not.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { entryId, markerId } from "../citations/ids.ts";
import { decoded } from "../markdown/link-target.ts";
import { allPages, homeAddress, proseAddress, topicAddress } from "./addresses.ts";
import { currentKnowledge } from "./current.ts";
import { figureId } from "./figure-view.ts";
import { startOf } from "./files.ts";
import type { Introduction, Prose, Site } from "./model.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

/** Element around the text of an article or page. */
const TEXT_CLASS = "prose";

/**
 * Reads one page after the other, so that a large site needs no more memory than a small one.
 * @param folder URL of the finished site, ending in "/"
 */
export async function publishedProblems(folder: URL): Promise<Problem[]> {
  const knowledge = currentKnowledge();
  const { site, articles, pages, introductions, built } = knowledge;
  const problems: Problem[] = [];
  for (const prose of builtOnes<Prose>([...articles.values(), ...pages.values()], built))
    problems.push(...(await textProblems(prose, site, folder)));
  for (const introduction of builtOnes([...introductions.values()], built))
    problems.push(...(await introductionProblems(introduction, site, folder)));
  const addresses = allPages(knowledge).flatMap((alternates) =>
    built.flatMap((locale) => alternates.get(locale) ?? []),
  );
  const missing = addresses.filter((address) => !existsSync(fileOf(folder, site, address)));
  return [...problems, ...missing.map(absent)];
}

const builtOnes = <T>(texts: readonly ReadonlyMap<string, T>[], built: readonly string[]): T[] =>
  texts.flatMap((variants) => built.flatMap((locale) => variants.get(locale) ?? []));

async function textProblems(prose: Prose, site: Site, folder: URL): Promise<Problem[]> {
  const place = startOf(prose.file);
  const html = await readPage(folder, site, proseAddress(site, prose));
  if (html === undefined)
    return [{ ...place, rule: "article-rendered", message: "the finished site has no page for this text." }];
  const { ids, repeated, lost } = placesIn(html, place);
  const problems = repeated;
  if (!hasText(html))
    problems.push({
      ...place,
      rule: "article-rendered",
      message: "its page has no text: a plugin or component failed while it was rendered.",
    });
  const expected = prose.analysis.uses.flatMap(({ key, use }) => [markerId(key, use), entryId(key)]);
  for (const id of new Set(expected)) {
    if (!ids.has(id))
      problems.push({
        ...place,
        rule: "places-agree",
        message: `its page lacks the id “${id}”, which a citation needs.`,
      });
  }
  for (const { name } of prose.figures) {
    if (!ids.has(figureId(name)))
      problems.push({ ...place, rule: "article-rendered", message: `its page lacks the figure “${name}”.` });
  }
  return [...problems, ...lost];
}

async function introductionProblems({ id, locale, file }: Introduction, site: Site, folder: URL): Promise<Problem[]> {
  const topic = site.topics.find((one) => one.id === id);
  const address = topic ? topicAddress(site, topic, locale) : homeAddress(site, locale);
  const { repeated, lost } = placesIn((await readPage(folder, site, address)) ?? "", startOf(file));
  return [...repeated, ...lost];
}

interface PlacesOfPage {
  ids: ReadonlySet<string>;
  /** Ids that stand more than once. */
  repeated: Problem[];
  /** Links of the page to places in it that are not there. */
  lost: Problem[];
}

function placesIn(html: string, place: Place): PlacesOfPage {
  const tags = tagsOf(html);
  const ids = new Set<string>();
  const repeated = new Set<string>();
  for (const id of valuesOf(tags, /\sid="([^"]*)"/u)) (ids.has(id) ? repeated : ids).add(id);
  const targets = new Set(valuesOf(tags, /\shref="#([^":]+)"/u).map(decoded));
  const lost = [...targets].filter((target) => !ids.has(target));
  return {
    ids,
    repeated: [...repeated].map((id) =>
      problemAt(place, "ids-unique", `the id “${id}” stands more than once in its page.`),
    ),
    lost: lost.map((id) => problemAt(place, "places-agree", `a link leads to "#${id}", which its page does not have.`)),
  };
}

const absent = (address: string): Problem => ({
  ...startOf(address),
  rule: "article-rendered",
  message: "the finished site has no page at this address.",
});

/** The file at an address; the base path is where the folder is served, not part of it. */
const fileOf = (folder: URL, site: Site, address: string): URL =>
  new URL(`${address.slice(site.root.pathname.length)}index.html`, folder);

const readPage = (folder: URL, site: Site, address: string): Promise<string | undefined> =>
  readFile(fileOf(folder, site, address), "utf8").catch(() => undefined);

/** The tags of a page; what stands between them may look like attributes and is none. */
const tagsOf = (html: string): string[] => html.match(/<[a-z](?:"[^"]*"|[^">])*>/giu) ?? [];

const valuesOf = (tags: readonly string[], attribute: RegExp): string[] =>
  tags.flatMap((tag) => attribute.exec(tag)?.[1] ?? []);

function hasText(html: string): boolean {
  const start = html.indexOf(`class="${TEXT_CLASS}"`);
  const text = start === -1 ? "" : html.slice(html.indexOf(">", start) + 1, html.indexOf("<!--/prose-->", start));
  return /[\p{L}\p{N}]/u.test(text.replaceAll(/<[^>]*>/gu, ""));
}

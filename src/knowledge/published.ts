/**
 * Reads the finished site and holds it against the knowledge base: every text is there, every marker and entry is
 * where the other expects it. Astro lets an article without text pass; this does not.
 */
import { readFile } from "node:fs/promises";
import { entryId, markerId } from "../citations/ids.ts";
import { decoded } from "../markdown/link-target.ts";
import { allPages, homeAddress, proseAddress, topicAddress } from "./addresses.ts";
import { currentKnowledge } from "./current.ts";
import { figureId } from "./figure-view.ts";
import { startOf } from "./files.ts";
import type { Prose, Site } from "./model.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

/** Element around the text of an article or page. */
const TEXT_CLASS = "prose";

/** @param folder URL of the finished site, ending in "/" */
export async function publishedProblems(folder: URL): Promise<Problem[]> {
  const knowledge = currentKnowledge();
  const isBuilt = ({ locale }: { locale: string }): boolean => knowledge.built.includes(locale);
  const texts = [...knowledge.articles.values(), ...knowledge.pages.values()]
    .flatMap((variants) => [...variants.values()])
    .filter(isBuilt);
  const ofTexts = await Promise.all(texts.map((prose) => textProblems(prose, knowledge.site, folder)));
  const introduced = [...knowledge.introductions.values()]
    .flatMap((variants) => [...variants.values()])
    .filter(isBuilt);
  const ofIntroductions = introduced.map(async ({ id, locale, file }) => {
    const topic = knowledge.site.topics.find((one) => one.id === id);
    const address = topic ? topicAddress(knowledge.site, topic, locale) : homeAddress(knowledge.site, locale);
    const html = (await readPage(folder, knowledge.site, address)) ?? "";
    return [...repetitions(html, startOf(file)), ...lostPlaces(html, startOf(file))];
  });
  const others = allPages(knowledge).flatMap((alternates) =>
    knowledge.built.flatMap((locale) => alternates.get(locale) ?? []),
  );
  const missing = await Promise.all(
    others.map(async (address) =>
      (await readPage(folder, knowledge.site, address)) === undefined ? [absent(address)] : [],
    ),
  );
  return [...ofTexts, ...(await Promise.all(ofIntroductions)), ...missing].flat();
}

async function textProblems(prose: Prose, site: Site, folder: URL): Promise<Problem[]> {
  const place = startOf(prose.file);
  const html = await readPage(folder, site, proseAddress(site, prose));
  if (html === undefined)
    return [{ ...place, rule: "article-rendered", message: "the finished site has no page for this text." }];
  const problems = repetitions(html, place);
  if (!hasText(html))
    problems.push({
      ...place,
      rule: "article-rendered",
      message: "its page has no text: a plugin or component failed while it was rendered.",
    });
  const ids = new Set(idsOf(html));
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
  return [...problems, ...lostPlaces(html, place)];
}

const repetitions = (html: string, place: Place): Problem[] =>
  repeatedIds(html).map((id) => problemAt(place, "ids-unique", `the id “${id}” stands more than once in its page.`));

/** Links of a page to places in it that are not there. */
function lostPlaces(html: string, place: Place): Problem[] {
  const ids = new Set(idsOf(html));
  const lost = [...fragmentsOf(html)].filter((target) => !ids.has(target));
  return lost.map((id) => problemAt(place, "places-agree", `a link leads to "#${id}", which its page does not have.`));
}

const absent = (address: string): Problem => ({
  ...startOf(address),
  rule: "article-rendered",
  message: "the finished site has no page at this address.",
});

/** The HTML at an address; the base path is where the folder is served, not part of it. */
async function readPage(folder: URL, site: Site, address: string): Promise<string | undefined> {
  const file = new URL(`${address.slice(site.root.pathname.length)}index.html`, folder);
  return readFile(file, "utf8").catch(() => undefined);
}

/** The tags of a page; what stands between them may look like attributes and is none. */
const tagsOf = (html: string): string[] => html.match(/<[a-z](?:"[^"]*"|[^">])*>/giu) ?? [];

const valuesOf = (html: string, attribute: RegExp): string[] =>
  tagsOf(html).flatMap((tag) => attribute.exec(tag)?.[1] ?? []);

const idsOf = (html: string): string[] => valuesOf(html, /\sid="([^"]*)"/u);
const fragmentsOf = (html: string): Set<string> => new Set(valuesOf(html, /\shref="#([^":]+)"/u).map(decoded));

function repeatedIds(html: string): string[] {
  const ids = idsOf(html);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function hasText(html: string): boolean {
  const start = html.indexOf(`class="${TEXT_CLASS}"`);
  const text = start === -1 ? "" : html.slice(html.indexOf(">", start) + 1, html.indexOf("<!--/prose-->", start));
  return /[\p{L}\p{N}]/u.test(text.replaceAll(/<[^>]*>/gu, ""));
}

/** Rules about articles and pages as a whole: addresses, topics, relations between variants. */
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Messages } from "../i18n/translate.ts";
import type { Analysis } from "../markdown/analysis.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import type { ReadProse, UnreadProse } from "./prose.ts";
import { slugFault } from "./slug.ts";

/** Slugs: safe, free of the names that the site needs, and unique in their locale over articles and pages. */
export function slugProblems(
  texts: readonly ReadProse<object>[],
  site: Site,
  messages: ReadonlyMap<string, Messages>,
): Problem[] {
  const owners = new Map<string, ReadProse<object>>();
  return texts.flatMap((text): Problem[] => {
    const { slug, locale, file } = text.prose;
    const place = text.placeOf("slug");
    const fault = slugFault(slug, takenNames(site, messages.get(locale)));
    if (fault !== undefined) return [unsafeSlug(place, slug, fault)];
    const owner = owners.get(`${locale}/${slug}`);
    owners.set(`${locale}/${slug}`, owner ?? text);
    if (owner === undefined) return [];
    const other = owner.placeOf("slug");
    const message = `the slug “${slug}” is taken by ${other.file}:${other.line}; give ${file} another one.`;
    return [problemAt(place, "slug-unique", message)];
  });
}

const unsafeSlug = (place: Place, slug: string, fault: string): Problem =>
  problemAt(place, "slug-safe", `the slug “${slug}” cannot be used: ${fault}.`);

/** What each field says by itself, where others of the same frontmatter keep the text from being read. */
export function unreadProblems(
  texts: readonly UnreadProse[],
  site: Site,
  messages: ReadonlyMap<string, Messages>,
): Problem[] {
  return texts.flatMap(({ locale, fields: { slug, topic }, placeOf }): Problem[] => {
    const fault = isWritten(slug) ? slugFault(slug, takenNames(site, messages.get(locale))) : undefined;
    return [
      ...(isWritten(slug) && fault !== undefined ? [unsafeSlug(placeOf("slug"), slug, fault)] : []),
      ...(isWritten(topic) && KEY_PATTERN.test(topic) ? unknownTopic(placeOf("topic"), topic, site) : []),
    ];
  });
}

const isWritten = (value: unknown): value is string => typeof value === "string";

/** Words of `address` that only stand behind a slug. */
const BELOW_SLUGS = ["parallel"];

/** The site's own path segments in a locale, where slugs stand too. */
export function takenNames(site: Site, messages: Messages | undefined): Set<string> {
  const words = Object.entries(messages?.["address"] ?? {});
  return new Set([
    ...site.locales.map(({ tag }) => tag.toLowerCase()),
    ...words.filter(([name]) => !BELOW_SLUGS.includes(name)).map(([, word]) => String(word)),
  ]);
}

/** An article that no source bears out is an opinion; a draft may still look for its sources. */
export function citedProblems(texts: readonly ReadProse<{ status?: "draft" | undefined }>[]): Problem[] {
  return texts
    .filter(({ prose: { analysis }, fields }) => fields.status !== "draft" && citesNothing(analysis))
    .map(({ prose: { file, analysis }, placeOf }) => {
      const place = { ...placeOf("title"), ...analysis.statements[0], file };
      const message =
        "the article cites no source; write [@key] behind what a source says, or “status: draft” in the frontmatter until there is one.";
      return problemAt(place, "article-cited", message);
    });
}

/** A citation with a fault is a citation all the same. */
const citesNothing = ({ uses, faults }: Analysis): boolean => uses.length + faults.length === 0;

type Related = ReadProse<{ topic: string; related: string[] }>;

/**
 * Topic and related articles exist; the variants of an article agree about the topic.
 * @param ids every article there is a file for, whether it could be read or not
 */
export function relationProblems(texts: readonly Related[], ids: ReadonlySet<string>, site: Site): Problem[] {
  const firsts = new Map<string, Related>();
  return texts.flatMap((text): Problem[] => {
    const first = firsts.get(text.prose.id) ?? text;
    firsts.set(text.prose.id, first);
    return [...topicProblems(text, first, site), ...relatedProblems(text, ids)];
  });
}

function unknownTopic(place: Place, topic: string, site: Site): Problem[] {
  const topics = site.topics.map(({ id }) => id);
  if (topics.includes(topic)) return [];
  const hint = didYouMean(topic, topics) || ` Topics: ${topics.join(", ")}.`;
  return [problemAt(place, "topic-exists", `unknown topic “${topic}”.${hint}`)];
}

function topicProblems({ fields, placeOf }: Related, first: Related, site: Site): Problem[] {
  const problems = unknownTopic(placeOf("topic"), fields.topic, site);
  if (first.fields.topic !== fields.topic) {
    const message = `the topic is “${fields.topic}” here and “${first.fields.topic}” in ${first.prose.file}; write the same in both.`;
    problems.push(problemAt(placeOf("topic"), "variants-agree", message));
  }
  return problems;
}

function relatedProblems({ prose, fields, placeOf }: Related, ids: ReadonlySet<string>): Problem[] {
  return fields.related.flatMap((id, index): Problem[] => {
    const place = placeOf("related", index);
    if (fields.related.indexOf(id) < index)
      return [problemAt(place, "related-unique", `“${id}” is in the list already; take it out here.`)];
    if (id !== prose.id && ids.has(id)) return [];
    const message =
      id === prose.id
        ? "an article is not related to itself; take its id out of the list."
        : `unknown article “${id}”.${didYouMean(id, ids) || ` There is no folder articles/${id}/.`}`;
    return [problemAt(place, "related-exists", message)];
  });
}
